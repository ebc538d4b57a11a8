"""Every sentence for people is Chinese in the code and English in the catalogue, and what is compiled says the same."""

import re
import shutil
from pathlib import Path

import pytest
from django.utils.translation import override

from onewindow.kernel.errors import Refusal
from onewindow.platform.web.words import sentence
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


# a value that counts, at most two words between, and what is counted: “%(days)s working days”
COUNTED = re.compile(
    r"%\((?!limit|most)\w+\)s (?:[a-z]+ ){0,2}?(?:answers|applications|cases|conditions|copies|days|errors|fields|"
    r"files|items|lines|looks|minutes|months|originals|papers|people|points|posts|questions|records|rights|rows|steps|"
    r"things|times|visits|windows|years)\b"
)


def test_nobody_reads_1_papers() -> None:
    said_of_one = re.findall(r'^msgstr(?:\[0\])? "(.*)"$', messages.CATALOGUE.read_text(), re.MULTILINE)

    assert [words for words in said_of_one if COUNTED.search(words)] == [], "use ngettext or {% blocktranslate count %}"


class TooLong(Refusal):
    """A refusal whose words stand in the catalogue with their number."""

    words = "授权须有截止日期，最长 %(days)s 天"
    counts = "days"


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (1, "A mandate needs an end, at most 1 day away"),
        (365, "A mandate needs an end, at most 365 days away"),
    ],
)
def test_a_refusal_speaks_its_number(days: int, said: str) -> None:
    with override("en"):
        assert sentence(TooLong(days=days)) == said
