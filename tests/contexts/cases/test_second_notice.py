"""再次告知: decision 4, story S3, rule P3."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier
from uuid import UUID

import pytest
from django.db import connection

from onewindow.contexts.cases import api as cases
from onewindow.contexts.cases.models import SecondNotice
from onewindow.contexts.organisations import api as organisations
from onewindow.contexts.organisations.api import PostKind
from onewindow.kernel.errors import NotAllowed
from onewindow.platform.access.actors import Actor
from tests.factories import organisations as county
from tests.factories.acting import NOW, once
from tests.factories.cases import Town, handed_in, submitted, town
from tests.factories.course import sealed_on

pytestmark = pytest.mark.django_db
TOMORROW = NOW + timedelta(days=1)
BLURRED = {"M003": "补交的图模糊，看不清"}


@pytest.fixture
def place() -> Town:
    return town()


@pytest.fixture
def supplemented(place: Town) -> UUID:
    """Return a case that was asked for M003, got it, and waits to be looked at again."""
    case_id = submitted(place, "M004")
    examine(case_id, place.reviewer.actor())
    supplement(place, case_id)
    return case_id


def supplement(place: Town, case_id: UUID) -> None:
    handed_in(place, case_id, "M003", now=TOMORROW)
    cases.supplement_case(case_id=case_id, by=place.applicant(), now=TOMORROW, command=once())


def examine(case_id: UUID, by: Actor, defects: dict[str, str] | None = None) -> cases.Accepted | cases.Notice:
    return cases.examine_case(case_id=case_id, defects=defects, by=by, now=TOMORROW, command=once())


def supervisor() -> Actor:
    region = organisations.region(path="ll/ll/yl/")
    watching = county.organisation(region.id, credit_code=county.CIVIL_AFFAIRS, name="效能办")
    return county.seated(watching, PostKind.SUPERVISOR).actor()


def allow(case_id: UUID, by: Actor, reason: str = "补交的图看不清") -> None:
    cases.allow_second_notice(case_id=case_id, reason=reason, by=by, now=TOMORROW, command=once())


def hits(case_id: UUID) -> list[tuple[cases.Rule, bool]]:
    return [(hit.rule, hit.is_attempt) for hit in cases.rule_hits(case_id=case_id)]


def test_没有准许不得再次告知_尝试也记入监察(place: Town, supplemented: UUID) -> None:
    with pytest.raises(cases.AlreadyNotified):
        examine(supplemented, place.reviewer.actor(), BLURRED)

    assert hits(supplemented) == [(cases.Rule.P3, True)]


def test_补正本身带来的问题_经准许可以再告知一次_记P3(place: Town, supplemented: UUID) -> None:
    allow(supplemented, supervisor())

    notice = examine(supplemented, place.reviewer.actor(), BLURRED)

    assert isinstance(notice, cases.Notice)
    assert (notice.missing, notice.is_second) == (("M003",), True)
    assert hits(supplemented) == [(cases.Rule.P3, False)]
    assert sealed_on(supplemented, "D02") == ("APPROVAL", "OFFICE")


@pytest.mark.requirement("R085")
def test_第一次提交就能发现的_准许了也不得再告知(place: Town, supplemented: UUID) -> None:
    allow(supplemented, supervisor())

    with pytest.raises(cases.VisibleTheFirstTime):
        examine(supplemented, place.reviewer.actor(), {"M004": "目录没有盖章"})

    assert hits(supplemented) == [(cases.Rule.P3, True)]


def test_只有一次(place: Town, supplemented: UUID) -> None:
    by = supervisor()
    allow(supplemented, by)
    examine(supplemented, place.reviewer.actor(), BLURRED)
    supplement(place, supplemented)

    with pytest.raises(cases.AlreadyNotified):
        examine(supplemented, place.reviewer.actor(), BLURRED)
    with pytest.raises(cases.AllowedAlready):
        allow(supplemented, by)
    assert isinstance(examine(supplemented, place.reviewer.actor()), cases.Accepted)


def test_窗口人员和审查人不能准许(place: Town, supplemented: UUID) -> None:
    for person in (place.clerk, place.reviewer, place.chief):
        with pytest.raises(NotAllowed):
            allow(supplemented, person.actor())


def test_还没有补正的办件_无从准许(place: Town) -> None:
    by, case_id = supervisor(), submitted(place, "M004")

    with pytest.raises(cases.NothingToAskAgain):
        allow(case_id, by)


def test_准许要写明理由(supplemented: UUID) -> None:
    with pytest.raises(cases.ReasonNeeded):
        allow(supplemented, supervisor(), reason=" ")


@pytest.mark.django_db(transaction=True)
def test_of_supervisors_who_allow_it_at_once_one_does_and_the_others_are_told(supplemented: UUID) -> None:
    by, together = supervisor(), Barrier(4)

    def press(_: int) -> str:
        together.wait()
        try:
            allow(supplemented, by)
        except cases.AllowedAlready:
            return "allowed already"
        finally:
            connection.close()
        return "allowed"

    with ThreadPoolExecutor(4) as pool:
        answers = sorted(pool.map(press, range(4)))

    assert answers == ["allowed", *["allowed already"] * 3]
    assert SecondNotice.objects.filter(case_id=supplemented).count() == 1
