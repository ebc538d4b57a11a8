"""Keys and files of these tests lie in a folder of their own; the authority is made once for all of them."""

from pathlib import Path

import pytest
from pytest_django import Settings


@pytest.fixture(scope="session")
def keys_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("keys")


@pytest.fixture(autouse=True)
def folders(tmp_path: Path, keys_folder: Path, settings: Settings) -> None:
    settings.DATA_DIR = tmp_path
    settings.KEYS_DIR = keys_folder
    settings.IS_DEMO = True
    settings.VERIFY_ADDRESS = "https://zwfw.yunling.example/verify/"
