"""特别程序与延期: what is refused, and with which sentence."""

from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest

from onewindow.contexts.calendar import api as calendar
from onewindow.contexts.deadlines.domain import procedures
from onewindow.contexts.deadlines.domain.clocks import Alarm, Clock, Request
from onewindow.contexts.deadlines.domain.lights import Kind
from onewindow.contexts.deadlines.domain.procedures import Article45, Extension, ExtensionRule, Procedure
from onewindow.kernel.events import Subject
from onewindow.kernel.workdays import Term

CHINA = calendar.shipped_calendar()
STATUTORY = Clock.of(
    Subject("case", uuid4()),
    16,
    Request(
        kind=Kind.STATUTORY, started_on=date(2026, 3, 2), term=Term(20), stopped_by=frozenset({Article45.HEARING.value})
    ),
)
PROMISE = replace(STATUTORY, seq=17, kind=Kind.PROMISE, term=Term(5), stopped_by=frozenset({"PUBLICITY"}))
HEARING = Procedure(
    kind=Article45.HEARING, name="听证", started_on=date(2026, 3, 4), told=Term(20), document_id=uuid4()
)
RULE = ExtensionRule(amount=10, approver="head")
EXTENSION = Extension(amount=10, approved_on=date(2026, 3, 20), approver="head", document_id=uuid4())


def test_第四十五条_八种程序之外没有法定的() -> None:
    assert len(Article45) == 8


def test_each_clock_is_stopped_by_what_its_own_list_says() -> None:
    assert [clock.seq for clock in procedures.start((STATUTORY, PROMISE), HEARING)] == [16]
    assert [clock.seq for clock in procedures.start((STATUTORY, PROMISE), replace(HEARING, kind="PUBLICITY"))] == [17]


def test_a_pause_that_nobody_was_told_of_is_refused() -> None:
    with pytest.raises(procedures.NoticeNeeded):
        procedures.start((STATUTORY,), replace(HEARING, document_id=None))


def test_a_procedure_that_stops_nothing_is_refused_with_its_name() -> None:
    with pytest.raises(procedures.StopsNothing) as refused:
        procedures.start((STATUTORY, PROMISE), replace(HEARING, kind="SITE_VISIT", name="现场踏勘"))

    assert str(refused.value) == "该事项没有规定“现场踏勘”可以不计入办理时限，时限照常计算"


def test_two_procedures_do_not_overlap() -> None:
    paused = procedures.start((STATUTORY,), HEARING)

    with pytest.raises(procedures.AlreadyUnderWay):
        procedures.start(paused, HEARING)


def test_one_procedure_follows_another() -> None:
    first = procedures.finish(procedures.start((STATUTORY,), HEARING), until=date(2026, 3, 10))
    second = procedures.start(first, replace(HEARING, started_on=date(2026, 3, 12)))

    (clock,) = procedures.finish(second, until=date(2026, 3, 13))

    assert [(halt.after.day, halt.until and halt.until.day) for halt in clock.halts] == [(4, 10), (12, 13)]


def test_without_a_procedure_there_is_no_result() -> None:
    with pytest.raises(procedures.NothingUnderWay):
        procedures.finish((STATUTORY,), until=date(2026, 3, 10))


def test_a_result_is_not_older_than_its_procedure() -> None:
    with pytest.raises(procedures.EndsBeforeItStarts):
        procedures.finish(procedures.start((STATUTORY,), HEARING), until=date(2026, 3, 3))


@pytest.mark.parametrize(
    ("extension", "rule", "refusal"),
    [
        (EXTENSION, replace(RULE, amount=0), procedures.NoExtension),
        (replace(EXTENSION, amount=11), RULE, procedures.ExtendedTooFar),
        (replace(EXTENSION, amount=0), RULE, procedures.ExtendedTooFar),
        (replace(EXTENSION, approver="chief_representative"), RULE, procedures.WrongApprover),
        (replace(EXTENSION, document_id=None), RULE, procedures.NoticeNeeded),
        (replace(EXTENSION, approved_on=date(2026, 3, 31)), RULE, procedures.RanOutAlready),
    ],
)
def test_an_extension_that_the_item_or_the_law_does_not_know_is_refused(
    extension: Extension, rule: ExtensionRule, refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        procedures.extend(STATUTORY, extension, rule=rule, calendar=CHINA)


def test_届满当日仍可延长_并重新预警() -> None:
    last_day = replace(EXTENSION, approved_on=date(2026, 3, 30))

    extended = procedures.extend(replace(STATUTORY, alarm=Alarm.WARNED), last_day, rule=RULE, calendar=CHINA)

    assert (extended.whole_term, extended.alarm) == (Term(30), Alarm.NONE)


def test_a_clock_that_stands_still_can_be_extended() -> None:
    (paused,) = procedures.start((STATUTORY,), HEARING)

    late = replace(EXTENSION, approved_on=date(2026, 5, 30))

    assert procedures.extend(paused, late, rule=RULE, calendar=CHINA).extension == 10
