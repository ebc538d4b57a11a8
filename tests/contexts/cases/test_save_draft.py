"""暂存: what was typed last stays, and while somebody files the form stays as it was checked and filed."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from uuid import UUID

import pytest
from django.db import connection, transaction

from onewindow.contexts.cases import api as cases
from onewindow.contexts.cases.models import CaseForm
from tests.factories.acting import NOW, once
from tests.factories.cases import VALUES, Town, drafted, town
from tests.harness.waiting import wait_for

pytestmark = pytest.mark.django_db(transaction=True)
CHECKED, TYPED = VALUES["premises_area"], 9999


@pytest.fixture
def place() -> Town:
    return town()


@pytest.fixture
def draft_id(place: Town) -> UUID:
    return drafted(place)


def save(place: Town, draft_id: UUID) -> None:
    cases.save_draft(case_id=draft_id, values=VALUES | {"premises_area": TYPED}, by=place.applicant(), now=NOW)


def file(place: Town, draft_id: UUID) -> None:
    cases.submit_case(case_id=draft_id, by=place.applicant(), now=NOW, command=once())


def while_it_is_open(first: Callable[[], None], then: Callable[[], None]) -> str:
    """Begin the second before the first is committed, and return how the second is answered."""

    def act() -> str:
        try:
            then()
        except cases.NoLongerADraft:
            return "no longer a draft"
        finally:
            connection.close()
        return "done"

    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            first()
            answer = pool.submit(act)
            wait_for(somebody_waits, what="the second")
        return answer.result()


def somebody_waits() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted)")
        (waits,) = cursor.fetchone() or (False,)
    return bool(waits)


def areas(draft_id: UUID) -> set[object]:
    return {form.values["premises_area"] for form in CaseForm.objects.filter(case_id=draft_id)}


def test_what_is_typed_after_the_filing_changes_nothing(place: Town, draft_id: UUID) -> None:
    answer = while_it_is_open(lambda: file(place, draft_id), lambda: save(place, draft_id))

    assert answer == "no longer a draft"
    assert areas(draft_id) == {CHECKED}


def test_what_is_typed_after_the_check_is_not_what_was_filed(place: Town, draft_id: UUID) -> None:
    answer = while_it_is_open(lambda: save(place, draft_id), lambda: file(place, draft_id))

    assert answer == "done"
    assert areas(draft_id) == {CHECKED}


def test_a_request_that_is_overtaken_does_not_undo_what_was_typed_later(place: Town, draft_id: UUID) -> None:
    later = NOW + timedelta(seconds=1)
    cases.save_draft(case_id=draft_id, values=VALUES | {"premises_area": TYPED}, by=place.applicant(later), now=later)

    cases.save_draft(case_id=draft_id, values=VALUES, by=place.applicant(), now=NOW)

    assert areas(draft_id) == {TYPED}
