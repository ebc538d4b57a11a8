"""What an action hands to the writer. Frozen values; nothing here touches the database."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Self
from uuid import UUID

from django.db.models import Model

from onewindow.kernel.events import Event
from onewindow.platform.access.actors import Actor


@dataclass(frozen=True, kw_only=True)
class Command:
    """One press of a button, once: a second with the same key gets the first's answer."""

    endpoint: str
    key: str
    body_hash: bytes

    def part(self, name: str) -> "Command":
        """Return the same press as one of the acts that it stands for: each of them happens once too."""
        return replace(self, endpoint=f"{self.endpoint}/{name}")

    @classmethod
    def of_effect(cls, endpoint: str, effect_key: str) -> Self:
        """Return the command of what an announcement brings about: it happens once, however often it is tried."""
        hashed = hashlib.sha256(effect_key.encode())
        return cls(endpoint=endpoint, key=hashed.hexdigest()[:48], body_hash=hashed.digest())


@dataclass(frozen=True, kw_only=True)
class Version:
    """The row that a decision rests on, as it was read: id, state, version and the head of its chain."""

    of: type[Model]
    id: UUID
    state: StrEnum
    version: int
    chain_head: bytes


@dataclass(frozen=True, kw_only=True)
class Insert:
    """Rows that come into being with the act. All name the same fields; the rest get their model's defaults."""

    into: type[Model]
    rows: tuple[Mapping[str, object], ...]


@dataclass(frozen=True, kw_only=True)
class Amend:
    """Rows beside the moving one that change with the act: those that `where` names, all by equality."""

    table: type[Model]
    where: Mapping[str, object]
    changes: Mapping[str, object]


@dataclass(frozen=True, kw_only=True)
class Birth:
    """A moving row comes into being, without an event: a draft is nobody's act yet."""

    row: Insert
    command: Command
    by: Actor
    beside: tuple[Insert, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Move:
    """One act: compare-and-set of the row, its event, what changes beside it, its announcement, its receipt.

    With `born` the row comes into being by the act: it is inserted as the changes leave it. The event says which
    columns the act sets, the first act's also which it finds: a row that was changed by no act is noticed.
    """

    of: Version
    changes: Mapping[str, object]
    event: Event
    by: Actor
    happened_at: datetime
    command: Command
    basis: str = ""  # the article that the act rests on, as it is printed
    beside: tuple[Insert | Amend, ...] = ()
    born: Mapping[str, object] | None = None
    begun: Mapping[str, object] | None = None  # the row as its first act finds it, when it came into being without one
