"""The route of a guide, from hand to hand: written, checked for legality, approved, published, replaced, withdrawn."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from onewindow.contexts.catalogue.actions.finding import derived, guide_for, item_for, revisers, unregistered
from onewindow.contexts.catalogue.domain import guide as documents
from onewindow.contexts.catalogue.domain import states
from onewindow.contexts.catalogue.domain.guide import SCHEMA, Guide
from onewindow.contexts.catalogue.domain.items import ItemWithoutDepartment, belongs
from onewindow.contexts.catalogue.domain.lint.catalogue import errors
from onewindow.contexts.catalogue.domain.states import GuideState
from onewindow.contexts.catalogue.events import (
    GuideApproved,
    GuidePublished,
    GuideReturned,
    GuideReviewed,
    GuideRevised,
    GuideSuperseded,
    GuideWithdrawn,
)
from onewindow.contexts.catalogue.models import GuideVersion
from onewindow.kernel.errors import Refusal
from onewindow.kernel.events import Event
from onewindow.kernel.ids import new_id
from onewindow.kernel.instants import legal_day
from onewindow.kernel.words import N_
from onewindow.platform.access.actors import Actor
from onewindow.platform.ledger.chain import GENESIS
from onewindow.platform.ledger.rows import as_read
from onewindow.platform.moves import writer
from onewindow.platform.moves.acts import Birth, Command, Insert, Move
from onewindow.platform.moves.once import once


class DraftUnderWay(Refusal):
    """An item has one draft at a time."""

    words = N_("“%(name)s”已有一份正在起草或待发布的指南，请在那一份上修改")


@once
def draft_guide(*, item_id: UUID, document: Guide, by: Actor, now: datetime, command: Command) -> UUID:
    """Begin a new version of an item's guide, and return its id.

    :raises NotAllowed: if the actor drafts no guides
    :raises NotFound: if there is no such item within the actor's reach
    :raises ItemWithoutDepartment: if the item is not matched to a department
    :raises GuideOfAnotherItem: if the document carries another item's codes
    :raises DraftUnderWay: if a version of the item is being written
    """
    item = item_for(item_id, by, "catalogue.edit")
    if item.organisation_id is None:
        raise ItemWithoutDepartment(name=item.name)
    belongs(document, item.view())
    last = GuideVersion.objects.filter(item=item).order_by("-edition").first()
    if last is not None and GuideState(last.state) not in states.ISSUED:
        raise DraftUnderWay(name=item.name)
    guide_id = new_id()
    row = {
        "id": guide_id,
        "state": GuideState.DRAFT,
        "version": 0,
        "chain_head": GENESIS,
        "item_id": item.id,
        "edition": 1 if last is None else last.edition + 1,
        "organisation_id": item.organisation_id,
        "region_path": item.region_path,
        **_written(document),
        "drafted_by": by.account,
        "begun_at": now,
    }
    try:
        writer.write(Birth(row=Insert(into=GuideVersion, rows=(row,)), command=command, by=by), answer=guide_id)
    except IntegrityError as error:  # two began at the same moment
        raise DraftUnderWay(name=item.name) from error
    return guide_id


@once
def revise_guide(*, guide_id: UUID, document: Guide, by: Actor, now: datetime, command: Command) -> None:
    """Replace the document of a draft.

    :raises NotAllowed: if the actor drafts no guides
    :raises NotFound: if there is no such guide within the actor's reach
    :raises IllegalMove: if it is no draft
    :raises GuideOfAnotherItem: if the document carries another item's codes
    :raises MovedMeanwhile: if somebody else changed it first
    """
    row = guide_for(guide_id, by, "catalogue.edit")
    state = states.GUIDE_MOVES.after(GuideState(row.state), states.GuideVerb.REVISE)
    belongs(document, row.item.view())
    written = _written(document)
    event = GuideRevised(subject=row.subject, sha256=written["document_hash"].hex())
    _move(row, event, {"state": state, **written}, by, now, command)


@once
def review_guide(*, guide_id: UUID, opinion: str, by: Actor, now: datetime, command: Command) -> None:
    """Pass the legality review of a draft.

    :raises NotAllowed: if the actor reviews no guides
    :raises NotFound: if there is no such guide within the actor's reach
    :raises IllegalMove: if it is no draft
    :raises SamePerson: if the actor wrote it
    :raises MovedMeanwhile: if somebody else changed it first
    """
    row = guide_for(guide_id, by, "catalogue.review")
    state = states.review(row.progress(revised_by=revisers(row)), by=by.account)
    event = GuideReviewed(subject=row.subject, sha256=bytes(row.document_hash).hex(), opinion=opinion)
    _move(row, event, {"state": state, "reviewed_by": by.account}, by, now, command)


@once
def approve_guide(*, guide_id: UUID, opinion: str, by: Actor, now: datetime, command: Command) -> None:
    """Approve a reviewed guide.

    :raises NotAllowed: if the actor approves no guides
    :raises NotFound: if there is no such guide within the actor's reach
    :raises IllegalMove: if it was not reviewed
    :raises SamePerson: if the actor wrote or reviewed it
    :raises MovedMeanwhile: if somebody else changed it first
    """
    row = guide_for(guide_id, by, "catalogue.approve")
    state = states.approve(row.progress(revised_by=revisers(row)), by=by.account)
    event = GuideApproved(subject=row.subject, sha256=bytes(row.document_hash).hex(), opinion=opinion)
    _move(row, event, {"state": state, "approved_by": by.account}, by, now, command)


@once
def return_guide(*, guide_id: UUID, opinion: str, by: Actor, now: datetime, command: Command) -> None:
    """Send a reviewed or approved guide back to whoever writes it.

    :raises NotAllowed: if the actor neither reviews nor approves guides
    :raises NotFound: if there is no such guide within the actor's reach
    :raises IllegalMove: if it is neither reviewed nor approved
    :raises OpinionNeeded: if no reason is given
    :raises MovedMeanwhile: if somebody else changed it first
    """
    row = guide_for(guide_id, by, "catalogue.review", "catalogue.approve")
    state = states.send_back(row.progress(), opinion=opinion)
    event = GuideReturned(subject=row.subject, opinion=opinion.strip())
    _move(row, event, {"state": state, "reviewed_by": None, "approved_by": None}, by, now, command)


@once
def publish_guide(*, guide_id: UUID, published_from: date, by: Actor, now: datetime, command: Command) -> None:
    """Publish an approved guide from a day on; the one in force until then is superseded by it.

    :raises NotAllowed: if the actor publishes no guides
    :raises NotFound: if there is no such guide within the actor's reach
    :raises IllegalMove: if it is not approved
    :raises GuideHasErrors: if lint finds errors, or it names codes that are not registered
    :raises PublishedInThePast: if the day is over
    :raises PublishedBeforeTheLast: if the one in force begins no earlier
    :raises MovedMeanwhile: if somebody else changed it first
    """
    row = guide_for(guide_id, by, "catalogue.publish")
    document = documents.parse(document=bytes(row.document))
    problems = (*unregistered(document), *(finding.words for finding in errors(document)))
    state = states.publish(row.progress(), errors=problems, published_from=published_from, today=legal_day(now))
    event = GuidePublished(
        subject=row.subject,
        item_id=row.item_id,
        edition=row.edition,
        sha256=bytes(row.document_hash).hex(),
        published_from=published_from,
    )
    with transaction.atomic():
        _supersede(row, published_from, by, now, command)
        _move(row, event, {"state": state, "published_from": published_from}, by, now, command)


def _supersede(successor: GuideVersion, published_from: date, by: Actor, now: datetime, command: Command) -> None:
    last = GuideVersion.objects.filter(item_id=successor.item_id, state=GuideState.PUBLISHED).first()
    if last is None:
        return
    state = states.supersede(last.progress(), published_from=published_from)
    event = GuideSuperseded(subject=last.subject, item_id=last.item_id, published_until=published_from)
    own = Command(endpoint="catalogue.supersede", key=command.key, body_hash=command.body_hash)
    _move(last, event, {"state": state, "published_until": published_from}, by, now, own)


@once
def withdraw_guide(*, guide_id: UUID, reason: str, by: Actor, now: datetime, command: Command) -> None:
    """Take the guide in force down, from today; running cases keep it.

    :raises NotAllowed: if the actor publishes no guides
    :raises NotFound: if there is no such guide within the actor's reach
    :raises IllegalMove: if it is not in force
    :raises OpinionNeeded: if no reason is given
    :raises MovedMeanwhile: if somebody else changed it first
    """
    row = guide_for(guide_id, by, "catalogue.publish")
    state = states.withdraw(row.progress(), reason=reason)
    today = legal_day(now)
    event = GuideWithdrawn(subject=row.subject, item_id=row.item_id, published_until=today, reason=reason.strip())
    _move(row, event, {"state": state, "published_until": today}, by, now, command)


def _written(document: Guide) -> dict[str, Any]:
    stored = documents.dump(guide=document)
    return {
        "document": stored,
        "document_hash": documents.fingerprint(stored),
        "derived": {"schema": SCHEMA, **derived(document)},
    }


def _move(
    row: GuideVersion, event: Event, changes: Mapping[str, Any], by: Actor, now: datetime, command: Command
) -> None:
    begun = None if row.version else as_read(row)
    writer.write(
        Move(of=row.version_read, changes=changes, event=event, by=by, happened_at=now, command=command, begun=begun)
    )
