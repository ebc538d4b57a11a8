"""What the errand needs in the demo county: a system of its department with a token, and somebody who applies."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from bench.lifecycle.errand import DEPARTMENT, ITEM, VALUES
from onewindow.cli.operators import operator
from onewindow.contexts.catalogue import api as catalogue
from onewindow.contexts.organisations import api as organisations
from onewindow.contexts.parties import api as parties
from onewindow.kernel.errors import NotFound
from onewindow.kernel.ids import new_id
from onewindow.kernel.instants import legal_day
from onewindow.platform.access.tokens import issue_token
from onewindow.platform.moves.acts import Command


@dataclass(frozen=True, kw_only=True)
class Ground:
    """How the load comes in, and what it files."""

    token: str
    guide_id: str
    applicant_id: str


def found(now: datetime) -> Ground:
    """Connect a system to the department of the errand and return what it needs.

    :raises NotFound: if the demo county is not there
    """
    organ = organisations.organisation_by_credit_code(credit_code=DEPARTMENT)
    if organ is None:
        raise NotFound
    head = organisations.approvers(organisation_id=organ.id, on=legal_day(now))[0]
    account_id = organisations.connect_machine(
        organisation_id=organ.id,
        handle="bench",
        name="压力测试系统",
        answered_by=head.staff.id,
        seal_letter="云民授〔2026〕1号",
        by=operator(),
        now=now,
        command=Command(endpoint="bench", key=str(new_id()), body_hash=b""),
    )
    return Ground(
        token=issue_token(account_id=account_id, expires_at=now + timedelta(days=1), now=now),
        guide_id=str(catalogue.current_guide(code=ITEM, on=legal_day(now)).id),
        applicant_id=str(_applicant(now)),
    )


def _applicant(now: datetime) -> UUID:
    newcomer = parties.Newcomer(
        kind=parties.PartyKind.PERSON,
        name=str(VALUES["person_name"]),
        number_kind=parties.NumberKind.IDENTITY,
        number=str(VALUES["identity_number"]),
    )
    return parties.find_or_register_party(newcomer=newcomer, by=operator(), now=now)
