"""Papers, and the materials that ask for them."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from onewindow.contexts.materials import api as materials
from onewindow.contexts.materials.api import PaperView, Slot, Source, State, Trust
from onewindow.kernel.events import Subject
from onewindow.kernel.ids import new_id
from onewindow.platform.access.actors import AccountKind, Actor, Channel, Grant, Place, Scope, ScopeKind
from onewindow.platform.files.receiving import Limits
from tests.factories import uploads
from tests.factories.acting import NOW, once

OWN = Scope(ScopeKind.OWN)
COUNTY = Scope(ScopeKind.REGION, "ll/ll/yl/")


@dataclass(frozen=True, kw_only=True)
class Material:
    """A material of a guide, as far as papers are concerned."""

    code: str = "M003"
    name: str = "经营场所使用证明"
    need: str = "MUST"
    exempt: str = "NONE"
    is_handed_in: bool = True
    tolerance_workdays: int | None = None
    reason: str = ""


def citizen(person: UUID) -> Actor:
    """Somebody who hands in their own papers on the web."""
    return Actor(
        account=new_id(),
        kind=AccountKind.CITIZEN,
        channel=Channel.WEB,
        person=person,
        grants=frozenset({Grant("materials.upload", OWN), Grant("materials.view", OWN)}),
    )


def clerk(organisation: UUID | None = None) -> Actor:
    """Somebody at a window of the county."""
    verbs = ("materials.upload", "materials.verify", "materials.view")
    return Actor(
        account=new_id(),
        kind=AccountKind.STAFF,
        channel=Channel.WINDOW,
        person=new_id(),
        organisation=organisation,
        grants=frozenset(Grant(verb, COUNTY) for verb in verbs),
    )


def slot(owner: UUID, *, subject: Subject | None = None, code: str = "M003", name: str = "经营场所使用证明") -> Slot:
    return Slot(
        subject=subject or Subject("case", new_id()),
        at=Place(organisation_id=new_id(), region_path="ll/ll/yl/", owner_id=owner),
        material_code=code,
        material_name=name,
    )


def uploaded(into: Slot, by: Actor, *, content: bytes | None = None, now: datetime = NOW, **more: Any) -> PaperView:
    """An electronic paper, handed in; an OFD, since that needs no cleaning."""
    return materials.take_upload(
        slot=into,
        file_name="房产证.ofd",
        content=content or uploads.ofd(),
        limits=Limits(),
        by=by,
        now=now,
        command=more.pop("command", None) or once(),
        **more,
    )


def view(**changes: Any) -> PaperView:
    """A paper as the rules see it: uploaded by the applicant, not yet filed."""
    return PaperView(
        **{
            "subject": Subject("case", UUID(int=1)),
            "seq": 1,
            "owner_id": UUID(int=2),
            "material_code": "M003",
            "material_name": "经营场所使用证明",
            "state": State.SUPPLIED,
            "trust": Trust.C,
            "source": Source.UPLOAD,
            "note": "",
            "issuer": "",
            "file_name": "房产证.jpg",
            "media_type": "image/jpeg",
            "size": 100,
            "is_scanned": False,
            "supplied_at": datetime(2026, 3, 2, tzinfo=UTC),
            "verified_at": None,
            "valid_until": None,
            "due_on": None,
            "is_filed": False,
            "is_returned": False,
        }
        | changes
    )
