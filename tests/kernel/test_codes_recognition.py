"""Saying what a string is."""

import pytest

from onewindow.kernel.codes.recognition import examine, recognise


def names(text: str) -> list[str]:
    return [recognised.name for recognised in recognise(text)]


def faults(text: str) -> list[str]:
    return [type(fault).__name__ for fault in examine(text).faults]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("11010519491231002x", ["身份证号码"]),
        ("11999901MB9100016W", ["统一社会信用代码"]),
        ("MB9100016", ["组织机构代码"]),
        ("11999901MB9100016W4990131001000", ["事项编码"]),
        ("12441500196720244T3442199806003202206230068", ["办件编号"]),
        ("260916010000018", ["短编号"]),
        (
            "1.2.156.3005.2.11999901MB9100016W001.11999901MB9100016W.JY29999010000001.001.9",
            ["电子证照标识"],
        ),
        ("511602", ["行政区划代码"]),
        ("440125001000", ["事项编码", "行政区划代码"]),
    ],
)
def test_what_a_string_is(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("11010519491231002X", {"证件": "居民身份证", "出生日期": "1949-12-31", "性别": "女"}),
        ("440524188001010014", {"证件": "居民身份证", "出生日期": "1880-01-01", "性别": "男"}),
        (
            "12441500196720244T",
            {"机构类别": "事业单位", "登记机关区划": "441500", "组织机构代码": "196720244"},
        ),
        ("MB9100016", {"代码": "MB9100016"}),
        (
            "11999901MB9100016W499013100100001",
            {
                "实施主体": "11999901MB9100016W",
                "行使层级": "县级",
                "基本编码": "990131001000",
                "事项类型": "行政许可",
                "主项": "31001",
                "子项": "无",
                "业务办理项": "01",
            },
        ),
        ("442199806003", {"基本编码": "442199806003", "事项类型": "扩展类型 21", "主项": "99806", "子项": "003"}),
        ("260916010000018", {"日期": "2026-09-16", "渠道或窗口": "01", "当日顺序号": "1"}),
        (
            "1.2.156.3005.2.11999901MB9100016W001.11999901MB9100016W.JY29999010000001.001.9",
            {
                "证照类型": "11999901MB9100016W001",
                "颁发机构": "11999901MB9100016W",
                "流水号": "JY29999010000001",
                "版本": "1",
            },
        ),
        ("511602", {"层级": "县级", "补足 12 位": "511602000000"}),
    ],
)
def test_what_it_says(text: str, said: dict[str, str]) -> None:
    assert dict(recognise(text)[0].says) == said


def test_a_case_number_says_its_item_its_day_and_its_place() -> None:
    said = dict(recognise("12441500196720244T3442199806003202206230068")[0].says)

    assert (said["基本编码"], said["收件日期"], said["当日顺序号"]) == ("442199806003", "2022-06-23", "68")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("110105194912310021", ["WrongCheck"]),
        ("1101051949I231002X", ["WrongCharacter"]),
        ("110105491231002", ["OldNumber", "WrongDate"]),
        ("12999901MB9100016W", ["WrongCheck"]),
        ("MB910001-7", ["WrongCheck"]),
        ("11999901MB9100016W499013100100", ["WrongLength"]),
        ("12441500196720244T3442199806003202202300068", ["WrongDate"]),
        ("260916010000010", ["WrongCheck"]),
        ("1.2.156.3005", ["WrongShape"]),
        ("511600001", ["WrongCheck", "WrongPart"]),
        ("你好", ["NotRecognised"]),
        ("", ["NotRecognised"]),
    ],
)
def test_what_is_wrong_with_a_string(text: str, expected: list[str]) -> None:
    assert (names(text), faults(text)) == ([], expected)
