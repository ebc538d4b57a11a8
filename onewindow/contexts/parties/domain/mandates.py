"""授权委托 — who may act for whom, in which items, on which days."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from onewindow.kernel.errors import Invalid, NotAllowed, Refusal
from onewindow.kernel.spans import Span
from onewindow.kernel.words import N_, NN_


class MandateKind(StrEnum):
    LEGAL_REPRESENTATIVE = "LEGAL_REPRESENTATIVE"  # 法定代表人、负责人、经营者
    GUARDIAN = "GUARDIAN"  # 监护人
    AUTHORISED = "AUTHORISED"  # 受托人（经办人）


@dataclass(frozen=True, kw_only=True, slots=True)
class Mandate:
    """The right of an agent to act for a principal. No items named: all of them."""

    principal_id: UUID
    agent_id: UUID
    kind: MandateKind
    items: frozenset[UUID] | None
    span: Span
    revoked_on: date | None = None

    def holds_on(self, day: date) -> bool:
        """Say whether the mandate holds on the day; on the day of its revocation it no longer does."""
        return self.span.holds_on(day) and (self.revoked_on is None or day < self.revoked_on)

    def covers(self, item_id: UUID, *, on: date) -> bool:
        """Say whether the agent may act in the item on the day."""
        return self.holds_on(on) and (self.items is None or item_id in self.items)


class NoMandate(NotAllowed):
    """Acting for somebody takes a mandate that holds today."""

    words = N_("您没有有效的授权，不能替对方办理；请对方先授权，或者带授权委托书到窗口办理")


class ForThemselves(Refusal):
    """Principal and agent are two."""

    words = N_("不能授权给自己")


class TermNeeded(Invalid):
    """A mandate that was given ends; only that of a representative or guardian lasts while they are one."""

    words = NN_("授权须有截止日期，最长 %(days)s 天")
    counts = "days"


class NothingGranted(Invalid):
    """A mandate that names items names at least one."""

    words = N_("请选择授权办理的事项，或者选择全部事项")


def check_mandate(mandate: Mandate, *, longest_days: int) -> None:
    """Check that a mandate can be given as it is written.

    :raises ForThemselves: if principal and agent are the same
    :raises NothingGranted: if it names no item
    :raises TermNeeded: if one that is given has no end, a later end than may be, or no day at all
    """
    if mandate.principal_id == mandate.agent_id:
        raise ForThemselves
    if mandate.items is not None and not mandate.items:
        raise NothingGranted(field="items")
    if mandate.span.is_empty():
        raise TermNeeded(field="valid_until", days=longest_days)
    if mandate.kind is MandateKind.AUTHORISED:
        until = mandate.span.valid_until
        if until is None or (until - mandate.span.valid_from).days > longest_days:
            raise TermNeeded(field="valid_until", days=longest_days)


def reach(mandates: Iterable[Mandate], *, on: date) -> frozenset[UUID] | None:
    """Return the items in which an agent may act for one principal on a day: all (None), or those that are named.

    :raises NoMandate: if no mandate holds on the day
    """
    holding = [mandate for mandate in mandates if mandate.holds_on(on)]
    if not holding:
        raise NoMandate
    items: frozenset[UUID] = frozenset()
    for mandate in holding:
        if mandate.items is None:
            return None
        items |= mandate.items
    return items
