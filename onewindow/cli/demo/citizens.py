"""The people and enterprises of the county, what is known of them, and who represents whom."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from onewindow.cli.demo.logins import password_of
from onewindow.cli.demo.people import DataRow, party_rows, representative_rows
from onewindow.cli.demo.reading import Loader, LoadReport, command, founder, organisation_ids
from onewindow.contexts.parties import api as parties
from onewindow.kernel.instants import legal_day
from onewindow.platform.access.models import Account


def party_ids(now: datetime) -> dict[str, UUID]:
    """Return the parties' ids by number."""
    by = founder()
    return {row.number: parties.find_or_register_party(newcomer=row.newcomer, by=by, now=now) for row in party_rows()}


@transaction.atomic
def load_parties(now: datetime) -> LoadReport:
    """Bring in the people and enterprises with their accounts and what is known of them."""
    rows, organisation, by = party_rows(), organisation_ids(), founder()
    known = set(Account.objects.filter(handle__in=[row.handle for row in rows]).values_list("handle", flat=True))
    fresh = [row for row in rows if row.handle not in known]
    for row in fresh:
        party_id = parties.find_or_register_party(newcomer=row.newcomer, by=by, now=now)
        parties.open_account(
            party_id=party_id,
            handle=row.handle,
            password=password_of(row.handle) if row.role else None,
            real_name_level=row.level,
            is_demo=True,
            by=by,
            now=now,
            command=command(f"account {row.handle}"),
        )
        parties.learn_data(
            party_id=party_id,
            data=[datum for each in row.data for datum in _data(each, organisation)],
            by=by,
            now=now,
            command=command(f"data {row.handle}"),
        )
    return LoadReport(name="办事人", added=len(fresh), kept=len(known))


def _data(row: DataRow, organisation: dict[str, UUID]) -> list[parties.KnownDatum]:
    source = parties.Source(
        kind=row.source.kind,
        name=row.source.name,
        organisation_id=organisation.get(row.source.organisation),
        reference=row.source.reference,
    )
    return [
        parties.KnownDatum(element_code=code, value=value, source=source, as_of=row.as_of)
        for code, value in row.values.items()
    ]


@transaction.atomic
def load_representatives(now: datetime) -> LoadReport:
    """Write down who represents the enterprises, as their licences say."""
    rows, ids, by = [*representative_rows()], party_ids(now), founder()
    held = parties.representatives(ids=[ids[row.principal] for row in rows], on=legal_day(now))
    fresh = [row for row in rows if ids[row.principal] not in held]
    for row in fresh:
        parties.recognise_representative(
            principal_id=ids[row.principal],
            person_id=ids[row.agent],
            kind=parties.MandateKind.LEGAL_REPRESENTATIVE,
            valid_from=row.valid_from,
            by=by,
            now=now,
            command=command(f"representative {row.principal}"),
        )
    return LoadReport(name="法定代表人", added=len(fresh), kept=len(held))


REPRESENTATIVES = Loader(name="法定代表人", load=load_representatives)
PARTIES = Loader(name="办事人", load=load_parties)
