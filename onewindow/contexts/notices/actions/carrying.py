"""Carrying: queued messages go out by their medium's carrier, and what the carrier reports is kept."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils.module_loading import import_string

from onewindow.contexts.notices.domain.dispatches import (
    MOVES,
    DispatchState,
    DispatchVerb,
    Medium,
    after_no_answer,
)
from onewindow.contexts.notices.domain.topics import Topic
from onewindow.contexts.notices.domain.wording import filled, read
from onewindow.contexts.notices.models import Dispatch, LoggedMessage
from onewindow.kernel.errors import NotFound


@dataclass(frozen=True, kw_only=True)
class Message:
    """What a carrier gets. `id` is the same at every try, so that a careful carrier sends it once."""

    id: UUID
    medium: Medium
    address: str
    title: str
    text: str
    now: datetime


@dataclass(frozen=True, kw_only=True)
class Carried:
    """The carrier took it. Where it reports arrival later, `is_delivered` is false and `reference` names the report."""

    reference: str = ""
    is_delivered: bool = False


class Refused(Exception):
    """The carrier will never take this message: the number does not exist, the person wants none."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class NoAnswer(Exception):
    """The carrier could not be reached; another time it may."""


class Carrier(Protocol):
    """A gateway to one medium, named in `settings.NOTICE_CARRIERS`."""

    def carry(self, message: Message) -> Carried:
        """Take a message.

        :raises Refused: if it never will
        :raises NoAnswer: if it may another time
        """


class LoggedCarrier:
    """Writes messages into a table instead of the air: for a demo, a test, and a county without a gateway."""

    def carry(self, message: Message) -> Carried:
        """Keep the message as it would have gone out."""
        LoggedMessage.objects.create(
            dispatch_id=message.id,
            medium=message.medium,
            address=message.address,
            text=f"{message.title}\n{message.text}" if message.medium is Medium.MAIL else message.text,
            carried_at=message.now,
        )
        return Carried(reference=f"log:{message.id}", is_delivered=True)


def carry_dispatches(*, now: datetime) -> int:
    """Carry what is queued and due, each in a transaction of its own, and return how many were tried."""
    tried = 0
    while _carry_one(now):
        tried += 1
    return tried


def report_arrival(*, reference: str, now: datetime, fault: str = "") -> None:
    """Keep what a carrier reports of a message it took: that it arrived, or with a fault that it never will.

    :raises NotFound: if no message went out under that reference
    """
    with transaction.atomic():
        dispatch = Dispatch.objects.select_for_update(of=("self",)).filter(reference=reference).first()
        if dispatch is None:
            raise NotFound
        verb = DispatchVerb.FAIL if fault else DispatchVerb.CONFIRM
        if MOVES.allows(DispatchState(dispatch.state), verb):  # a report may come twice
            _move(dispatch, verb, now, fault=fault)


def retry_dispatch(*, dispatch_id: UUID, now: datetime) -> None:
    """Queue a failed message again.

    :raises NotFound: if there is none
    :raises IllegalMove: if it has not failed
    """
    with transaction.atomic():
        dispatch = Dispatch.objects.select_for_update(of=("self",)).filter(id=dispatch_id).first()
        if dispatch is None:
            raise NotFound
        _move(dispatch, DispatchVerb.RETRY, now, tries=0, next_try_at=now, fault="")


def carrier_of(medium: Medium) -> Carrier:
    """Return the carrier that the settings name for the medium."""
    carrier: Carrier = import_string(settings.NOTICE_CARRIERS[medium])()
    return carrier


def _carry_one(now: datetime) -> bool:
    with transaction.atomic():
        due = Dispatch.objects.select_for_update(of=("self",), skip_locked=True).filter(
            state=DispatchState.QUEUED, next_try_at__lte=now
        )
        dispatch = due.select_related("notice").order_by("next_try_at").first()
        if dispatch is None:
            return False
        _try(dispatch, now)
        return True


def _try(dispatch: Dispatch, now: datetime) -> None:
    tries = dispatch.tries + 1
    try:
        with transaction.atomic():
            carried = carrier_of(Medium(dispatch.medium)).carry(_message(dispatch, now))
    except Refused as refused:
        _move(dispatch, DispatchVerb.FAIL, now, tries=tries, fault=refused.code)
    except NoAnswer:
        later = after_no_answer(tries, now=now)
        if later is None:
            _move(dispatch, DispatchVerb.FAIL, now, tries=tries, fault="NO_ANSWER")
        else:
            Dispatch.objects.filter(id=dispatch.id).update(tries=tries, next_try_at=later.at)
    else:
        verb = DispatchVerb.CONFIRM if carried.is_delivered else DispatchVerb.SEND
        _move(dispatch, verb, now, tries=tries, reference=carried.reference, sent_at=now)


def _message(dispatch: Dispatch, now: datetime) -> Message:
    notice = dispatch.notice
    medium = Medium(dispatch.medium)
    words = filled(Topic(notice.topic), read(notice.said()), language=notice.language)
    return Message(
        id=dispatch.id,
        medium=medium,
        address=dispatch.address,
        title=words.title,
        text=f"【{settings.NOTICE_SIGNATURE}】{words.short}" if medium is Medium.SMS else words.body,
        now=now,
    )


_INSTANTS = {DispatchVerb.CONFIRM: "delivered_at", DispatchVerb.FAIL: "failed_at"}


def _move(dispatch: Dispatch, verb: DispatchVerb, now: datetime, **changes: object) -> None:
    state = MOVES.after(DispatchState(dispatch.state), verb)
    instant = {_INSTANTS[verb]: now} if verb in _INSTANTS else {}
    Dispatch.objects.filter(id=dispatch.id).update(state=state, **instant, **changes)
