"""进度查询: by number and query code, without log-in. It says the status and nothing that is anybody's."""

import hmac
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from http import HTTPStatus
from typing import ClassVar
from uuid import UUID

from django.db.models import F, Q

from onewindow.contexts.cases.actions.numbering import hashed_code
from onewindow.contexts.cases.domain.states import State
from onewindow.contexts.cases.models import Case, QueryTry, WorkLine
from onewindow.contexts.cases.models.beside import NO_TERM
from onewindow.kernel.errors import Refusal
from onewindow.kernel.words import N_

TRIES = 5  # decision 21
WAIT = timedelta(minutes=15)


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

    words = N_("查询码输错次数过多，请 %(minutes)s 分钟后再试，或登录后在“我的办件”中查看")
    status: ClassVar[HTTPStatus] = HTTPStatus.TOO_MANY_REQUESTS


def status_by_number(*, number: str, query_code: str, now: datetime) -> PublicStatus:
    """Return the status of a case to whoever knows its number, short or long, and its query code.

    :raises NumberOrCodeWrong: if there is no such number, or the code is another
    :raises TooManyTries: if the code was wrong too often
    """
    typed = "".join(number.split()).upper()
    row = Case.objects.filter(Q(number=typed) | Q(short_number=typed), ~Q(number="")).first()
    if row is None:
        raise NumberOrCodeWrong
    _check_tries(row.id, now)
    if not hmac.compare_digest(bytes(row.query_code_hash), hashed_code(row.id, "".join(query_code.split()))):
        _count_failure(row.id, now)
        raise NumberOrCodeWrong
    QueryTry.objects.filter(case_id=row.id).delete()
    line = WorkLine.objects.get(case_id=row.id, seq=0)
    return PublicStatus(
        number=line.number,
        short_number=line.short_number,
        item_name=line.item_name,
        applicant=line.applicant,
        state=State(line.state),
        received_on=line.received_on,
        due_on=None if line.due_on == NO_TERM else line.due_on,
    )


def _check_tries(case_id: UUID, now: datetime) -> None:
    tried = QueryTry.objects.filter(case_id=case_id, failures__gte=TRIES, since__gt=now - WAIT).exists()
    if tried:
        raise TooManyTries(minutes=int(WAIT.total_seconds() // 60))


def _count_failure(case_id: UUID, now: datetime) -> None:
    QueryTry.objects.filter(case_id=case_id, since__lte=now - WAIT).delete()
    tried, is_first = QueryTry.objects.get_or_create(case_id=case_id, defaults={"failures": 1, "since": now})
    if not is_first:
        QueryTry.objects.filter(case_id=tried.case_id).update(failures=F("failures") + 1, since=now)
