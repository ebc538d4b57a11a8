"""期满: drafts that nobody goes on with, and uploads that belong to no application, are let go of."""

from contextlib import suppress
from datetime import date, datetime, timedelta

from django.db import transaction

from onewindow.contexts.cases.actions.drafting import WRITABLE, NoLongerADraft, throw_away
from onewindow.contexts.cases.domain.states import State
from onewindow.contexts.cases.events import SUBJECT
from onewindow.contexts.cases.models import Case, CaseForm
from onewindow.contexts.materials import api as materials
from onewindow.kernel.events import Subject
from onewindow.kernel.instants import legal_day
from onewindow.kernel.words import N_
from onewindow.platform.access.actors import Place
from onewindow.platform.preferences.registry import Preference, declare
from onewindow.platform.preferences.setting import preferred

DRAFT_DAYS = declare(
    Preference(key="cases.draft_days", meaning=N_("暂存的申请，从最后一次填写起保留多少天"), of=int, default=90)
)
UNFILED = timedelta(hours=48)
BATCH = 500
NOWHERE = Place(None, "")  # one rule for the whole installation


def draft_days(*, on: date) -> int:
    """Return for how many days a draft is kept, with its files, after somebody last wrote in it."""
    return preferred(DRAFT_DAYS, at=NOWHERE, on=on)


def discard_old_drafts(*, now: datetime) -> int:
    """Throw away drafts that nobody has gone on with, with their files; return how many were looked at."""
    before = now - timedelta(days=draft_days(on=legal_day(now)))
    old = Case.objects.filter(state=State.DRAFT, begun_at__lt=before).order_by("begun_at")
    left = CaseForm.objects.filter(seq=0, saved_at__lt=before).values("case_id")
    drafts = list(old.filter(id__in=left)[:BATCH])
    for draft in drafts:
        with suppress(NoLongerADraft):  # filed this moment
            throw_away(draft)
    return len(drafts)


def erase_unfiled_uploads(*, now: datetime) -> int:
    """Erase what was uploaded two days ago and belongs to no application that is being written or supplemented; return
    how many papers. What belongs to a living draft lives as long as it."""
    before = now - UNFILED
    found = materials.unfiled(kind=SUBJECT, before=before)
    living = set(Case.objects.filter(id__in=found, state__in=WRITABLE).values_list("id", flat=True))
    erased = 0
    for case_id in found - living:
        with transaction.atomic():
            erased += materials.let_go(subject=Subject(SUBJECT, case_id), uploaded_before=before)
    return erased
