"""The words of every letter, as they stand on paper; a change is read as a diff of the snapshot."""

import re
from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import pytest
from pytest_django import Settings

from onewindow.contexts.documents import api as documents
from onewindow.contexts.documents.actions import planning
from tests.factories import documents as factory
from tests.factories import further_letters as further
from tests.factories.poppler import unsigned, words_of
from tests.golden import assert_golden

pytestmark = pytest.mark.django_db
LETTERS: dict[str, Callable[[], documents.Letter]] = {
    "D01": factory.receipt,
    "D02": factory.one_time_notice,
    "D03": factory.acceptance,
    "D03_deemed": lambda: factory.acceptance(is_deemed=True, tolerated=(), basis=f"{factory.LICENSING}第三十二条"),
    "D04": further.declining,
    "D04_elsewhere": lambda: further.declining(
        reason="该事项由市级机关实施，不属于本机关职权范围", right_agency="云岭市交通运输局"
    ),
    "D05": further.special_procedure,
    "D06": further.extension,
    "D07": further.hearing,
    "D08": factory.grant,
    "D09": factory.denial,
    "D11": further.delivery_receipt,
    "D12": further.disposition,
    "D13": further.termination,
}
CENTRES_OWN = {"D01", "D11"}


@pytest.fixture(autouse=True)
def of_a_real_county(monkeypatch: pytest.MonkeyPatch, settings: Settings) -> None:
    settings.IS_DEMO = False
    monkeypatch.setattr(planning, "new_code", lambda: "7KQMX4RT9WBE")


def words(document_id: UUID, folder: Path) -> str:
    pdf = documents.document_pdf(document_id=document_id, by=factory.citizen(), now=factory.NOW)
    text = words_of(unsigned(pdf), folder)
    lines = (
        re.sub(r"[ \u3000]+", " ", line).strip()
        for line in text.strip("\f").replace("\f", "\n\n— — —\n\n").splitlines()
    )
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip() + "\n"


@pytest.mark.requirement("R186", "R188")
@pytest.mark.parametrize("name", LETTERS)
def test_a_letter_says_what_it_always_said(name: str, tmp_path: Path) -> None:
    factory.seal_everything()
    office = factory.CENTRE if name in CENTRES_OWN else factory.BUREAU

    document = factory.issue(LETTERS[name](), office=office)

    assert_golden(f"letters/{name}.txt", words(document.id, tmp_path))


@pytest.mark.parametrize("name", ["D08", "D09"])
def test_an_item_that_is_no_licence_is_answered_by_another_title(name: str, tmp_path: Path) -> None:
    factory.seal_everything()

    document = factory.issue(LETTERS[name](), is_licence=False)

    assert_golden(f"letters/{name}_other.txt", words(document.id, tmp_path))


def test_a_person_is_spoken_to_as_one(tmp_path: Path) -> None:
    factory.seal_everything()

    document = factory.issue(factory.acceptance(recipient=factory.PERSON))

    text = words(document.id, tmp_path)
    assert "张样例：" in text
    assert "您提出的" in text
    assert "贵单位" not in text
