"""容缺 at the desk: what has not come is said before a decision is made, and a grant before it comes is refused."""

import re
from uuid import UUID

import pytest
from django.test import Client
from django.utils import timezone

from onewindow.contexts.cases import api as cases
from onewindow.contexts.materials import api as materials
from onewindow.platform.access.models import Account
from tests.factories.acting import once
from tests.factories.cases import Town, drafted, handed_in, town
from tests.factories.course import reviewed
from tests.sites.desk.test_desk import press

pytestmark = pytest.mark.django_db
OWED = "容缺材料补交之前不能准予"


@pytest.fixture
def place() -> Town:
    return town(now=timezone.now())


@pytest.fixture
def chief(client: Client, place: Town) -> Client:
    client.force_login(Account.objects.get(id=place.chief.account_id))
    return client


@pytest.fixture
def late_id(place: Town) -> UUID:
    """An accepted and reviewed case whose M004 was promised for later."""
    now = timezone.now()
    case_id, by = drafted(place, now=now), place.applicant(now)
    handed_in(place, case_id, "M003", now=now)
    view = cases.case(case_id=case_id, by=by)
    slot = materials.Slot(subject=view.subject, at=view.place, material_code="M004", material_name="制度目录清单")
    materials.promise_later(slot=slot, tolerance_workdays=5, promise="我承诺", by=by, now=now, command=once())
    cases.submit_case(case_id=case_id, by=by, now=now, command=once())
    cases.examine_case(case_id=case_id, by=place.chief.actor(now=now), now=now, command=once())
    return reviewed(place, case_id, now=now)


def test_a_paper_that_has_not_come_is_said_before_the_decision(chief: Client, late_id: UUID) -> None:
    page = chief.get(f"/desk/cases/{late_id}/").text

    assert OWED in page
    assert re.search("制度目录清单：最晚 .+ 补交，到期没有补交的，视为撤回申请", page)
    assert "申请人补交容缺材料" in page


def test_a_grant_before_it_comes_is_refused_with_what_was_typed_kept(chief: Client, place: Town, late_id: UUID) -> None:
    answer = press(chief, late_id, "decide", decision="GRANT", reason="材料补交后再议")

    assert answer.status_code == 409
    assert "还有容缺材料没有补交：制度目录清单" in answer.text
    assert "材料补交后再议" in answer.text
    assert cases.case(case_id=late_id, by=place.chief.actor()).state is cases.State.IN_REVIEW


def test_once_it_came_the_desk_says_nothing_of_it_and_grants(chief: Client, place: Town, late_id: UUID) -> None:
    handed_in(place, late_id, "M004", now=timezone.now())

    page = chief.get(f"/desk/cases/{late_id}/").text
    answer = press(chief, late_id, "decide", decision="GRANT")

    assert OWED not in page
    assert "申请人补交容缺材料" not in page
    assert answer.status_code == 302
