"""Guessing passwords: some tries of an account from one address, more from an address, many of an account in all, then
a while of waiting (quality S2). A browser in which the account has logged in before has tries of its own, so that no
stranger shuts an official out.

A handle that nobody has is counted like one that somebody has: the answers tell nobody which handles there are.
"""

import logging
from datetime import datetime
from http import HTTPStatus
from typing import ClassVar

from onewindow.kernel.errors import Refusal
from onewindow.kernel.instants import legal_day
from onewindow.kernel.words import N_, NN_
from onewindow.platform.access.actors import Place
from onewindow.platform.access.models import Account
from onewindow.platform.access.tries import (
    count_slowing_try,
    count_try,
    forgive_all,
    forgive_one,
    key_of,
    key_of_address,
)
from onewindow.platform.preferences.registry import Preference, declare
from onewindow.platform.preferences.setting import preferred
from onewindow.sites.entrance.browsers import Browser

TRIES_OF_AN_ACCOUNT = declare(
    Preference(
        key="entrance.tries_of_an_account",
        meaning=N_("同一账号从同一网络地址连续输错几次密码后，要等 15 分钟"),
        of=int,
        default=5,
    )
)
TRIES_OF_AN_ADDRESS = declare(
    Preference(
        key="entrance.tries_of_an_address",
        meaning=N_("同一网络地址输错几次账号或密码后，要等 15 分钟"),
        of=int,
        default=30,
    )
)
TRIES_IN_ALL = declare(
    Preference(
        key="entrance.tries_in_all",
        meaning=N_("同一账号从各处一共输错几次密码后，没有登录过的浏览器要等，越错越久，最长 15 分钟"),
        of=int,
        default=50,
    )
)
ACCOUNT, ADDRESS = "account", "entrance"

log = logging.getLogger("onewindow.access")


class TooManyGuesses(Refusal):
    """The password of an account was wrong too often."""

    words = NN_("密码输错次数过多，为保护账号，请 %(minutes)s 分钟后再试；着急的话，可以到大厅窗口办理")
    counts = "minutes"
    status: ClassVar[HTTPStatus] = HTTPStatus.TOO_MANY_REQUESTS


class TooManyGuessesFromHere(Refusal):
    """Somebody at this address guessed too often; a hall's or a family's address may be many people's."""

    words = NN_("从您的网络输错账号或密码的次数太多，请 %(minutes)s 分钟后再试；着急的话，换一个网络或到大厅窗口办理")
    counts = "minutes"
    status: ClassVar[HTTPStatus] = HTTPStatus.TOO_MANY_REQUESTS


def check_guess(*, handle: str, address: str, browser: Browser | None, now: datetime) -> None:
    """Count a try to log in before the password is looked at. The address is counted by, and not kept.

    A browser in which the account has logged in before has tries of its own: whoever guesses elsewhere does not use
    them up, and who steals it gets no more than these.

    :raises TooManyGuessesFromHere: if too much was wrong that came from the address
    :raises TooManyGuesses: if the password of the handle was wrong too often, here or in all
    """
    of_account, of_address, in_all = (
        preferred(limit, at=Place(None, ""), on=legal_day(now))
        for limit in (TRIES_OF_AN_ACCOUNT, TRIES_OF_AN_ADDRESS, TRIES_IN_ALL)
    )
    if browser is not None and browser.knows(handle):
        _refuse(count_try(key=browser.budget(handle), limit=of_account, now=now), handle, address)
        return
    if minutes := count_try(key=key_of_address(ADDRESS, address), limit=of_address, now=now):
        log.warning("too many guesses from an address", extra={"by": key_of_address(ADDRESS, address)[:12]})
        raise TooManyGuessesFromHere(minutes=minutes)
    _refuse(count_try(key=_pair(handle, address), limit=of_account, now=now), handle, address)
    _refuse(count_slowing_try(key=key_of(ACCOUNT, handle), limit=in_all, now=now), handle, address)


def was_right(*, handle: str, address: str, browser: Browser | None) -> None:
    """Forget the guesses of whoever logged in: a log-in is no guess. What others guess goes on counting."""
    if browser is not None and browser.knows(handle):
        forgive_all(key=browser.budget(handle))
        return
    forgive_all(key=_pair(handle, address))
    forgive_one(key=key_of(ACCOUNT, handle))
    forgive_one(key=key_of_address(ADDRESS, address))


def _pair(handle: str, address: str) -> str:
    return key_of_address(f"{ACCOUNT}:{handle}", address)


def _refuse(minutes: int, handle: str, address: str) -> None:
    if minutes:
        known = Account.objects.filter(handle=handle).values_list("id", flat=True).first()
        log.warning(
            "too many guesses of an account",
            extra={"account": str(known or ""), "by": key_of_address(ADDRESS, address)[:12]},
        )
        raise TooManyGuesses(minutes=minutes)
