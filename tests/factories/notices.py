"""Notices that were sent, and carriers that behave badly on purpose."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from uuid import UUID

from onewindow.contexts.notices import api as notices
from onewindow.kernel.events import Subject
from onewindow.kernel.ids import new_id
from onewindow.platform.access.actors import AccountKind, Actor, Channel, Grant, Scope, ScopeKind

NOW = datetime(2026, 11, 24, 1, 5, tzinfo=UTC)
OWNER = UUID(int=7)
CASE = Subject("case", UUID(int=70))
SMS = {notices.Medium.SMS: "13800001234"}


def reader(person: UUID = OWNER) -> Actor:
    """Return the person whose inbox it is."""
    return Actor(
        account=new_id(),
        kind=AccountKind.CITIZEN,
        channel=Channel.WEB,
        person=person,
        grants=frozenset({Grant("notices.view", Scope(ScopeKind.OWN))}),
    )


def tell(
    key: str = "first",
    *,
    to: UUID = OWNER,
    topic: notices.Topic = notices.Topic.CASE_ACCEPTED,
    addresses: Mapping[notices.Medium, str] = SMS,
    now: datetime = NOW,
    language: str = "zh-hans",
    **values: str | int | date,
) -> UUID:
    """Send a notice of acceptance, unless another topic and its values are named."""
    accepted = {"item": "食品经营许可（新办）", "number": "26112400000017", "due_on": date(2026, 12, 1)}
    return notices.send_notice(
        owner_id=to,
        topic=topic,
        subject=CASE,
        values=values or accepted,
        effect_key=key,
        now=now,
        addresses=addresses,
        language=language,
    )


class Refusing:
    """A carrier that takes nothing."""

    def carry(self, message: notices.Message) -> notices.Carried:
        raise notices.Refused("EMPTY_NUMBER")


class Silent:
    """A carrier that does not answer."""

    def carry(self, message: notices.Message) -> notices.Carried:
        raise notices.NoAnswer


class Reporting:
    """A carrier that says later whether a message arrived."""

    def carry(self, message: notices.Message) -> notices.Carried:
        return notices.Carried(reference=f"gateway:{message.id}")
