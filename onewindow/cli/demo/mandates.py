"""What departments have handed over in writing, and whom enterprises let act for them: both name items."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction

from onewindow.cli.demo.citizens import party_ids
from onewindow.cli.demo.offices import CENTRE
from onewindow.cli.demo.reading import COUNTY, Loader, LoadReport, command, founder, organisation_ids, read
from onewindow.contexts.catalogue import api as catalogue
from onewindow.contexts.organisations import api as organisations
from onewindow.contexts.parties import api as parties
from onewindow.kernel.instants import legal_day
from onewindow.kernel.spans import Span


@dataclass(frozen=True, kw_only=True)
class DelegationRow:
    organisation: str
    item: str
    verbs: list[str]
    windows: list[str] = field(default_factory=list)  # of the centre
    to: list[str] = field(default_factory=list)  # organisations
    letter: str
    valid_from: date
    valid_until: date


@dataclass(frozen=True, kw_only=True)
class AgentRow:
    principal: str
    agent: str
    items: list[str]
    since: int  # days before today
    days: int  # from then on


@transaction.atomic
def load_delegations(now: datetime) -> LoadReport:
    """Hand acceptance of food licences to two windows, and one item of civil affairs whole to a township."""
    rows, ids, by = read("county/delegations.json", DelegationRow), organisation_ids(), founder()
    today, windows = legal_day(now), _windows(ids[CENTRE])
    known = {
        (view.organisation_id, view.letter)
        for row in rows
        for view in organisations.delegations(organisation_id=ids[row.organisation], on=today)
    }
    fresh = [row for row in rows if (ids[row.organisation], row.letter) not in known]
    for row in fresh:
        for handover in _handovers(row, ids, windows, today):
            organisations.delegate_item(
                organisation_id=ids[row.organisation],
                handover=handover,
                letter=row.letter,
                term=Span(row.valid_from, row.valid_until),
                by=by,
                now=now,
                command=command(f"{row.letter} {handover}"),
            )
    return LoadReport(name="部门授权", added=len(fresh), kept=len(rows) - len(fresh))


def _handovers(
    row: DelegationRow, ids: dict[str, UUID], windows: dict[str, UUID], today: date
) -> list[organisations.Handover]:
    item_id = _item(row.item, today)
    return [
        organisations.Handover(verb=verb, item_id=item_id, to_window_id=window, to_organisation_id=organisation)
        for verb in row.verbs
        for window, organisation in [
            *((windows[number], None) for number in row.windows),
            *((None, ids[code]) for code in row.to),
        ]
    ]


def _windows(centre_id: UUID) -> dict[str, UUID]:
    """Return the centre's windows by number."""
    return {
        window.number: window.id
        for hall in organisations.halls(region_path=COUNTY)
        if hall.organisation_id == centre_id
        for window in organisations.windows(hall_id=hall.id)
    }


def _item(code: str, today: date) -> UUID:
    return catalogue.current_guide(code=code, on=today).item_id


@transaction.atomic
def load_agents(now: datetime) -> LoadReport:
    """Let an agent act for the company in two items."""
    rows, ids, by = read("county/agents.json", AgentRow), party_ids(now), founder()
    today = legal_day(now)
    fresh = [
        row
        for row in rows
        if parties.MandateKind.AUTHORISED
        not in {agent.kind for agent in parties.agents(principal_id=ids[row.principal], by=by, on=today)}
    ]
    for row in fresh:
        parties.appoint_agent(
            principal_id=ids[row.principal],
            agent_id=ids[row.agent],
            items=frozenset(_item(code, today) for code in row.items),
            term=_term(row, today),
            by=by,
            now=now,
            command=command(f"agent {row.principal} {row.agent} {today}"),
        )
    return LoadReport(name="授权委托", added=len(fresh), kept=len(rows) - len(fresh))


def _term(row: AgentRow, today: date) -> Span:
    began = today - timedelta(days=row.since)
    return Span(began, began + timedelta(days=row.days))


DELEGATIONS = Loader(name="部门授权", load=load_delegations)
AGENTS = Loader(name="授权委托", load=load_agents)
