"""Before a draft is taken in at the window: what the examination would say, without anything being written."""

from uuid import UUID

import pytest

from onewindow.contexts.cases import api as cases
from onewindow.kernel.instants import legal_day
from tests.factories.acting import NOW
from tests.factories.cases import Town, drafted, handed_in, town

pytestmark = pytest.mark.django_db
TODAY = legal_day(NOW)


@pytest.fixture
def place() -> Town:
    return town()


def would_be(place: Town, case_id: UUID, **defects: str) -> cases.Accepted | cases.Notice:
    return cases.intake_would_be(case_id=case_id, by=place.applicant(), now=NOW, defects=defects)


def test_材料齐全_将当场受理(place: Town) -> None:
    case_id = drafted(place)
    handed_in(place, case_id, "M003", "M004")

    assert would_be(place, case_id) == cases.Accepted(accepted_on=TODAY)
    assert cases.case(case_id=case_id, by=place.applicant()).state is cases.State.DRAFT


def test_缺什么_将一次告知什么(place: Town) -> None:
    case_id = drafted(place)
    handed_in(place, case_id, "M004")

    assert would_be(place, case_id) == cases.Notice(notified_on=TODAY, missing=("M003",))


def test_交了但不符合要求的_也将告知(place: Town) -> None:
    case_id = drafted(place)
    handed_in(place, case_id, "M003", "M004")

    assert would_be(place, case_id, M003="图上没有标注面积") == cases.Notice(notified_on=TODAY, missing=("M003",))


def test_表没填好_说还差几处(place: Town) -> None:
    case_id = drafted(place)
    cases.save_draft(case_id=case_id, values={}, by=place.applicant(), now=NOW)

    with pytest.raises(cases.FormIncomplete):
        would_be(place, case_id)
