"""A/B 角 — who sits in a post on a day. B has the post's rights on the days of A's absence, and only then."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from onewindow.contexts.organisations.domain.kinds import THREE_ADMINS, PostKind
from onewindow.kernel.errors import Refusal
from onewindow.kernel.spans import Span
from onewindow.kernel.words import N_


class Role(StrEnum):
    A = "A"  # A 角：任职人
    B = "B"  # B 角：A 角不在岗时顶岗


class AbsenceReason(StrEnum):
    LEAVE = "LEAVE"  # 请假
    TRAINING = "TRAINING"  # 培训
    ERRAND = "ERRAND"  # 公出
    OTHER = "OTHER"  # 其他


@dataclass(frozen=True, slots=True)
class Seat:
    """Somebody's place in a post, as A or as B, for a span of days."""

    staff: UUID
    role: Role
    span: Span


@dataclass(frozen=True, slots=True)
class Absence:
    """The days on which somebody is away from all their posts."""

    staff: UUID
    span: Span


class SpanIsEmpty(Refusal):
    """A span of days ends after it begins."""

    words = N_("结束日期应晚于开始日期")


class SeatTaken(Refusal):
    """A post has one A at a time: whose tasks and seal they are is never a question."""

    words = N_("该岗位在这段时间已有 A 角，请先结束原任职")


class CoversThemselves(Refusal):
    """The B of a post is somebody else than its A."""

    words = N_("同一人不能既是 A 角又是 B 角")


class AdminsAreThree(Refusal):
    """系统、安全、审计三员 are three people, and administer only."""

    words = N_("系统管理员、安全管理员、审计管理员不得由同一人担任，也不得兼任其他岗位")


def check_seat(new: Seat, *, others: Iterable[Seat]) -> None:
    """Check that somebody may take a seat in a post beside those who have one.

    :raises SpanIsEmpty: if the seat would never hold
    :raises SeatTaken: if there is an A on one of the days
    :raises CoversThemselves: if the person has a seat in the post on one of the days
    """
    if new.span.is_empty():
        raise SpanIsEmpty
    meeting = [seat for seat in others if seat.span.meets(new.span)]
    if new.role is Role.A and any(seat.role is Role.A for seat in meeting):
        raise SeatTaken
    if any(seat.staff == new.staff for seat in meeting):
        raise CoversThemselves


def check_separation(kinds: Collection[PostKind]) -> None:
    """Check that the posts that one person holds together keep the three administrators apart.

    :raises AdminsAreThree: if they do not
    """
    if len(set(kinds)) > 1 and THREE_ADMINS & set(kinds):
        raise AdminsAreThree


def on_duty(seats: Iterable[Seat], absences: Iterable[Absence], *, on: date) -> frozenset[UUID]:
    """Return who has the post's tasks, rights and seals on the day: its A, or, A being away, those B who are there.

    A post whose A's seat is vacant has nobody: B covers an absence, and does not inherit.
    """
    today = [seat for seat in seats if seat.span.holds_on(on)]
    away = {absence.staff for absence in absences if absence.span.holds_on(on)}
    first = {seat.staff for seat in today if seat.role is Role.A}
    second = {seat.staff for seat in today if seat.role is Role.B}
    return frozenset((second if first and first <= away else first) - away)
