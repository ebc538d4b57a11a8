"""Guessing passwords gets nowhere: some tries of an account, more from an address, the same for whoever is unknown."""

import logging
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
from django.core import signing
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from onewindow.platform.access.actors import AccountKind, Scope, ScopeKind
from onewindow.platform.access.jobs import forget_tries
from onewindow.platform.access.models import Account, Tries
from onewindow.platform.access.tries import REMEMBERED, WAIT
from onewindow.platform.preferences.registry import Preference
from onewindow.platform.preferences.setting import prefer
from onewindow.sites.entrance import browsers
from onewindow.sites.entrance.guessing import TRIES_IN_ALL, TRIES_OF_AN_ACCOUNT, TRIES_OF_AN_ADDRESS
from tests.factories.acting import founder, once

pytestmark = [pytest.mark.urls("tests.platform.web.urls"), pytest.mark.django_db]
RIGHT = "Zhang-2026"
HOME, OTHER = "192.0.2.7", "192.0.2.8"


@pytest.fixture(autouse=True)
def citizen() -> Account:
    return Account.objects.create_account(handle="zhang", kind=AccountKind.CITIZEN, password=RIGHT)


def enter(typed: str = "x", *, handle: str = "zhang", address: str = HOME, **more: str) -> HttpResponse:
    fields = {"handle": handle, "password": typed} | more
    return Client(REMOTE_ADDR=address).post("/login/", fields)


def let_tries_be(number: int, *, of: Preference[int]) -> None:
    now = timezone.now()
    everywhere = Scope(ScopeKind.EVERYWHERE)
    prefer(preference=of, value=number, scope=everywhere, valid_from=now.date(), by=founder(), now=now, command=once())


def a_while_passes() -> None:
    """Let all tries be as old as the wait is long."""
    for tries in Tries.objects.all():
        Tries.objects.filter(key=tries.key).update(since=tries.since - WAIT)


@pytest.mark.parametrize("handle", ["zhang", "nobody"])
def test_after_five_wrong_passwords_an_account_waits_whoever_it_is(handle: str) -> None:
    wrong = [enter(handle=handle).status_code for _ in range(5)]

    answer = enter(RIGHT, handle=handle, next="/form/", **{"kept-reason": "写了很久"})

    assert wrong == [422] * 5
    assert answer.status_code == 429
    assert "密码输错次数过多，为保护账号，请 15 分钟后再试" in answer.text
    assert answer["Retry-After"] == "900"
    assert 'name="kept-reason" value="写了很久"' in answer.text
    assert f'value="{handle}"' in answer.text
    assert RIGHT not in answer.text


def test_the_wait_has_an_end_although_somebody_goes_on_knocking() -> None:
    for _ in range(9):
        enter()
    a_while_passes()

    assert enter(RIGHT).status_code == 302


def test_who_comes_in_starts_again_from_nothing() -> None:
    for _ in range(4):
        enter()
    enter(RIGHT)

    assert [enter().status_code for _ in range(5)] == [422] * 5


def test_one_address_guesses_handles_as_often_as_the_setting_says() -> None:
    let_tries_be(3, of=TRIES_OF_AN_ADDRESS)
    wrong = [enter(handle=f"guess-{guess}").status_code for guess in range(3)]

    answer = enter(RIGHT)

    assert wrong == [422] * 3
    assert answer.status_code == 429
    assert "从您的网络输错账号或密码的次数太多" in answer.text
    assert enter(RIGHT, address=OTHER).status_code == 302


def test_who_logs_in_rightly_is_never_slowed_down() -> None:
    let_tries_be(2, of=TRIES_OF_AN_ADDRESS)
    let_tries_be(2, of=TRIES_OF_AN_ACCOUNT)

    assert {enter(RIGHT).status_code for _ in range(6)} == {302}


def test_a_forged_address_is_not_believed() -> None:
    for host in range(5):
        Client(REMOTE_ADDR=HOME).post(
            "/login/", {"handle": f"guess-{host}", "password": "x"}, headers={"X-Forwarded-For": f"203.0.113.{host}"}
        )

    assert Tries.objects.order_by("-number").values_list("number", flat=True).first() == 5


def test_it_is_logged_without_handle_or_address(caplog: Any) -> None:
    for _ in range(5):
        enter()

    with caplog.at_level(logging.WARNING, logger="onewindow.access"):
        enter()

    (line,) = [record for record in caplog.records if record.name == "onewindow.access"]
    assert line.account == str(Account.objects.get(handle="zhang").id)
    assert not {"zhang", HOME} & {str(value) for value in vars(line).values()}


def test_nothing_of_a_guess_is_kept_for_long() -> None:
    enter()
    with connection.cursor() as cursor:
        cursor.execute("SELECT string_agg(row_to_json(t)::text, '') FROM access_tries t")
        (kept,) = cursor.fetchone() or ("",)
    assert "zhang" not in kept
    assert HOME not in kept

    forget_tries(now=timezone.now() + REMEMBERED + timedelta(seconds=1))

    assert not Tries.objects.exists()


def test_a_stranger_shuts_nobody_out() -> None:
    for _ in range(9):
        enter(address=OTHER)

    assert enter(RIGHT, address=OTHER).status_code == 429
    assert enter(RIGHT, address=HOME).status_code == 302


@pytest.mark.parametrize("handle", ["zhang", "nobody"])
def test_guesses_from_many_places_have_to_wait_longer_and_longer(handle: str) -> None:
    let_tries_be(6, of=TRIES_IN_ALL)
    hosts = iter(range(250))

    def guess() -> int:
        answer = enter(handle=handle, address=f"198.51.100.{next(hosts)}")
        return int(answer["Retry-After"]) // 60 if answer.status_code == 429 else 0

    assert [guess() for _ in range(7)] == [0] * 6 + [1]
    waits = []
    for _ in range(6):
        a_while_passes()
        waits.append((guess(), guess()))  # what was waited for is granted, and the next waits twice as long
    assert waits == [(0, 2), (0, 4), (0, 8), (0, 15), (0, 15), (0, 15)]


def test_a_browser_that_is_known_logs_in_whatever_is_guessed_elsewhere() -> None:
    let_tries_be(6, of=TRIES_IN_ALL)
    known = Client(REMOTE_ADDR=HOME)
    known.post("/login/", {"handle": "zhang", "password": RIGHT})
    for host in range(40):
        enter(address=f"198.51.100.{host}")
    for _ in range(40):
        enter(address=HOME, handle="guess")

    assert enter(RIGHT, address=HOME).status_code == 429
    assert known.post("/login/", {"handle": "zhang", "password": RIGHT}).status_code == 302


def test_a_known_browser_has_no_more_tries_than_others_and_none_of_another_account() -> None:
    Account.objects.create_account(handle="li", kind=AccountKind.CITIZEN, password="Li-2026-ab")
    known = Client(REMOTE_ADDR=HOME)
    known.post("/login/", {"handle": "zhang", "password": RIGHT})

    def guess(handle: str) -> int:
        return known.post("/login/", {"handle": handle, "password": "x"}).status_code

    assert [guess("zhang") for _ in range(6)] == [422] * 5 + [429]
    assert [guess("li") for _ in range(6)] == [422] * 5 + [429]
    assert enter("Li-2026-ab", handle="li").status_code == 429  # it was that address which guessed


def test_the_cookie_of_a_known_browser_says_nothing_and_cannot_be_made() -> None:
    known = Client(REMOTE_ADDR=HOME)
    known.post("/login/", {"handle": "zhang", "password": RIGHT})
    cookie = known.cookies[browsers.COOKIE]
    for _ in range(5):
        enter()

    assert "zhang" not in cookie.value
    assert (cookie["httponly"], cookie["samesite"], cookie["path"]) == (True, "Lax", "/login/")
    for forged in (cookie.value[:-1] + "~", signing.dumps({"name": "x", "accounts": []}, salt="another"), "x", ""):
        stranger = Client(REMOTE_ADDR=HOME)
        stranger.cookies[browsers.COOKIE] = forged
        assert stranger.post("/login/", {"handle": "zhang", "password": RIGHT}).status_code == 429


def test_a_window_s_browser_knows_several_officers() -> None:
    shared = Client(REMOTE_ADDR=HOME)
    for handle in ("zhang", "li", "wang"):
        if handle != "zhang":
            Account.objects.create_account(handle=handle, kind=AccountKind.CITIZEN, password=RIGHT)
        shared.post("/login/", {"handle": handle, "password": RIGHT})
    for handle in ("zhang", "li", "wang"):
        for _ in range(5):
            enter(handle=handle)

    again = [shared.post("/login/", {"handle": handle, "password": RIGHT}) for handle in ("zhang", "li", "wang")]
    assert {answer.status_code for answer in again} == {302}


@pytest.mark.django_db(transaction=True)
def test_many_at_once_get_no_more_tries_than_one_after_another() -> None:
    def guess(host: int) -> int:
        try:
            return enter(more=str(host)).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(guess, range(9)))

    assert sorted(answers) == [422] * 5 + [429] * 4
