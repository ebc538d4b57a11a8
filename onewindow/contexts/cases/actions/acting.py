"""What every verb shares: the row in reach, and the one write at the end."""

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from functools import partial
from typing import Any
from uuid import UUID

from onewindow.contexts.cases.domain.states import OPEN, State
from onewindow.contexts.cases.models import Case, WorkLine
from onewindow.contexts.cases.models.beside import NO_TERM
from onewindow.contexts.cases.models.case import Outcome
from onewindow.contexts.cases.queries.views import row_within_reach
from onewindow.contexts.organisations import api as organisations
from onewindow.kernel.errors import NotAllowed
from onewindow.kernel.events import Event
from onewindow.kernel.instants import legal_day
from onewindow.platform.access.actors import AccountKind, Actor
from onewindow.platform.ledger.rows import as_read
from onewindow.platform.moves.acts import Amend, Command, Insert, Move
from onewindow.platform.moves.writer import write


@dataclass(frozen=True, kw_only=True)
class Order:
    """Who says it, when, and the button that was pressed: the same three for every verb."""

    by: Actor
    now: datetime
    command: Command

    @property
    def today(self) -> date:
        return legal_day(self.now)


@dataclass(frozen=True, kw_only=True)
class Watch:
    """The nearest term that runs after the act, and the lights of all that run, as the worklist shows them."""

    due_on: date = NO_TERM
    warning_from: date | None = None
    yellow_from: date | None = None
    red_from: date | None = None


@dataclass(frozen=True, kw_only=True)
class Born:
    """A case that comes into being by the act: its row as a draft would have it, and what a draft has beside it."""

    row: Mapping[str, Any]
    beside: tuple[Insert, ...]


@dataclass(frozen=True, kw_only=True)
class Written:
    """What an act leaves behind beside the row itself."""

    event: Event
    basis: str = ""
    watch: Watch | None = None  # None: the term that ran before goes on
    columns: Mapping[str, Any] = field(default_factory=dict)  # set by the action, beside what the outcome sets
    beside: tuple[Insert | Amend, ...] = ()
    line: Insert | None = None  # the worklist's line when it comes into being
    born: Mapping[str, Any] | None = None  # the row when it comes into being by the act


@dataclass(frozen=True, kw_only=True)
class Reached:
    """A case within reach, and whether the act is done under another organ's written grant (decision 6)."""

    row: Case
    is_delegated: bool


def case_for(case_id: UUID, order: Order, verb: str) -> Reached:
    """Return the case for an act of the verb.

    :raises NotAllowed: if the actor has the right nowhere, or acts for another organ without its written grant
    :raises NotFound: if there is no such case within the actor's reach
    """
    row = row_within_reach(case_id=case_id, by=order.by, verb=verb)
    if order.by.kind is not AccountKind.STAFF or order.by.organisation == row.organisation_id:
        return Reached(row=row, is_delegated=False)
    may_act = organisations.takes_in if verb == "cases.receive" else _delegated(verb)
    if not may_act(organisation_id=row.organisation_id, item_id=row.item_id, by=order.by, on=order.today):
        raise NotAllowed
    return Reached(row=row, is_delegated=True)


def _delegated(verb: str) -> Callable[..., bool]:
    return partial(organisations.department_delegates, verb=verb)


def act(row: Case, outcome: Outcome, written: Written, order: Order, *, answer: object) -> None:
    """Write the outcome with everything beside it, in one statement.

    :raises MovedMeanwhile: if somebody else moved the case first
    """
    columns = {**row.changes(outcome), **written.columns}
    write(
        Move(
            of=row.version_read,
            changes=columns,
            event=written.event,
            by=order.by,
            happened_at=order.now,
            command=order.command,
            basis=written.basis,
            born=written.born,
            begun=None if row.version or written.born else as_read(row),
            beside=(*written.beside, written.line or _line(row, State(columns["state"]), written.watch)),
        ),
        answer=answer,
    )


def _line(row: Case, state: State, watch: Watch | None) -> Amend:
    changes: dict[str, Any] = {"state": state, "is_open": state in OPEN}
    if watch is not None:
        changes |= asdict(watch)
    return Amend(table=WorkLine, where={"case_id": row.id}, changes=changes)
