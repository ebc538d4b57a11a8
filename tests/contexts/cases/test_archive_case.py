"""归档: what is over is filed away by itself, after the days that are set."""

from datetime import timedelta
from uuid import UUID

import pytest

from onewindow.contexts.cases import api as cases
from onewindow.contexts.cases import jobs
from onewindow.kernel.instants import legal_day
from onewindow.platform.access.actors import Scope, ScopeKind
from onewindow.platform.preferences.setting import prefer
from tests.factories.acting import NOW, founder, once
from tests.factories.cases import Town, submitted, town

pytestmark = pytest.mark.django_db
DAY_29, DAY_30 = NOW + timedelta(days=29), NOW + timedelta(days=30)


@pytest.fixture
def place() -> Town:
    return town()


@pytest.fixture
def withdrawn(place: Town) -> UUID:
    case_id = submitted(place, "M003", "M004")
    cases.withdraw_case(case_id=case_id, reason="改变计划", by=place.applicant(), now=NOW, command=once())
    return case_id


def state_of(place: Town, case_id: UUID) -> cases.State:
    return cases.case(case_id=case_id, by=place.applicant()).state


def test_了结三十日后自动归档(place: Town, withdrawn: UUID) -> None:
    early = cases.archive_what_is_over(now=DAY_29)
    before = state_of(place, withdrawn)

    jobs.archive_what_is_over(now=DAY_30)

    assert (early, before, state_of(place, withdrawn)) == (0, cases.State.TERMINATED, cases.State.ARCHIVED)
    assert cases.acts(case_id=withdrawn)[-1].name == "CaseArchived"
    assert cases.archive_what_is_over(now=DAY_30) == 0


def test_部门可以另定天数(place: Town, withdrawn: UUID) -> None:
    own = Scope(ScopeKind.ORGANISATION, str(place.department_id))
    prefer(
        preference=cases.ARCHIVE_AFTER,
        value=0,
        scope=own,
        valid_from=legal_day(NOW),
        by=founder(),
        now=NOW,
        command=once(),
    )

    assert cases.archive_what_is_over(now=NOW) == 1
    assert state_of(place, withdrawn) is cases.State.ARCHIVED


def test_在办的不归档(place: Town) -> None:
    case_id = submitted(place, "M003", "M004")

    assert cases.archive_what_is_over(now=DAY_30) == 0
    assert state_of(place, case_id) is cases.State.SUBMITTED
