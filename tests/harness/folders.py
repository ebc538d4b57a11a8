"""Folders of their own for tests that keep files or sign papers; the authority is made once for all of them."""

from pathlib import Path

import pytest
from pytest_django import Settings


@pytest.fixture(scope="session")
def shared_keys(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the folder of keys that lasts as long as the tests."""
    return tmp_path_factory.mktemp("keys")


@pytest.fixture
def own_folders(tmp_path: Path, shared_keys: Path, settings: Settings) -> None:
    """Let files go where only this test sees them."""
    settings.DATA_DIR, settings.KEYS_DIR = tmp_path, shared_keys
