"""A case is found by its number, long or short, through an index: whoever guesses numbers makes nobody wait."""

import pytest
from django.db import connection

from onewindow.contexts.cases import api as cases
from onewindow.contexts.cases.queries.views import numbered
from onewindow.kernel.errors import NotFound
from tests.factories.acting import NOW, once
from tests.factories.cases import Town, drafted, submitted, town
from tests.factories.keyboards import full_width

pytestmark = pytest.mark.django_db


@pytest.fixture
def place() -> Town:
    return town()


@pytest.mark.parametrize("typed", ["{number}", "{short}", " {short} ", "{lower}", "{wide}"])
def test_either_number_finds_the_case_however_it_is_typed(place: Town, typed: str) -> None:
    case_id = drafted(place)
    filing = cases.submit_case(case_id=case_id, by=place.applicant(), now=NOW, command=once())

    said = typed.format(
        number=filing.number,
        short=filing.short_number,
        lower=filing.number.lower(),
        wide=full_width(filing.short_number),
    )

    assert cases.case_by_number(number=said, by=place.chief.actor()).id == case_id


def test_what_was_never_filed_is_found_by_no_number(place: Town) -> None:
    drafted(place)

    for typed in ("", " ", "11999901MB9100016W499013100100020260302000001"):
        with pytest.raises(NotFound):
            cases.case_by_number(number=typed, by=place.applicant())


def test_no_table_is_read_through(place: Town) -> None:
    submitted(place)
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")

        plan = numbered("11999901MB9100016W4990131001000").explain()

    assert "Seq Scan" not in plan, plan
