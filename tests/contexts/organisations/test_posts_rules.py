"""A/B 角: rights follow whoever sits in the post on the day."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onewindow.contexts.organisations.domain.kinds import THREE_ADMINS, PostKind
from onewindow.contexts.organisations.domain.posts import (
    Absence,
    AdminsAreThree,
    CoversThemselves,
    Role,
    Seat,
    SeatTaken,
    SpanIsEmpty,
    check_seat,
    check_separation,
    on_duty,
)
from onewindow.kernel.spans import Span

WANG, ZHAO, QIAN = UUID(int=1), UUID(int=2), UUID(int=3)
MONDAY = date(2026, 3, 2)
FRIDAY = MONDAY + timedelta(days=4)
ALWAYS = Span(date(2026, 1, 1))
A = Seat(WANG, Role.A, ALWAYS)
B = Seat(ZHAO, Role.B, ALWAYS)
LEAVE = Absence(WANG, Span(MONDAY, FRIDAY))

people = st.sampled_from([WANG, ZHAO, QIAN])
days = st.dates(date(2026, 1, 1), date(2026, 1, 20))
spans = st.builds(Span, days, st.none() | days)
seats = st.builds(Seat, people, st.sampled_from(Role), spans)
absences = st.builds(Absence, people, spans)


@pytest.mark.requirement("R276")
@pytest.mark.parametrize(
    ("day", "who"),
    [
        (MONDAY - timedelta(days=1), WANG),
        (MONDAY, ZHAO),
        (FRIDAY - timedelta(days=1), ZHAO),
        (FRIDAY, WANG),
    ],
)
def test_A角请假_B角在这几天顶岗_也只在这几天(day: date, who: UUID) -> None:
    assert on_duty([A, B], [LEAVE], on=day) == {who}


def test_AB角都不在岗_无人在岗() -> None:
    assert on_duty([A, B], [LEAVE, Absence(ZHAO, LEAVE.span)], on=MONDAY) == frozenset()


def test_A角空缺_B角不自动接任() -> None:
    assert on_duty([B], [], on=MONDAY) == frozenset()


def test_任职结束当日不再在岗() -> None:
    seat = Seat(WANG, Role.A, Span(MONDAY, FRIDAY))

    assert on_duty([seat], [], on=FRIDAY) == frozenset()


def test_一个岗位同一天只有一个A角() -> None:
    with pytest.raises(SeatTaken):
        check_seat(Seat(QIAN, Role.A, Span(MONDAY)), others=[A, B])


def test_前任离任之日_新人可以接任() -> None:
    check_seat(Seat(QIAN, Role.A, Span(FRIDAY)), others=[Seat(WANG, Role.A, Span(MONDAY, FRIDAY)), B])


def test_可以有几个B角() -> None:
    check_seat(Seat(QIAN, Role.B, Span(MONDAY)), others=[A, B])


def test_本人不能做自己的B角() -> None:
    with pytest.raises(CoversThemselves):
        check_seat(Seat(WANG, Role.B, Span(MONDAY)), others=[A])


def test_任职不能在开始之前结束() -> None:
    with pytest.raises(SpanIsEmpty):
        check_seat(Seat(WANG, Role.A, Span(MONDAY, MONDAY)), others=[])


@pytest.mark.parametrize("admin", sorted(THREE_ADMINS))
@pytest.mark.parametrize("other", PostKind)
def test_三员分立(admin: PostKind, other: PostKind) -> None:
    if admin is other:
        check_separation([admin, other])
    else:
        with pytest.raises(AdminsAreThree):
            check_separation([admin, other])


def test_首席代表可以兼任部门负责人() -> None:
    check_separation([PostKind.CHIEF_REPRESENTATIVE, PostKind.AGENCY_HEAD])


@given(st.lists(seats), st.lists(absences), days)
def test_nobody_who_is_away_or_has_no_seat_is_on_duty(held: list[Seat], away: list[Absence], day: date) -> None:
    duty = on_duty(held, away, on=day)

    assert duty <= {seat.staff for seat in held if seat.span.holds_on(day)}
    assert not duty & {absence.staff for absence in away if absence.span.holds_on(day)}


@given(st.lists(seats), st.lists(absences), days)
def test_B_is_on_duty_only_when_every_A_is_away(held: list[Seat], away: list[Absence], day: date) -> None:
    first = {seat.staff for seat in held if seat.role is Role.A and seat.span.holds_on(day)}
    gone = {absence.staff for absence in away if absence.span.holds_on(day)}

    if on_duty(held, away, on=day) - first:
        assert first
        assert first <= gone


@given(st.lists(seats, max_size=8), seats, days)
def test_a_seat_that_may_be_taken_leaves_one_A_a_day(held: list[Seat], new: Seat, day: date) -> None:
    taken: list[Seat] = []
    for seat in [*held, new]:
        try:
            check_seat(seat, others=taken)
        except (SeatTaken, CoversThemselves, SpanIsEmpty):
            continue
        taken.append(seat)

    assert len([seat for seat in taken if seat.role is Role.A and seat.span.holds_on(day)]) <= 1
