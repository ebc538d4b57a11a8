"""The door of 通知."""

from onewindow.contexts.notices.actions.carrying import (
    Carried,
    Carrier,
    LoggedCarrier,
    Message,
    NoAnswer,
    Refused,
    report_arrival,
    retry_dispatch,
)
from onewindow.contexts.notices.actions.telling import mark_all_read, mark_read, send_notice
from onewindow.contexts.notices.domain.dispatches import DispatchState, Medium
from onewindow.contexts.notices.domain.topics import Topic
from onewindow.contexts.notices.queries import DispatchLine, InboxLine, dispatches_of, inbox, notice, unread_count

__all__ = [
    "Carried",
    "Carrier",
    "DispatchLine",
    "DispatchState",
    "InboxLine",
    "LoggedCarrier",
    "Medium",
    "Message",
    "NoAnswer",
    "Refused",
    "Topic",
    "dispatches_of",
    "inbox",
    "mark_all_read",
    "mark_read",
    "notice",
    "report_arrival",
    "retry_dispatch",
    "send_notice",
    "unread_count",
]
