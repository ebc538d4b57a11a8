"""办事人: for whom a system files."""

from uuid import UUID

from django.utils import timezone
from ninja import Router, Schema

from onewindow.contexts.parties import api as parties
from onewindow.sites.open_api.machines import Call

router = Router(tags=["办事人"])


class Applicant(Schema):
    """A person or an organisation, with the number that makes them one."""

    kind: parties.PartyKind
    name: str
    number_kind: parties.NumberKind
    number: str
    phone: str = ""
    address: str = ""


class Known(Schema):
    """By what the applicant is named from now on."""

    id: UUID


@router.post("", response=Known, summary="登记或者查找申请人")
def register(request: Call, applicant: Applicant) -> Known:
    """Return the applicant of that number, registered if nobody was; what is known of one that is there stays."""
    newcomer = parties.Newcomer(**applicant.model_dump())
    return Known(id=parties.find_or_register_party(newcomer=newcomer, by=request.auth, now=timezone.now()))
