"""What codes say, how they are made, and with which sentence a wrong one is refused."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onewindow.kernel.codes import (
    case_number,
    checks,
    credit_code,
    identity_number,
    item_code,
    licence_identifier,
    organisation_code,
    region_code,
    short_number,
)
from onewindow.kernel.codes.faults import CodeWrong
from onewindow.kernel.codes.identity_number import Holder
from onewindow.kernel.codes.region_code import Level

PERSON = "11010519491231002X"
BUREAU = "11999901MB9100016W"
ITEM = "11999901MB9100016W4990131001000"
LICENCE = "1.2.156.3005.2.11999901MB9100016W001.11999901MB9100016W.JY29999010000001.001.9"

days = st.dates(date(2025, 1, 1), date(2099, 12, 31))


def sentence(parse: Callable[[str], Any], text: str) -> str:
    with pytest.raises(CodeWrong) as refused:
        parse(text)
    assert not any(text in str(value) for value in refused.value.values.values() if len(text) > 1)
    return str(refused.value)


@pytest.mark.parametrize(
    ("parse", "text", "words"),
    [
        (identity_number.parse, "1101051949123100", "身份证号码应为 18 位，现为 16 位，请核对是否漏输或多输"),
        (
            identity_number.parse,
            "1101051949I231002X",
            "身份证号码第 11 位的字符不正确，此处只能是数字，请核对后重新输入",
        ),
        (
            identity_number.parse,
            "11010519491231002Y",
            "身份证号码第 18 位的字符不正确，此处只能是数字或 X，请核对后重新输入",
        ),
        (identity_number.parse, "11010519490230002X", "身份证号码第 7 至 14 位的日期不存在，请核对后重新输入"),
        (
            identity_number.parse,
            "19010519491231002X",
            "身份证号码第 1 至 6 位（地区）不在规定的范围内，请核对后重新输入",
        ),
        (
            identity_number.parse,
            "110105194912310021",
            "身份证号码的校验位不符，可能有一位输错或两位颠倒，请对照原件逐位核对",
        ),
        (identity_number.parse, "110105491231002", "15 位的身份证号码已经停止使用，请使用 18 位的号码"),
        (credit_code.parse, BUREAU[:-1], "统一社会信用代码应为 18 位，现为 17 位，请核对是否漏输或多输"),
        (
            credit_code.parse,
            "11999901MB91OOO16W",
            (
                "统一社会信用代码第 13 位的字符不正确，此处只能是数字或字母"
                "（不含 I、O、S、V、Z，它们多半是 1、0、5、U、2 的误认），请核对后重新输入"
            ),
        ),
        (
            credit_code.parse,
            "11A99901MB9100016W",
            "统一社会信用代码第 3 位的字符不正确，此处只能是数字，请核对后重新输入",
        ),
        (
            credit_code.parse,
            "11999901MB9100017W",
            "统一社会信用代码第 9 至 17 位（组织机构代码）的校验位不符，请对照证照逐位核对",
        ),
        (
            credit_code.parse,
            "12999901MB9100016W",
            "统一社会信用代码的校验位不符，可能有一位输错或两位颠倒，请对照原件逐位核对",
        ),
        (
            organisation_code.parse,
            "MB910001-7",
            "组织机构代码的校验位不符，可能有一位输错或两位颠倒，请对照原件逐位核对",
        ),
        (
            organisation_code.parse,
            "MB910001Y",
            "组织机构代码第 9 位的字符不正确，此处只能是数字或 X，请核对后重新输入",
        ),
        (
            organisation_code.parse,
            "MB91_0016",
            "组织机构代码第 5 位的字符不正确，此处只能是数字或字母，请核对后重新输入",
        ),
        (item_code.parse, ITEM[:-1], "事项编码应为 12 或 31 或 33 位，现为 30 位，请核对是否漏输或多输"),
        (
            item_code.parse,
            f"{BUREAU}9990131001000",
            "事项编码第 19 至 19 位（行使层级）不在规定的范围内，请核对后重新输入",
        ),
        (
            item_code.parse,
            f"{BUREAU}4980131001000",
            "事项编码第 20 至 21 位（目录所属地区）不在规定的范围内，请核对后重新输入",
        ),
        (
            item_code.parse,
            f"{BUREAU}4993131001000",
            "事项编码第 22 至 23 位（事项类型）不在规定的范围内，请核对后重新输入",
        ),
        (item_code.parse, "990031001000", "事项编码第 3 至 4 位（事项类型）不在规定的范围内，请核对后重新输入"),
        (item_code.parse, "99013100100A", "事项编码第 12 位的字符不正确，此处只能是数字，请核对后重新输入"),
        (item_code.parse, f"{ITEM}00", "事项编码第 32 至 33 位（业务办理项序号）不在规定的范围内，请核对后重新输入"),
        (case_number.parse, ITEM, "办件编号应为 43 至 50 位，现为 31 位，请核对是否漏输或多输"),
        (case_number.parse, f"{ITEM}202602300001", "办件编号第 32 至 39 位的日期不存在，请核对后重新输入"),
        (case_number.parse, f"{ITEM}189902030001", "办件编号第 32 至 39 位的日期不存在，请核对后重新输入"),
        (case_number.parse, f"{ITEM}01202602300001", "办件编号第 34 至 41 位的日期不存在，请核对后重新输入"),
        (case_number.parse, f"{ITEM}2026020300A1", "办件编号第 42 位的字符不正确，此处只能是数字，请核对后重新输入"),
        (short_number.parse, "26091601", "短编号应为 15 位，现为 8 位，请核对是否漏输或多输"),
        (short_number.parse, "26091601000001X", "短编号第 15 位的字符不正确，此处只能是数字，请核对后重新输入"),
        (
            short_number.parse,
            "260916010000010",
            "短编号的校验位不符，可能有一位输错或两位颠倒，请对照原件逐位核对",
        ),
        (short_number.parse, "260230010000013", "短编号第 1 至 6 位的日期不存在，请核对后重新输入"),
        (
            licence_identifier.parse,
            LICENCE[4:],
            "电子证照标识应以 1.2.156.3005.2 开头，后接证照类型、颁发机构、流水号、版本号、校验位五段，以点分隔",
        ),
        (
            licence_identifier.parse,
            LICENCE.replace(".001.9", ".01.9"),
            "电子证照标识的版本号应为 3 位，现为 2 位，请核对是否漏输或多输",
        ),
        (
            licence_identifier.parse,
            LICENCE[:-1] + "8",
            "电子证照标识的校验位不符，可能有一位输错或两位颠倒，请对照原件逐位核对",
        ),
        (
            licence_identifier.parse,
            LICENCE.replace("JY29999010000001", ""),
            "电子证照标识应以 1.2.156.3005.2 开头，后接证照类型、颁发机构、流水号、版本号、校验位五段，以点分隔",
        ),
        (region_code.parse, "55", "行政区划代码应为 6 或 9 或 12 位，现为 2 位，请核对是否漏输或多输"),
        (region_code.parse, "551600", "行政区划代码第 1 至 2 位（省级代码）不在规定的范围内，请核对后重新输入"),
        (region_code.parse, "510002", "行政区划代码第 3 至 4 位（市级代码）不在规定的范围内，请核对后重新输入"),
        (region_code.parse, "511600001", "行政区划代码第 5 至 6 位（县级代码）不在规定的范围内，请核对后重新输入"),
        (region_code.parse, "511602000001", "行政区划代码第 7 至 9 位（乡级代码）不在规定的范围内，请核对后重新输入"),
    ],
)
def test_a_wrong_code_is_refused_with_what_is_wrong_and_never_repeated(
    parse: Callable[[str], Any], text: str, words: str
) -> None:
    assert sentence(parse, text) == words


def test_codes_are_read_as_they_are_meant() -> None:
    assert identity_number.parse(" 110105 19491231 002x ").number == PERSON
    assert credit_code.parse("１１９９９９０１mb9100016w").code == BUREAU
    assert organisation_code.parse("mb910001-6") == "MB9100016"
    assert short_number.parse("260916-01-000001-8") == short_number.parse("260916010000018")


def test_an_identity_number_says_when_somebody_was_born_and_is_not_printed() -> None:
    person = identity_number.parse(PERSON)

    assert (person.born_on, person.is_male, person.region) == (date(1949, 12, 31), False, "110105")
    assert identity_number.parse("440524188001010014").is_male
    assert repr(person) == "IdentityNumber()"


@pytest.mark.parametrize(
    ("region", "holder"),
    [
        ("110105", Holder.CITIZEN),
        ("999901", Holder.CITIZEN),
        ("830000", Holder.COMPATRIOT),
        ("911124", Holder.FOREIGNER),
    ],
)
def test_the_front_says_which_card_it_is(region: str, holder: Holder) -> None:
    number = identity_number.of(region=region, born_on=date(1990, 1, 1), sequence=7)

    assert identity_number.parse(number).holder is holder


def test_nobody_is_born_tomorrow() -> None:
    number = identity_number.of(region="999901", born_on=date(2026, 3, 3), sequence=7)

    assert identity_number.parse(number, today=date(2026, 3, 3)).born_on == date(2026, 3, 3)
    with pytest.raises(CodeWrong):
        identity_number.parse(number, today=date(2026, 3, 2))


@given(born_on=st.dates(date(1900, 1, 1), date(2026, 1, 1)), sequence=st.integers(0, 999), place=st.integers(0, 16))
def test_two_digits_that_changed_places_are_found(born_on: date, sequence: int, place: int) -> None:
    number = identity_number.of(region="999901", born_on=born_on, sequence=sequence)
    swapped = number[:place] + number[place + 1] + number[place] + number[place + 2 :]

    if swapped != number:
        with pytest.raises(CodeWrong):
            identity_number.parse(swapped)


@given(kind=st.sampled_from([*credit_code.KINDS]), subject=st.text(checks.CREDIT_CODE_ALPHABET, min_size=8, max_size=8))
def test_a_made_credit_code_is_valid(kind: str, subject: str) -> None:
    code = credit_code.parse(credit_code.of(kind=kind, region="999901", subject=subject))

    assert (code.kind, code.region, code.organisation_code[:8]) == (credit_code.KINDS[kind], "999901", subject)


def test_a_kind_that_is_rare_has_no_name() -> None:
    code = credit_code.of(kind="34", region="510000", subject="MD012345")

    assert credit_code.parse(code).kind == ""


def test_an_item_code_is_taken_apart() -> None:
    code = item_code.parse(ITEM + "01")

    assert (code.body and code.body.code, code.level, code.region, code.type, code.main_item, code.sub_item) == (
        BUREAU,
        "4",
        "99",
        "01",
        "31001",
        "000",
    )


@given(prefix=st.sampled_from([ITEM, ITEM + "01", ITEM + "20"]), on=days, serial=st.integers(1, 999_999_999))
def test_a_case_number_is_read_as_it_was_made(prefix: str, on: date, serial: int) -> None:
    number = case_number.parse(case_number.of(item_code=prefix, on=on, serial=serial), prefix=len(prefix))

    assert (number.item.code, number.on, number.serial) == (prefix, on, serial)


@pytest.mark.parametrize("serial", [1, 9999, 10_000, 123_456])
@pytest.mark.parametrize("prefix", [ITEM, ITEM + "01"])
def test_a_case_number_is_read_without_its_prefix_being_known(prefix: str, serial: int) -> None:
    number = case_number.of(item_code=prefix, on=date(2026, 9, 16), serial=serial)

    assert case_number.parse(number).item.code == prefix


def test_a_case_number_has_at_most_50_characters() -> None:
    longest = case_number.of(item_code=ITEM + "01", on=date(2026, 9, 16), serial=999_999_999)

    assert len(longest) == 50
    with pytest.raises(case_number.TooManyCases):
        case_number.of(item_code=ITEM + "01", on=date(2026, 9, 16), serial=1_000_000_000)


@given(on=days, channel=st.from_regex(r"[0-9]{2}", fullmatch=True), serial=st.integers(1, 9_999_999))
def test_a_short_number_is_read_as_it_was_made(on: date, channel: str, serial: int) -> None:
    number = short_number.parse(short_number.of(on=on, channel=channel, serial=serial))

    assert (number.on, number.channel, number.serial) == (on, channel, serial)


@given(on=days, serial=st.integers(1, 999_999), place=st.integers(0, 14), digit=st.sampled_from("0123456789"))
def test_one_wrong_digit_of_a_short_number_is_found(on: date, serial: int, place: int, digit: str) -> None:
    number = short_number.of(on=on, channel="01", serial=serial)

    if number[place] != digit:
        with pytest.raises(CodeWrong):
            short_number.parse(number[:place] + digit + number[place + 1 :])


def test_a_number_from_before_this_platform_is_none_of_its_own() -> None:
    with pytest.raises(CodeWrong):
        short_number.parse(short_number.of(on=date(2024, 12, 31), channel="01", serial=1))


def test_a_licence_that_is_issued_again_is_the_next_version() -> None:
    first = licence_identifier.parse(LICENCE)

    assert first.next_version().text == LICENCE.replace(".001.9", ".002.7")


@pytest.mark.parametrize(
    ("text", "level", "whole", "short"),
    [
        ("510000", Level.PROVINCE, "510000000000", "510000"),
        ("511600", Level.CITY, "511600000000", "511600"),
        ("511602000000", Level.COUNTY, "511602000000", "511602"),
        ("511602001", Level.TOWNSHIP, "511602001000", "511602001"),
        ("511602001201", Level.VILLAGE, "511602001201", "511602001201"),
        ("999901", Level.COUNTY, "999901000000", "999901"),
    ],
)
def test_a_region_code_has_a_level(text: str, level: Level, whole: str, short: str) -> None:
    region = region_code.parse(text)

    assert (region.level, region.code, region.short) == (level, whole, short)
