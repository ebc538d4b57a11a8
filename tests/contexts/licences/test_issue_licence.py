"""Issuing: one act, one paper, one current edition."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import IntegrityError, connection, transaction
from pytest_django import Settings

from onewindow.contexts.documents import api as documents
from onewindow.contexts.documents.actions import planning
from onewindow.contexts.elements import api as elements
from onewindow.contexts.licences import api as licences
from onewindow.contexts.licences.models import Licence, LicenceAct
from onewindow.kernel.codes import licence_identifier
from onewindow.kernel.errors import NotAllowed, NotFound
from onewindow.kernel.ids import new_id
from onewindow.platform.outbox.models import Announcement
from tests.factories import licences as factory
from tests.factories.acting import NOW, once
from tests.factories.cases import Town, town
from tests.factories.poppler import signatures_of, unsigned, words_of
from tests.golden import assert_golden

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(days=400)


@pytest.fixture
def place() -> Town:
    return town()


def announced(licence_id: object) -> list[str]:
    return list(Announcement.objects.filter(subject_id=licence_id).order_by("position").values_list("name", flat=True))


def test_a_licence_has_a_number_and_a_national_identifier(place: Town) -> None:
    issued = factory.issue(place)

    assert issued.number == "JY29999010000001"
    assert issued.identifier == "1.2.156.3005.2.11999901MB9100016W001.11999901MB9100016W.JY29999010000001.001.9"
    assert licence_identifier.parse(issued.identifier).version == 1


def test_it_is_announced_and_chained(place: Town) -> None:
    issued = factory.issue(place)

    assert announced(issued.licence_id) == ["LicenceIssued"]
    act = LicenceAct.objects.get(subject_id=issued.licence_id)
    assert (act.seq, act.name, act.body["basis"]) == (1, "LicenceIssued", "《行政许可法》第三十九条")
    assert "张样例" not in str(act.body)


@pytest.mark.requirement("R188")
def test_许可证件_加盖本行政机关的印章(place: Town, tmp_path: Path) -> None:
    issued = factory.issue(place)

    pdf = documents.document_pdf(document_id=issued.document_id, by=place.applicant(), now=NOW)

    report = signatures_of(pdf, tmp_path)
    assert "Signature is Valid" in report
    assert "云岭县市场监督管理局机关印章" in report


def test_the_face_says_what_it_allows_to_whom_and_until_when(place: Town, tmp_path: Path) -> None:
    issued = factory.issue(place)

    pdf = documents.document_pdf(document_id=issued.document_id, by=place.applicant(), now=NOW)

    words = words_of(unsigned(pdf), tmp_path).replace(" ", "").replace("\n", "")
    for said in ("食品经营许可证", issued.number, issued.identifier, "云岭滋味餐饮有限公司", "91999901MA9X00011B"):
        assert said in words
    assert "热食类食品制售" in words
    assert "2026年3月2日至2031年3月1日" in words
    assert "演示·无法律效力" in words


def test_pressing_twice_issues_once(place: Town) -> None:
    command = once()

    first = factory.issue(place, command=command)
    second = factory.issue(place, command=command)

    assert first == second
    assert Licence.objects.count() == 1


def test_a_new_edition_keeps_the_number_and_ends_the_one_before(place: Town) -> None:
    first = factory.issue(place)

    second = factory.issue(place, replaces=first.licence_id, now=LATER)

    before, after = (Licence.objects.get(id=each.licence_id) for each in (first, second))
    assert (before.state, after.state) == (licences.State.SUPERSEDED, licences.State.VALID)
    assert (second.number, second.identifier[-5:]) == (first.number, "002.7")  # rulebook §5.2
    assert after.replaces_id == before.id
    assert announced(before.id) == ["LicenceIssued", "LicenceSuperseded"]


def test_what_no_longer_stands_has_no_new_edition(place: Town) -> None:
    first = factory.issue(place)
    factory.issue(place, replaces=first.licence_id)

    with pytest.raises(licences.NotCurrent):
        factory.issue(place, replaces=first.licence_id)


def test_a_new_edition_is_one_of_the_same_holder_and_type(place: Town) -> None:
    first = factory.issue(place)

    with pytest.raises(NotFound):
        factory.issue(place, replaces=first.licence_id, holder_id=place.person_id)


def test_the_database_keeps_one_current_edition(place: Town) -> None:
    issued = factory.issue(place)
    row = Licence.objects.get(id=issued.licence_id)
    row.id, row.identifier = new_id(), "another"

    with pytest.raises(IntegrityError, match="licence_one_current"), transaction.atomic():
        Licence.objects.bulk_create([row])


def test_the_database_refuses_a_move_that_the_rules_do_not_know(place: Town) -> None:
    factory.issue(place)

    with pytest.raises(IntegrityError, match="VALID -> PREPARED is no move"), transaction.atomic():
        Licence.objects.update(state=licences.State.PREPARED)
    with pytest.raises(IntegrityError, match="number is written once"), transaction.atomic():
        Licence.objects.update(number="JY1")


def test_who_may_not_issue_for_the_organ_does_not(place: Town) -> None:
    with pytest.raises(NotAllowed):
        factory.issue(place, by=place.clerk.actor())


def test_a_licence_of_a_person_shows_the_number_masked(place: Town) -> None:
    issued = factory.issue(place, holder_id=place.person_id)

    row = Licence.objects.get(id=issued.licence_id)
    assert (row.is_person, row.holder_name, row.holder_number) == (True, "张样例", "1101**********002X")


def test_no_name_rests_in_clear(place: Town) -> None:
    factory.issue(place, holder_id=place.person_id)

    with connection.cursor() as cursor:
        cursor.execute("SELECT string_agg(to_jsonb(l)::text, '') FROM licences_licence l")
        (rows,) = cursor.fetchone() or ("",)

    assert "张样例" not in rows
    assert "食品经营许可证" in rows


def test_every_type_of_the_county_can_be_numbered(place: Town) -> None:
    for code in elements.licence_types():
        issued = factory.issue(place, type_code=code, lines=())
        assert licence_identifier.parse(issued.identifier).text == issued.identifier


@pytest.mark.requirement("R188")
def test_the_face_says_what_it_always_said(
    place: Town, tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.IS_DEMO = False
    monkeypatch.setattr(planning, "new_code", lambda: "7KQMX4RT9WBE")
    issued = factory.issue(place)

    pdf = documents.document_pdf(document_id=issued.document_id, by=place.applicant(), now=NOW)

    lines = (re.sub(r"[ \u3000]+", " ", line).strip() for line in words_of(unsigned(pdf), tmp_path).splitlines())
    assert_golden("letters/D10.txt", "\n".join(line for line in lines if line) + "\n")
