"""Masks as they are printed in lists."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onewindow.platform.pii.masking import mask_address, mask_identity, mask_name, mask_phone


@pytest.mark.parametrize(
    ("name", "shown"),
    [("张三", "张*"), ("张三丰", "张*"), ("欧阳修", "欧阳*"), ("欧阳", "欧*"), ("阿依古丽·买买提", "阿*"), ("", "")],
)
def test_names(name: str, shown: str) -> None:
    assert mask_name(name) == shown


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("330106199001011234", "3301**********1234"),
        ("11010519491231002X", "1101**********002X"),
        ("E12345678", "*******78"),
        ("123", "***"),
        ("", ""),
    ],
)
def test_identity_numbers(number: str, shown: str) -> None:
    assert mask_identity(number) == shown


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("13812341234", "138****1234"),
        ("+86 13812341234", "138****1234"),
        ("12345678", "****5678"),
        ("120", "***"),
        ("", ""),
    ],
)
def test_phones(number: str, shown: str) -> None:
    assert mask_phone(number) == shown


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("四川省广安市云岭县城关镇幸福小区3号", "四川省广安市云岭县****"),
        ("云岭县城关镇人民路1号", "云岭县****"),
        ("北京市朝阳区建国路8号", "北京市朝阳区****"),
        ("广西壮族自治区南宁市青秀区民族大道1号", "广西壮族自治区南宁市青秀区****"),
        ("幸福小区3号", "****"),
        ("", ""),
    ],
)
def test_addresses(address: str, shown: str) -> None:
    assert mask_address(address) == shown


@given(number=st.text(alphabet="0123456789", min_size=1, max_size=30))
def test_no_mask_shows_a_whole_number(number: str) -> None:
    assert number not in mask_identity(number)
    assert number not in mask_phone(number)
