"""Questions: an inbox, how much of it is unread, and how far the messages about a subject have come."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from onewindow.contexts.notices.domain.dispatches import DispatchState, Medium
from onewindow.contexts.notices.domain.topics import Topic
from onewindow.contexts.notices.domain.wording import CHINESE, filled, read
from onewindow.contexts.notices.models import Dispatch, Notice
from onewindow.kernel.errors import Invalid, NotFound
from onewindow.kernel.events import Subject
from onewindow.kernel.page import Page
from onewindow.platform.access.actors import Actor, own_filter
from onewindow.platform.pii.masking import mask_phone

VIEW = "notices.view"
LINES = 20
SEPARATOR = "~"


@dataclass(frozen=True, kw_only=True)
class InboxLine:
    """One notice as its reader sees it. `needs_act`: there is something to do."""

    id: UUID
    topic: Topic
    title: str
    body: str
    subject: Subject
    sent_at: datetime
    is_read: bool
    needs_act: bool


@dataclass(frozen=True, kw_only=True)
class DispatchLine:
    """How far a message has come; the address is masked."""

    id: UUID
    topic: Topic
    medium: Medium
    address: str
    state: DispatchState
    sent_at: datetime | None
    delivered_at: datetime | None
    fault: str


def inbox(*, by: Actor, language: str = CHINESE, cursor: str = "") -> Page[InboxLine]:
    """Return a page of what the person, or whom the person acts for, was told, the newest first.

    :raises Invalid: if the cursor is none of ours
    """
    notices = Notice.objects.filter(own_filter(by, VIEW)).order_by("-sent_at", "-id")
    if cursor:
        sent_at, notice_id = _place(cursor)
        notices = notices.filter(Q(sent_at__lt=sent_at) | Q(sent_at=sent_at, id__lt=notice_id))
    found = list(notices[: LINES + 1])
    lines = tuple(_line(notice, language) for notice in found[:LINES])
    last = found[LINES - 1] if len(found) > LINES else None
    return Page(lines, f"{last.sent_at.isoformat()}{SEPARATOR}{last.id}" if last else None)


def notice(*, notice_id: UUID, by: Actor, language: str = CHINESE) -> InboxLine:
    """Return one notice of the inbox of the person, or of whom the person acts for.

    :raises NotFound: if the inbox does not hold it
    """
    row = Notice.objects.filter(own_filter(by, VIEW), id=notice_id).first()
    if row is None:
        raise NotFound
    return _line(row, language)


def unread_count(*, by: Actor) -> int:
    """Return how many notices the person has not opened; it reads the unread ones only."""
    return Notice.objects.filter(own_filter(by, VIEW), read_at=None).count()


def dispatches_of(*, subject: Subject) -> tuple[DispatchLine, ...]:
    """Return the messages about a subject, for whoever may see the subject, oldest first."""
    rows = Dispatch.objects.filter(notice__subject_id=subject.id, notice__subject_kind=subject.kind)
    return tuple(_dispatch(row) for row in rows.select_related("notice").order_by("notice__sent_at", "medium"))


def _place(cursor: str) -> tuple[datetime, UUID]:
    try:
        sent_at, notice_id = cursor.split(SEPARATOR)
        return datetime.fromisoformat(sent_at), UUID(notice_id)
    except ValueError as error:
        raise Invalid(field="cursor") from error


def _line(notice: Notice, language: str) -> InboxLine:
    topic = Topic(notice.topic)
    words = filled(topic, read(notice.said()), language=language)
    return InboxLine(
        id=notice.id,
        topic=topic,
        title=words.title,
        body=words.body,
        subject=notice.subject,
        sent_at=notice.sent_at,
        is_read=notice.read_at is not None,
        needs_act=notice.needs_act,
    )


def _dispatch(dispatch: Dispatch) -> DispatchLine:
    medium = Medium(dispatch.medium)
    name, _, host = dispatch.address.partition("@")
    return DispatchLine(
        id=dispatch.id,
        topic=Topic(dispatch.notice.topic),
        medium=medium,
        address=mask_phone(dispatch.address) if medium is Medium.SMS else f"{name[:1]}***@{host}",
        state=DispatchState(dispatch.state),
        sent_at=dispatch.sent_at,
        delivered_at=dispatch.delivered_at,
        fault=dispatch.fault,
    )
