"""Parties as tests need them, registered through the doors."""

from datetime import date
from uuid import UUID

from onewindow.contexts.parties import api as parties
from onewindow.contexts.parties.api import MandateKind, Newcomer, NumberKind, PartyKind, RealNameLevel
from onewindow.kernel.ids import new_id
from onewindow.kernel.spans import Span
from tests.factories.acting import NOW, founder, once

ZHANG = "11010519491231002X"  # GB 11643, sample number
LI = "440524188001010014"  # GB 11643, sample number
ZIWEI = "91999901MA9X00011B"  # rulebook §11.0
THIS_YEAR = Span(date(2026, 1, 1), date(2026, 12, 31))


def person(number: str = ZHANG, *, name: str = "张样例", phone: str = "13800000001") -> UUID:
    newcomer = Newcomer(
        kind=PartyKind.PERSON,
        name=name,
        number_kind=NumberKind.IDENTITY,
        number=number,
        phone=phone,
        address="云岭县城关镇东街1号",
    )
    return parties.find_or_register_party(newcomer=newcomer, by=founder(), now=NOW)


def enterprise(number: str = ZIWEI, *, name: str = "云岭滋味餐饮有限公司") -> UUID:
    newcomer = Newcomer(kind=PartyKind.ENTERPRISE, name=name, number_kind=NumberKind.CREDIT_CODE, number=number)
    return parties.find_or_register_party(newcomer=newcomer, by=founder(), now=NOW)


def account(party_id: UUID) -> UUID:
    return parties.open_account(
        party_id=party_id,
        handle=f"h{new_id().hex[-12:]}",
        password=None,
        real_name_level=RealNameLevel.FACE,
        by=founder(),
        now=NOW,
        command=once(),
    )


def represented(principal_id: UUID, person_id: UUID, *, kind: MandateKind = MandateKind.LEGAL_REPRESENTATIVE) -> UUID:
    return parties.recognise_representative(
        principal_id=principal_id,
        person_id=person_id,
        kind=kind,
        valid_from=date(2020, 1, 1),
        by=founder(),
        now=NOW,
        command=once(),
    )


def authorised(
    principal_id: UUID, agent_id: UUID, *, items: frozenset[UUID] | None = None, term: Span = THIS_YEAR
) -> UUID:
    return parties.appoint_agent(
        principal_id=principal_id, agent_id=agent_id, items=items, term=term, by=founder(), now=NOW, command=once()
    )
