"""暂存: a draft is begun, written and thrown away. It is nobody's act yet: no number, no event, no clock."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from onewindow.contexts.cases.domain.states import State
from onewindow.contexts.cases.models import Case, CaseForm
from onewindow.contexts.cases.queries.views import row_within_reach
from onewindow.contexts.catalogue import api as catalogue
from onewindow.contexts.materials import api as materials
from onewindow.contexts.parties import api as parties
from onewindow.kernel.errors import NotAllowed, Refusal
from onewindow.kernel.ids import new_id
from onewindow.kernel.instants import legal_day
from onewindow.kernel.words import N_
from onewindow.platform.access.actors import AccountKind, Actor, may_anywhere, owners
from onewindow.platform.ledger.chain import GENESIS
from onewindow.platform.moves.acts import Birth, Command, Insert
from onewindow.platform.moves.once import once
from onewindow.platform.moves.writer import write

FOR_OTHERS = frozenset({AccountKind.STAFF, AccountKind.MACHINE})
WRITABLE = frozenset({State.DRAFT, State.CORRECTION})


class NoLongerADraft(Refusal):
    """What was filed is changed by a supplement only."""

    words = N_("该申请已提交，不能再修改；需要补正的，请按补正通知办理")


class NobodyToFileFor(NotAllowed):
    """A member of staff files for a visitor, never for themselves as staff."""

    words = N_("请先确认为哪位办事人办理")


class NotMandated(NotAllowed):
    """An agent acts in the items that the mandate names."""

    words = N_("授权不包括这个事项，请委托人另行授权后再办理，或者为本人办理")


@once
def draft_case(
    *,
    guide_id: UUID,
    answers: Mapping[str, Any],
    by: Actor,
    now: datetime,
    command: Command,
    is_test: bool = False,
) -> UUID:
    """Begin an application under a published guide, for the person who acts or whom they act for.

    :raises NotAllowed: if the actor may not file, or nobody is named for whom
    :raises NotMandated: if they act for somebody whose mandate does not name the item
    :raises NotFound: if there is no such guide
    """
    row = begun(guide_id=guide_id, by=by, now=now) | {"is_test": is_test}
    case_id = UUID(str(row["id"]))
    form = first_form(case_id, answers, {}, now=now)
    write(Birth(row=Insert(into=Case, rows=(row,)), beside=(form,), command=command, by=by), answer=case_id)
    return case_id


def begun(*, guide_id: UUID, by: Actor, now: datetime) -> dict[str, Any]:
    """Return the columns of a case that begins under a published guide, for the person who acts or whom they act for.

    :raises NotAllowed: if the actor may not file, or nobody is named for whom
    :raises NotMandated: if they act for somebody whose mandate does not name the item
    :raises NotFound: if there is no such guide
    """
    if not may_anywhere(by, "cases.file"):
        raise NotAllowed
    if not owners(by) or (by.kind in FOR_OTHERS and by.on_behalf_of is None):
        raise NobodyToFileFor
    guide = catalogue.guide(guide_id=guide_id)
    if not parties.may_act_in(by=by, item_id=guide.item_id, on=legal_day(now)):
        raise NotMandated
    is_assisted = by.kind is AccountKind.STAFF or by.on_behalf_of is not None
    # A township's clerk files below the county that the guide is for: the case stands where it is taken in.
    is_below = by.kind is AccountKind.STAFF and by.region_path.startswith(guide.region_path)
    return {
        "id": new_id(),
        "chain_head": GENESIS,
        "guide_id": guide.id,
        "item_id": guide.item_id,
        "organisation_id": guide.organisation_id,
        "region_path": by.region_path if is_below else guide.region_path,
        "owner_id": owners(by)[0],
        "channel": by.channel,
        "hall_id": by.hall,
        "window_id": by.window,
        "assisted_by": by.person if is_assisted else None,
        "deemed_by_law": guide.document.deems_acceptance,
        "begun_at": now,
    }


def first_form(case_id: UUID, answers: Mapping[str, Any], values: Mapping[str, Any], *, now: datetime) -> Insert:
    """Return the form of a case that begins: what is being written stands under 0."""
    form = {"case_id": case_id, "seq": 0, "answers": dict(answers), "values": dict(values), "saved_at": now}
    return Insert(into=CaseForm, rows=(form,))


def save_draft(
    *,
    case_id: UUID,
    by: Actor,
    now: datetime,
    answers: Mapping[str, Any] | None = None,
    values: Mapping[str, Any] | None = None,
) -> None:
    """Keep what was answered or typed by `now`, right or wrong; what is not given stays, and so does what was typed
    later, when one request overtakes another.

    :raises NotFound: if there is no such case within the actor's reach
    :raises NoLongerADraft: if the case was filed and does not wait for a supplement
    """
    row_within_reach(case_id=case_id, by=by, verb="cases.file")
    changes = {"answers": answers, "values": values}
    given = {name: dict(value) for name, value in changes.items() if value is not None}
    with transaction.atomic():
        # A page keeps what is typed while another one files: what was filed stays as it was checked.
        row = Case.objects.select_for_update(of=("self",)).get(id=case_id)
        if State(row.state) not in WRITABLE:
            raise NoLongerADraft
        CaseForm.objects.filter(case_id=case_id, seq=0, saved_at__lte=now).update(**given, saved_at=now)


def discard_draft(*, case_id: UUID, by: Actor) -> None:
    """Throw a draft away with its files. What was filed is withdrawn instead (`withdraw_case`).

    :raises NotFound: if there is no such case within the actor's reach
    :raises NoLongerADraft: if the case was filed
    """
    throw_away(row_within_reach(case_id=case_id, by=by, verb="cases.file"))


def throw_away(row: Case) -> None:
    """Delete a draft, its form and its files.

    :raises NoLongerADraft: if the case was filed
    """
    with transaction.atomic():
        deleted, _ = Case.objects.filter(id=row.id, state=State.DRAFT).delete()
        if not deleted:
            raise NoLongerADraft
        CaseForm.objects.filter(case_id=row.id).delete()
        materials.let_go(subject=row.subject)
