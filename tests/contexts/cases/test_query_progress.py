"""Guessing codes: five tries of a case, some of an address; counted in the database, by hashes, before each try."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

import pytest
from django.db import connection

from onewindow.contexts.cases import api as cases
from onewindow.platform.access.actors import Scope, ScopeKind
from onewindow.platform.access.jobs import forget_tries
from onewindow.platform.access.models import Tries
from onewindow.platform.access.tries import REMEMBERED, WAIT
from onewindow.platform.preferences.setting import prefer
from tests.factories.acting import NOW, founder, once
from tests.factories.cases import drafted, town
from tests.factories.keyboards import full_width

pytestmark = pytest.mark.django_db
HOME, OTHER = "192.0.2.7", "192.0.2.8"
SECOND = timedelta(seconds=1)


@pytest.fixture
def filing() -> cases.Filing:
    place = town()
    return cases.submit_case(case_id=drafted(place), by=place.applicant(), now=NOW, command=once())


def ask(number: str, code: str = "00000000", *, address: str = HOME, now: datetime = NOW) -> str:
    """Return what somebody gets who asks: the name of the status, or of the refusal."""
    try:
        return cases.status_by_number(number=number, query_code=code, address=address, now=now).state.name
    except (cases.NumberOrCodeWrong, cases.TooManyTries, cases.TooManyFromHere) as refusal:
        return type(refusal).__name__


def let_tries_be(number: int) -> None:
    prefer(
        preference=cases.TRIES_OF_AN_ADDRESS,
        value=number,
        scope=Scope(ScopeKind.EVERYWHERE),
        valid_from=NOW.date(),
        by=founder(),
        now=NOW,
        command=once(),
    )


def test_查询码连错五次_从哪里来都要等(filing: cases.Filing) -> None:
    wrong = [ask(filing.number, address=f"192.0.2.{host}") for host in range(6)]

    assert wrong == ["NumberOrCodeWrong"] * 5 + ["TooManyTries"]
    assert ask(filing.number, filing.query_code, address=OTHER, now=NOW + WAIT - SECOND) == "TooManyTries"
    assert ask(filing.number, filing.query_code, address=OTHER, now=NOW + WAIT) == "SUBMITTED"


def test_one_address_guesses_numbers_as_often_as_the_setting_says(filing: cases.Filing) -> None:
    let_tries_be(3)

    wrong = [ask(f"NOT-{guess}") for guess in range(4)]

    assert wrong == ["NumberOrCodeWrong"] * 3 + ["TooManyFromHere"]
    assert ask(filing.number, filing.query_code) == "TooManyFromHere"
    assert ask(filing.number, filing.query_code, address=OTHER) == "SUBMITTED"
    assert ask(filing.number, filing.query_code, now=NOW + WAIT) == "SUBMITTED"


def test_who_asks_rightly_is_never_slowed_down(filing: cases.Filing) -> None:
    let_tries_be(3)

    assert {ask(filing.number, filing.query_code) for _ in range(9)} == {"SUBMITTED"}


def test_查询码用全角数字输入_也能查到(filing: cases.Filing) -> None:
    typed = full_width(f" {filing.query_code[:4]} {filing.query_code[4:]}")

    assert ask(full_width(filing.short_number), typed) == "SUBMITTED"


def test_a_household_has_many_addresses_of_version_six(filing: cases.Filing) -> None:
    let_tries_be(2)

    wrong = [ask("NOT", address=f"2001:db8:1:2::{host}") for host in range(1, 4)]

    assert wrong[-1] == "TooManyFromHere"
    assert ask("NOT", address="2001:db8:1:3::1") == "NumberOrCodeWrong"
    assert [ask("NOT", address=one) for one in (HOME, f"::ffff:{HOME}", HOME)][-1] == "TooManyFromHere"


def test_no_address_is_kept_and_its_trace_is_forgotten(filing: cases.Filing) -> None:
    ask(filing.number)
    with connection.cursor() as cursor:
        cursor.execute("SELECT string_agg(row_to_json(t)::text, '') FROM access_tries t")
        (kept,) = cursor.fetchone() or ("",)
    assert HOME not in kept
    assert Tries.objects.count() == 2

    forget_tries(now=NOW + REMEMBERED)

    assert Tries.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_many_at_once_get_no_more_tries_than_one_after_another(filing: cases.Filing) -> None:
    def guess(host: int) -> str:
        try:
            return ask(filing.number, address=f"192.0.2.{host}")
        finally:
            connection.close()

    with ThreadPoolExecutor(6) as pool:
        answers = list(pool.map(guess, range(12)))

    assert sorted(answers) == ["NumberOrCodeWrong"] * 5 + ["TooManyTries"] * 7
