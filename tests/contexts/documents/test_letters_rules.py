"""What a letter must say, and whose seal it carries."""

from datetime import UTC, datetime

import pytest
from pydantic import ValidationError

from onewindow.contexts.documents.domain.kinds import RULES, Kind, SealKind, title_of
from onewindow.contexts.documents.domain.papers import (
    SealBasis,
    SealNotEntrusted,
    number_of,
    printed_code,
    seal_basis,
    typed_code,
)
from tests.factories import documents as factory
from tests.factories import further_letters as further


def test_every_kind_has_its_rule() -> None:
    assert set(RULES) == set(Kind)


@pytest.mark.requirement("R188")
@pytest.mark.parametrize(
    ("kind", "seal"),
    [
        (Kind.ONE_TIME_NOTICE, SealKind.APPROVAL),
        (Kind.ACCEPTANCE, SealKind.APPROVAL),
        (Kind.DECLINING, SealKind.APPROVAL),
        (Kind.EXTENSION, SealKind.APPROVAL),
        (Kind.GRANT, SealKind.ORGAN),
        (Kind.DENIAL, SealKind.ORGAN),
        (Kind.LICENCE, SealKind.ORGAN),
        (Kind.RECEIPT, SealKind.WINDOW),
    ],
)
def test_受理不受理加盖专用印章_许可证件加盖本机关印章(kind: Kind, seal: SealKind) -> None:
    assert RULES[kind].seal is seal  # 第三十二条第二款、第三十九条, decision 16


@pytest.mark.parametrize(
    ("kind", "is_licence", "title"),
    [
        (Kind.GRANT, True, "准予行政许可决定书"),
        (Kind.DENIAL, True, "不予行政许可决定书"),
        (Kind.GRANT, False, "办理结果告知书"),
        (Kind.DENIAL, False, "办理结果告知书"),
    ],
)
def test_a_title_follows_the_type_of_the_item(kind: Kind, is_licence: bool, title: str) -> None:
    assert title_of(kind=kind, is_licence=is_licence) == title  # decision 13


def test_a_number_is_made_of_mark_word_year_and_serial() -> None:
    assert number_of(Kind.ACCEPTANCE, office=factory.BUREAU, year=2026, serial=12) == "云岭市监受〔2026〕12号"


@pytest.mark.parametrize(
    "broken",
    [
        lambda: factory.denial(reasons=()),
        lambda: factory.denial(remedies=None),
        lambda: factory.one_time_notice(gaps=()),
        lambda: factory.one_time_notice(gaps=({"material": "营业执照", "reason": "", "how": "补交"},)),
        lambda: factory.acceptance(tolerance_consequence=""),
        lambda: further.extension(approved_by=""),
        lambda: further.special_procedure(duration=""),
        lambda: factory.receipt(nonsense="x"),
        lambda: factory.receipt(received_at=datetime(2026, 3, 2, 9)),  # noqa: DTZ001 – a naive instant is the point
    ],
)
def test_a_letter_that_leaves_out_what_the_law_asks_for_cannot_be_built(broken: object) -> None:
    assert callable(broken)
    with pytest.raises(ValidationError):
        broken()


def test_an_instant_is_printed_as_it_was_in_china() -> None:
    letter = factory.receipt(received_at=datetime(2026, 3, 2, 16, 30, tzinfo=UTC))

    assert letter.model_dump(mode="json")["received_at"].startswith("2026-03-03T00:30")


def ground(kind: Kind, **changes: bool) -> SealBasis:
    known = {"has_custody": False, "is_delegated": False, "is_platform": False} | changes
    return seal_basis(kind, seal=RULES[kind].seal, office=factory.BUREAU, **known)


def test_a_seal_is_used_by_who_keeps_it() -> None:
    assert ground(Kind.ACCEPTANCE, has_custody=True) is SealBasis.CUSTODY


def test_the_letter_that_hands_over_the_act_hands_over_its_seal() -> None:
    assert ground(Kind.ACCEPTANCE, is_delegated=True) is SealBasis.DELEGATION


def test_what_the_laws_silence_brings_about_is_sealed_by_itself() -> None:
    assert ground(Kind.ACCEPTANCE, is_platform=True) is SealBasis.AUTOMATIC


@pytest.mark.parametrize("kind", [Kind.RECEIPT, Kind.TERMINATION, Kind.DELIVERY_RECEIPT])
def test_what_only_records_an_event_is_sealed_by_itself(kind: Kind) -> None:
    assert ground(kind) is SealBasis.AUTOMATIC


@pytest.mark.parametrize("kind", [Kind.ONE_TIME_NOTICE, Kind.ACCEPTANCE, Kind.GRANT, Kind.DENIAL, Kind.LICENCE])
def test_nobody_else_uses_a_seal(kind: Kind) -> None:
    with pytest.raises(SealNotEntrusted):
        ground(kind)


def test_a_code_is_read_back_however_it_is_typed() -> None:
    assert typed_code(printed_code("7KQMX4RT9WBE").lower()) == "7KQMX4RT9WBE"
    assert printed_code("7KQMX4RT9WBE") == "7KQM-X4RT-9WBE"
    assert typed_code(" 7kqm x4rt 9wbe ") == "7KQMX4RT9WBE"


@pytest.mark.parametrize("kind", [Kind.ONE_TIME_NOTICE, Kind.ACCEPTANCE, Kind.SPECIAL_PROCEDURE, Kind.EXTENSION])
def test_who_may_do_the_act_has_its_document_sealed(kind: Kind) -> None:
    assert ground(kind, seals_own_acts=True) is SealBasis.OFFICE


@pytest.mark.parametrize("kind", [Kind.GRANT, Kind.DENIAL, Kind.LICENCE, Kind.DISPOSITION])
def test_机关印章_只由保管人使用(kind: Kind) -> None:
    with pytest.raises(SealNotEntrusted):
        ground(kind, seals_own_acts=True)
