"""The acceptance stories about terms, by the tables of 2025 and 2026, through the rules alone."""

from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest

from onewindow.contexts.calendar import api as calendar
from onewindow.contexts.deadlines import api as deadlines
from onewindow.contexts.deadlines.api import Article45, Clock, Extension, ExtensionRule, Kind, Light, Procedure, Request
from onewindow.contexts.deadlines.domain import procedures
from onewindow.contexts.deadlines.domain.clocks import Reading, read
from onewindow.kernel.events import Subject
from onewindow.kernel.workdays import INSTANT, Term

CHINA = calendar.shipped_calendar()
HEAD = "agency_head"
TEN_MORE = ExtensionRule(amount=10, approver=HEAD)
REVIEW = frozenset({Article45.EXPERT_REVIEW.value})


def clock(kind: Kind, started_on: date, workdays: int, stopped_by: frozenset[str] = frozenset()) -> Clock:
    request = Request(kind=kind, started_on=started_on, term=Term(workdays), stopped_by=stopped_by)
    return Clock.of(Subject("case", uuid4()), 0, request)


def reading(kind: Kind, started_on: date, workdays: int) -> Reading:
    return read(clock(kind, started_on, workdays), CHINA)


def due(kind: Kind, started_on: date, workdays: int) -> date | None:
    return reading(kind, started_on, workdays).due_on


def extension(approved_on: date, approver: str = HEAD, amount: int = 10) -> Extension:
    return Extension(amount=amount, approved_on=approved_on, approver=approver, document_id=uuid4())


def test_S1_国庆长假_法定与承诺时限() -> None:
    accepted_on = date(2025, 9, 22)

    assert due(Kind.PROMISE, accepted_on, 5) == date(2025, 9, 28)
    assert due(Kind.PROMISE, accepted_on, 10) == date(2025, 10, 11)
    assert due(Kind.STATUTORY, accepted_on, 20) == date(2025, 10, 24)
    assert CHINA.count(accepted_on, date(2025, 10, 9)).number == 8
    assert CHINA.count(date(2025, 10, 9), date(2025, 10, 24)).number == 12


def test_S2_逾期不告知_自收到材料之日起计算后续时限() -> None:
    received_on = date(2025, 9, 26)

    assert due(Kind.NOTICE, received_on, 5) == date(2025, 10, 10)
    assert reading(Kind.NOTICE, received_on, 5).lamp.yellow_from == date(2025, 10, 11)
    assert due(Kind.STATUTORY, received_on, 20) == date(2025, 10, 30)


def test_S3_补正后自材料齐全之日起计算() -> None:
    completed_on = date(2025, 10, 15)

    assert due(Kind.STATUTORY, completed_on, 20) == date(2025, 11, 12)
    assert due(Kind.NOTICE, completed_on, 5) == date(2025, 10, 22)


def test_S4_春节前收件_调休上班日计入() -> None:
    assert due(Kind.NOTICE, date(2026, 2, 11), 5) == date(2026, 2, 25)


def test_S5_延期须在届满前由负责人批准_且仅一次() -> None:
    statutory = clock(Kind.STATUTORY, date(2026, 2, 2), 20)

    extended = procedures.extend(statutory, extension(date(2026, 3, 5)), rule=TEN_MORE, calendar=CHINA)

    assert read(statutory, CHINA).due_on == date(2026, 3, 6)
    assert read(extended, CHINA).due_on == date(2026, 3, 20)
    with pytest.raises(procedures.ExtendedAlready):
        procedures.extend(extended, extension(date(2026, 3, 5)), rule=TEN_MORE, calendar=CHINA)
    with pytest.raises(procedures.RanOutAlready):
        procedures.extend(statutory, extension(date(2026, 3, 9)), rule=TEN_MORE, calendar=CHINA)
    with pytest.raises(procedures.WrongApprover):
        procedures.extend(statutory, extension(date(2026, 3, 5), "chief_representative"), rule=TEN_MORE, calendar=CHINA)


def test_S6_专家评审不计入办理时限() -> None:
    statutory = clock(Kind.STATUTORY, date(2026, 4, 20), 20, REVIEW)
    review = Procedure(
        kind=Article45.EXPERT_REVIEW,
        name="专家评审",
        started_on=date(2026, 4, 27),
        told=Term(12),
        document_id=uuid4(),
    )

    paused = procedures.start((statutory,), review)
    resumed = procedures.finish(paused, until=date(2026, 5, 15))

    assert read(statutory, CHINA).due_on == date(2026, 5, 20)
    assert read(paused[0], CHINA).due_on is None
    assert read(resumed[0], CHINA).due_on == date(2026, 6, 5)
    with pytest.raises(procedures.NoticeNeeded):
        procedures.start((statutory,), replace(review, document_id=None))
    with pytest.raises(procedures.StopsNothing):
        procedures.start((statutory,), replace(review, kind="SITE_VISIT", name="现场踏勘"))


def test_S9_送达时限_自决定之日起() -> None:
    decided_on = date(2026, 2, 28)

    assert due(Kind.DELIVERY, decided_on, 10) == date(2026, 3, 13)
    assert due(Kind.DELIVERY, decided_on, 1) == date(2026, 3, 2)


@pytest.mark.parametrize(
    ("on", "light"),
    [
        (date(2026, 5, 10), Light.GREEN),
        (date(2026, 5, 11), Light.WARNING),
        (date(2026, 5, 12), Light.WARNING),
        (date(2026, 5, 13), Light.YELLOW),
    ],
)
def test_S17_电子监察_承诺时限(on: date, light: Light) -> None:
    promise = reading(Kind.PROMISE, date(2026, 5, 6), 5)

    assert promise.due_on == date(2026, 5, 12)
    assert promise.lamp.light(on) == light


@pytest.mark.parametrize(
    ("workdays", "due_on", "red_from"),
    [(10, date(2026, 5, 19), date(2026, 5, 20)), (20, date(2026, 6, 2), date(2026, 6, 3))],
)
def test_S17_电子监察_法定时限(workdays: int, due_on: date, red_from: date) -> None:
    statutory = reading(Kind.STATUTORY, date(2026, 5, 6), workdays)

    assert (statutory.due_on, statutory.lamp.red_from) == (due_on, red_from)
    assert statutory.lamp.light(due_on) == Light.WARNING
    assert statutory.lamp.light(red_from) == Light.RED


def test_S22_跨年_未公布年度暂定() -> None:
    unpublished = reading(Kind.STATUTORY, date(2026, 12, 14), 20)

    assert (unpublished.due_on, unpublished.is_provisional) == (date(2027, 1, 12), True)
    assert reading(Kind.STATUTORY, date(2025, 12, 22), 20) == replace(
        reading(Kind.STATUTORY, date(2025, 12, 22), 20), due_on=date(2026, 1, 20), is_provisional=False
    )


def test_即办件_当场办结_当日届满() -> None:
    request = Request(kind=Kind.PROMISE, started_on=date(2026, 9, 16), term=INSTANT)

    view = deadlines.outlook(request=request, calendar=CHINA)

    assert (view.due_on, view.derivation) == (date(2026, 9, 16), "当场办结，期限为 9 月 16 日当日")
    assert (view.lamp.warning_from, view.lamp.yellow_from) == (None, date(2026, 9, 17))


@pytest.mark.requirement("R363")
def test_周一受理三个工作日_周四仍按时_周五超期() -> None:
    promise = reading(Kind.PROMISE, date(2026, 3, 2), 3)

    assert promise.lamp.light(date(2026, 3, 5)) == Light.WARNING
    assert promise.lamp.light(date(2026, 3, 6)) == Light.YELLOW


@pytest.mark.requirement("R197")
def test_周五决定_周一送达_周二超期() -> None:
    delivery = reading(Kind.DELIVERY, date(2026, 3, 6), 1)

    assert (delivery.due_on, delivery.lamp.yellow_from) == (date(2026, 3, 9), date(2026, 3, 10))


@pytest.mark.requirement("R183")
def test_特别程序自第三日至第八日_承诺时限顺延五个工作日() -> None:
    promise = clock(Kind.PROMISE, date(2026, 3, 2), 10, REVIEW)
    review = Procedure(
        kind=Article45.EXPERT_REVIEW, name="专家评审", started_on=date(2026, 3, 5), told=Term(5), document_id=uuid4()
    )

    (resumed,) = procedures.finish(procedures.start((promise,), review), until=date(2026, 3, 12))

    assert read(promise, CHINA).due_on == date(2026, 3, 16)
    assert read(resumed, CHINA).due_on == date(2026, 3, 23)
