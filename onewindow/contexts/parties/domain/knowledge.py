"""What is known of a party: each datum with where it comes from and of which day. A datum is asked for once."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from onewindow.kernel.errors import Invalid, Refusal
from onewindow.kernel.words import N_


class SourceKind(StrEnum):
    LICENCE = "LICENCE"  # 电子证照
    REGISTER = "REGISTER"  # 部门共享数据
    WINDOW = "WINDOW"  # 窗口核验
    DECLARED = "DECLARED"  # 本人填报


# What an organ issued or keeps outweighs what a clerk saw, and that what somebody typed (trust grades A, A, B, D).
TRUST: Mapping[SourceKind, int] = {
    SourceKind.LICENCE: 3,
    SourceKind.REGISTER: 3,
    SourceKind.WINDOW: 2,
    SourceKind.DECLARED: 1,
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Source:
    """Where a datum comes from: the organ, and what it stands in (营业执照 and its number)."""

    kind: SourceKind
    name: str
    organisation_id: UUID | None = None
    reference: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class KnownDatum:
    """One datum of a party as it was on a day, with its source."""

    element_code: str
    value: object
    source: Source
    as_of: date


@dataclass(frozen=True, kw_only=True, slots=True)
class Recorded:
    """A datum and when it was written down."""

    datum: KnownDatum
    recorded_at: datetime


class CorrectAtTheSource(Refusal):
    """What an organ issued or keeps is corrected by that organ (《个人信息保护法》第四十六条)."""

    words = N_("该信息来自%(source)s，请向该单位申请更正")


class ReasonNeeded(Invalid):
    """A correction says why."""

    words = N_("请填写更正理由")


def standing(entries: Iterable[Recorded]) -> dict[str, KnownDatum]:
    """Return the datum of each element that is used: of the most trusted source, then of the latest day, then the last
    that was written down."""
    best: dict[str, Recorded] = {}
    for entry in entries:
        rival = best.get(entry.datum.element_code)
        if rival is None or _weight(entry) >= _weight(rival):
            best[entry.datum.element_code] = entry
    return {code: entry.datum for code, entry in best.items()}


def _weight(entry: Recorded) -> tuple[int, date, datetime]:
    return TRUST[entry.datum.source.kind], entry.datum.as_of, entry.recorded_at


def check_correction(known: KnownDatum | None, *, as_source: Source, reason: str) -> None:
    """Check that a datum may be corrected by whoever the new source is.

    :raises ReasonNeeded: if no reason is given
    :raises CorrectAtTheSource: if an organ issued or keeps it, and another one, or none, would correct it
    """
    if not reason.strip():
        raise ReasonNeeded(field="reason")
    if known is None or TRUST[known.source.kind] < TRUST[SourceKind.LICENCE]:
        return
    if known.source.organisation_id is None or known.source.organisation_id != as_source.organisation_id:
        raise CorrectAtTheSource(source=known.source.name)
