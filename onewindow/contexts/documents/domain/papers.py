"""Whose document it is, what state it is in, and who may have it sealed."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from onewindow.contexts.documents.domain.kinds import RULES, Kind, SealKind
from onewindow.kernel.codes.faults import typed
from onewindow.kernel.errors import NotAllowed, Refusal
from onewindow.kernel.words import N_

GROUP = 4


class State(StrEnum):
    """What a document is worth."""

    VALID = "VALID"  # 有效
    VOID = "VOID"  # 作废


class SealBasis(StrEnum):
    """On what ground a seal is pressed."""

    CUSTODY = "CUSTODY"  # 印章保管人用印
    OFFICE = "OFFICE"  # 承办人为本人依职权办理的事项用印
    DELEGATION = "DELEGATION"  # 部门书面授权窗口用印
    AUTOMATIC = "AUTOMATIC"  # 系统自动用印


@dataclass(frozen=True, kw_only=True)
class Office:
    """The organ that issues. `mark` opens its numbers: 云岭市监 in 云岭市监受〔2026〕12号."""

    organisation_id: UUID
    name: str
    mark: str
    region_path: str


class SealNotEntrusted(NotAllowed):
    """Who acts has no custody of the seal, and no letter of the organ covers the act."""

    words = N_("您没有被授权使用%(organisation)s的%(seal)s，请由印章保管人办理")


class SealNotRegistered(Refusal):
    """The organ has no such seal in the register, so nothing can be sealed with it."""

    words = N_("%(organisation)s尚未登记%(seal)s，请联系系统管理员登记后再试")


def seal_basis(
    kind: Kind,
    *,
    seal: SealKind,
    office: Office,
    has_custody: bool,
    is_delegated: bool,
    is_platform: bool,
    seals_own_acts: bool = False,
) -> SealBasis:
    """Decide on what ground a document may be sealed by whoever acts.

    What only records an event is sealed by itself, and so is what the law's silence brings about (the platform acts).
    Who seals their own acts has no more than the approval seal, and for nothing but the act that issues the document.

    :raises SealNotEntrusted: if there is no ground
    """
    if RULES[kind].is_automatic or seal.right is None or is_platform:
        return SealBasis.AUTOMATIC
    if has_custody:
        return SealBasis.CUSTODY
    if seals_own_acts and seal is SealKind.APPROVAL:
        return SealBasis.OFFICE
    if is_delegated:  # decision 6: the letter that hands over the act hands over the seal for it
        return SealBasis.DELEGATION
    raise SealNotEntrusted(organisation=office.name, seal=seal.words)


def number_of(kind: Kind, *, office: Office, year: int, serial: int) -> str:
    """Return the number of a document (发文字号): the organ's mark, the kind's word, the year, the serial."""
    return f"{office.mark}{RULES[kind].word}〔{year}〕{serial}号"


def series_of(kind: Kind, *, office: Office, issued_on: date) -> str:
    """Return the series that a document's serial is minted from: each organ counts each kind by the year."""
    return f"document:{office.organisation_id}:{kind}:{issued_on.year}"


def printed_code(code: str) -> str:
    """Return a verification code in groups of four, as it is printed."""
    return "-".join(code[start : start + GROUP] for start in range(0, len(code), GROUP))


def typed_code(text: str) -> str:
    """Return the verification code that somebody meant who typed it from paper, half-width or full-width."""
    return "".join(char for char in typed(text) if char.isalnum())
