"""What every announcement carries: whom it is about. What happened is the class, past tense."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Subject:
    """Something that clocks, documents, papers and duties can belong to, without knowing what it is."""

    kind: str
    id: UUID


@dataclass(frozen=True, kw_only=True)
class Event:
    """Something that happened to a subject. Fields are plain values and are never renamed."""

    bulk: ClassVar[bool] = False
    subject: Subject
