"""Into the wallet: what is issued becomes a paper of grade A, and data with its source; nobody asks for it again."""

from datetime import datetime, timedelta
from uuid import UUID

from onewindow.contexts.documents import api as documents
from onewindow.contexts.elements import api as elements
from onewindow.contexts.licences.models import Licence
from onewindow.contexts.materials import api as materials
from onewindow.contexts.parties import api as parties
from onewindow.platform.access.actors import Actor
from onewindow.platform.moves.acts import Command


def put_into_wallet(*, licence_id: UUID, by: Actor, now: datetime, command: Command) -> None:
    """Keep the licence's paper among the holder's papers and its data among the holder's data.

    《国务院关于在线政务服务的若干规定》第七条、第十一条: what an organ can see by itself is not demanded again.
    """
    licence = Licence.objects.get(id=licence_id)
    for kind in elements.material_types().values():
        if kind.licence_type == licence.type_code:
            _keep(licence, kind, by=by, now=now)
    _learn(licence, by=by, now=now, command=command)


def _keep(licence: Licence, kind: elements.MaterialTypeView, *, by: Actor, now: datetime) -> None:
    materials.keep_issued(
        owner_id=licence.owner_id,
        material_code=kind.code,
        material_name=kind.name,
        issuer=licence.organisation_name,
        file_name=f"{licence.type_name}.pdf",
        content=documents.document_pdf(document_id=licence.document_id, by=by, now=now),
        item_id=licence.item_id,
        by=by,
        now=now,
        valid_until=licence.ends_on + timedelta(days=1) if licence.ends_on else None,
    )


def _learn(licence: Licence, *, by: Actor, now: datetime, command: Command) -> None:
    known = elements.elements(codes={line["element"] for line in licence.lines})
    own = [line for line in licence.lines if known[line["element"]].licence_type == licence.type_code]
    source = parties.Source(
        kind=parties.SourceKind.LICENCE,
        name=f"{licence.type_name}（{licence.organisation_name}）",
        organisation_id=licence.organisation_id,
        reference=licence.number,
    )
    data = [
        parties.KnownDatum(element_code=line["element"], value=line["value"], source=source, as_of=licence.issued_on)
        for line in own
        if line["value"] not in (None, "")
    ]
    if data:
        parties.learn_data(party_id=licence.owner_id, data=data, by=by, now=now, command=command)
