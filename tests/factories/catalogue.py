"""Guides as the county's editors, reviewers and publishers bring them about, from the documents of the demo county."""

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from pydantic import TypeAdapter

from onewindow.contexts.catalogue import api as catalogue
from onewindow.contexts.elements import api as elements
from onewindow.contexts.organisations import api as organisations
from onewindow.kernel.ids import new_id
from onewindow.platform.access.actors import AccountKind, Actor, Channel, Grant, Scope, ScopeKind
from onewindow.platform.moves.acts import Command

DEMO = Path(__file__).parents[2] / "demo"
NOW = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)  # Monday, nine in the morning
TODAY = date(2026, 3, 2)
REGION = "云岭/"
EVERYWHERE = Scope(ScopeKind.EVERYWHERE)


def actor(*verbs: str, scope: Scope = EVERYWHERE) -> Actor:
    """Somebody who may do the verbs."""
    grants = frozenset(Grant(verb, scope) for verb in verbs)
    return Actor(account=new_id(), kind=AccountKind.STAFF, channel=Channel.DESK, person=new_id(), grants=grants)


def once(endpoint: str = "catalogue.test") -> Command:
    """A button pressed for the first time."""
    return Command(endpoint=endpoint, key=str(new_id()), body_hash=b"body")


def document(key: str = "I01", **changes: Any) -> catalogue.Guide:
    """The guide of a demo item, with some elements changed."""
    shown = json.loads((DEMO / "guides" / f"{key}.json").read_text())
    return catalogue.parse(document=json.dumps(shown | changes))


def registers() -> None:
    """Register the data elements, material types and licence types of the demo county."""
    keeper = actor("elements.register")

    def listed[T](name: str, kind: type[T]) -> list[T]:
        return TypeAdapter(list[kind]).validate_json((DEMO / "registers" / name).read_bytes())

    licences = listed("licence-types.json", elements.LicenceTypeView)
    elements.register_licence_types(licence_types=licences, by=keeper)
    elements.register_elements(elements=listed("data-elements.json", elements.ElementView), by=keeper)
    papers = listed("material-types.json", elements.MaterialTypeView)
    elements.register_material_types(material_types=papers, by=keeper)


def registered_item(guide: catalogue.Guide, *, organisation_id: UUID | None = None) -> UUID:
    """Register the item of a guide and return its id."""
    item = catalogue.NewItem(
        name=guide.name,
        item_type=guide.item_type,
        level=guide.level,
        codes=guide.codes,
        organisation_id=organisation_id or new_id(),
        department_name=guide.body.name,
        department_code=guide.body.credit_code,
        region_path=_region(organisation_id),
    )
    ids = catalogue.register_items(items=[item], by=actor("catalogue.edit"))
    return ids[item.code]


def _region(organisation_id: UUID | None) -> str:
    known = organisations.organisations(ids=[organisation_id]) if organisation_id else {}
    return known[organisation_id].region_path if organisation_id in known else REGION


def drafted_guide(guide: catalogue.Guide, *, by: Actor | None = None, organisation_id: UUID | None = None) -> UUID:
    """Draft a guide of its item and return its id."""
    item_id = registered_item(guide, organisation_id=organisation_id)
    by = by or actor("catalogue.edit")
    return catalogue.draft_guide(item_id=item_id, document=guide, by=by, now=NOW, command=once())


def approved_guide(guide: catalogue.Guide, *, organisation_id: UUID | None = None) -> UUID:
    """Draft a guide, review and approve it, by three people, and return its id."""
    guide_id = drafted_guide(guide, organisation_id=organisation_id)
    reviewer, approver = actor("catalogue.review"), actor("catalogue.approve")
    catalogue.review_guide(guide_id=guide_id, opinion="合法", by=reviewer, now=NOW, command=once())
    catalogue.approve_guide(guide_id=guide_id, opinion="同意", by=approver, now=NOW, command=once())
    return guide_id


def published_guide(
    key: str = "I01", *, organisation_id: UUID | None = None, published_from: date = TODAY, **changes: Any
) -> UUID:
    """Publish the guide of a demo item and return its id."""
    registers()
    guide_id = approved_guide(document(key, **changes), organisation_id=organisation_id)
    publisher = actor("catalogue.publish")
    catalogue.publish_guide(guide_id=guide_id, published_from=published_from, by=publisher, now=NOW, command=once())
    return guide_id
