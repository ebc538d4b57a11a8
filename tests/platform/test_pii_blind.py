"""Blind indexes: written differently, found all the same; and never confused with another kind."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import Settings

from onewindow.platform.pii.blind import blind_index, surname_last4
from onewindow.platform.pii.registry import Pii


@pytest.mark.parametrize(
    ("kind", "stored", "typed"),
    [
        (Pii.IDENTITY_NUMBER, "11010519491231002X", "110105 19491231 002x"),
        (Pii.IDENTITY_NUMBER, "11010519491231002X", "１１０１０５１９４９１２３１００２Ｘ"),
        (Pii.PHONE, "13812341234", "+86 138-1234-1234"),
        (Pii.PHONE, "13812341234", "008613812341234"),
        (Pii.PHONE, "08171234567", "0817-1234567"),
        (Pii.NAME, "张三", " 张 三 "),
        (Pii.NAME, "阿依古丽·买买提", "阿依古丽•买买提"),
        (Pii.NAME, "John Smith", "JOHN SMITH"),
        ("CREDIT_CODE", "91350100M000100Y43", "91350100m000100y43"),
    ],
)
def test_what_is_typed_differently_is_found(kind: str, stored: str, typed: str) -> None:
    assert blind_index(kind, stored) == blind_index(kind, typed)


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        (Pii.PHONE, "8613812341234", "08613812341234"),
        (Pii.NAME, "张三", "张三丰"),
        (Pii.IDENTITY_NUMBER, "11010519491231002X", "110105194912310021"),
    ],
)
def test_what_differs_is_not_found(kind: str, one: str, other: str) -> None:
    assert blind_index(kind, one) != blind_index(kind, other)


@given(value=st.from_regex(r"[0-9]{11}", fullmatch=True))
def test_kinds_are_separate(value: str) -> None:
    indexes = {blind_index(kind, value) for kind in (Pii.PHONE, Pii.NAME, Pii.IDENTITY_NUMBER, "SOMETHING")}

    assert len(indexes) == 4
    assert all(len(index) == 32 for index in indexes)


def test_a_visitor_is_found_by_surname_and_last_four() -> None:
    assert surname_last4("欧阳修", "11010519491231002X") == surname_last4("欧阳", "002x")
    assert surname_last4("张三", "11010519491231002X") == surname_last4("张", "002X")
    assert surname_last4("张三", "11010519491231002X") != surname_last4("李", "002X")


def test_indexes_stay_when_keys_change(settings: Settings) -> None:
    settings.FIELD_KEY = "first"
    before = blind_index(Pii.NAME, "张三")

    settings.FIELD_KEY = "first\nsecond"

    assert blind_index(Pii.NAME, "张三") == before
