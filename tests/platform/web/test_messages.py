"""Every sentence for people is Chinese in the code and English in the catalogue, and what is compiled says the same."""

import shutil
from pathlib import Path

import pytest

from tools import messages


def test_the_compiled_catalogue_is_the_written_one() -> None:
    assert messages.CATALOGUE.with_suffix(".mo").read_bytes() == messages.compiled(), "run python -m tools.messages"


def test_nothing_is_left_untranslated() -> None:
    assert messages.untranslated() == "", "translate these in the English catalogue, then run python -m tools.messages"


def test_the_catalogue_holds_every_sentence_of_the_code(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written = tmp_path / "written.po"
    shutil.copy(messages.CATALOGUE, written)
    try:
        messages.collect()
        collected = messages.CATALOGUE.read_text()
    finally:
        shutil.copy(written, messages.CATALOGUE)

    assert collected == written.read_text(), "run python -m tools.messages"
