"""进度查询: by number and query code, without log-in. It says the status and nothing that is anybody's."""

import hmac
from dataclasses import dataclass
from datetime import date, datetime
from http import HTTPStatus
from typing import ClassVar

from onewindow.contexts.cases.actions.numbering import hashed_code
from onewindow.contexts.cases.domain.states import State
from onewindow.contexts.cases.models import WorkLine
from onewindow.contexts.cases.models.beside import NO_TERM
from onewindow.contexts.cases.queries.views import numbered
from onewindow.kernel.codes.faults import typed
from onewindow.kernel.errors import Refusal
from onewindow.kernel.instants import legal_day
from onewindow.kernel.words import N_, NN_
from onewindow.platform.access.actors import Place
from onewindow.platform.access.tries import count_try, forgive_all, forgive_one, key_of, key_of_address
from onewindow.platform.preferences.registry import Preference, declare
from onewindow.platform.preferences.setting import preferred

TRIES = 5  # of a case, decision 21
TRIES_OF_AN_ADDRESS = declare(
    Preference(
        key="cases.query_tries_of_an_address",
        meaning=N_("同一网络地址连续输错几次编号或查询码后，要等 15 分钟"),
        of=int,
        default=20,
    )
)


@dataclass(frozen=True, kw_only=True)
class PublicStatus:
    """What whoever holds number and code may know."""

    number: str
    short_number: str
    item_name: str
    applicant: str  # masked
    state: State
    received_on: date
    due_on: date | None


class NumberOrCodeWrong(Refusal):
    """One answer for a number that does not exist and a code that does not fit."""

    words = N_("编号或查询码不正确，请对照收件凭证核对后再试")
    status: ClassVar[HTTPStatus] = HTTPStatus.NOT_FOUND


class TooManyTries(Refusal):
    """Five wrong codes: the case cannot be queried by code for a while."""

    words = NN_("查询码输错次数过多，请 %(minutes)s 分钟后再试，或登录后在“我的办件”中查看")
    counts = "minutes"
    status: ClassVar[HTTPStatus] = HTTPStatus.TOO_MANY_REQUESTS


class TooManyFromHere(Refusal):
    """Somebody at this address guessed too often; a hall's or a family's address may be many people's."""

    words = NN_("从您的网络输错的次数太多，请 %(minutes)s 分钟后再试；着急的话，登录后在“我的办件”里看，或到窗口查询")
    counts = "minutes"
    status: ClassVar[HTTPStatus] = HTTPStatus.TOO_MANY_REQUESTS


def status_by_number(*, number: str, query_code: str, address: str, now: datetime) -> PublicStatus:
    """Return the status of a case to whoever knows its number, short or long, and its query code. `address` is where
    the question comes from; it is counted by, and not kept.

    :raises NumberOrCodeWrong: if there is no such number, or the code is another
    :raises TooManyTries: if the code was wrong too often
    :raises TooManyFromHere: if too much was wrong that came from the address
    """
    asker = key_of_address("query", address)
    limit = preferred(TRIES_OF_AN_ADDRESS, at=Place(None, ""), on=legal_day(now))
    if minutes := count_try(key=asker, limit=limit, now=now):
        raise TooManyFromHere(minutes=minutes)
    row = numbered(number).first()
    if row is None:
        raise NumberOrCodeWrong
    asked = key_of("case", str(row.id))
    if minutes := count_try(key=asked, limit=TRIES, now=now):
        raise TooManyTries(minutes=minutes)
    if not hmac.compare_digest(bytes(row.query_code_hash), hashed_code(row.id, typed(query_code))):
        raise NumberOrCodeWrong
    forgive_all(key=asked)
    forgive_one(key=asker)
    return _status(WorkLine.objects.get(case_id=row.id, seq=0))


def _status(line: WorkLine) -> PublicStatus:
    return PublicStatus(
        number=line.number,
        short_number=line.short_number,
        item_name=line.item_name,
        applicant=line.applicant,
        state=State(line.state),
        received_on=line.received_on,
        due_on=None if line.due_on == NO_TERM else line.due_on,
    )
