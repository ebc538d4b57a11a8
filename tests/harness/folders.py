"""What tests store lies in a folder of its own, thrown away with them."""

import shutil
import tempfile
from pathlib import Path

import pytest
from django.conf import settings

FOLDER = pytest.StashKey[Path]()


def pytest_configure(config: pytest.Config) -> None:
    folder = Path(tempfile.mkdtemp(prefix="onewindow-tests-"))
    config.stash[FOLDER] = folder
    settings.DATA_DIR, settings.KEYS_DIR = folder, folder / "keys"
    settings.STATIC_ROOT, settings.DEMO_LOGINS = folder / "static", folder / "demo-logins.json"


def pytest_unconfigure(config: pytest.Config) -> None:
    shutil.rmtree(config.stash[FOLDER], ignore_errors=True)
