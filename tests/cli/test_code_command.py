"""`onewindow code check`: 0 for a code, 1 for none, and never a number in an error."""

import pytest

from onewindow.cli.management.commands.code import Command


def checked(capsys: pytest.CaptureFixture[str], *text: str) -> tuple[int, list[str]]:
    code = 0
    try:
        Command().run_from_argv(["onewindow", "code", "check", *text])
    except SystemExit as left:
        code = int(str(left.code))
    return code, capsys.readouterr().out.splitlines()


def test_a_code_is_named_and_explained(capsys: pytest.CaptureFixture[str]) -> None:
    assert checked(capsys, "11999901MB9100016W") == (
        0,
        ["✓ 统一社会信用代码", "  机构类别：机关", "  登记机关区划：999901", "  组织机构代码：MB9100016"],
    )


def test_a_code_that_was_typed_with_blanks_is_one_code(capsys: pytest.CaptureFixture[str]) -> None:
    assert checked(capsys, "110105", "19491231", "002x")[1][0] == "✓ 身份证号码"


def test_a_string_that_can_be_two_codes_is_both(capsys: pytest.CaptureFixture[str]) -> None:
    code, lines = checked(capsys, "440125001000")

    assert (code, lines[0]) == (0, "可能是以下 2 种编码之一：")
    assert [line for line in lines if line.startswith("✓")] == ["✓ 事项编码", "✓ 行政区划代码"]


def test_a_wrong_code_gets_what_is_wrong(capsys: pytest.CaptureFixture[str]) -> None:
    assert checked(capsys, "110105194912310021") == (
        1,
        ["✗ 身份证号码的校验位不符，可能有一位输错或两位颠倒，请对照原件逐位核对"],
    )


def test_what_is_no_code_gets_what_could_be_one(capsys: pytest.CaptureFixture[str]) -> None:
    code, (line,) = checked(capsys, "你好")

    assert code == 1
    assert line.startswith("✗ 没有认出这是什么编码。能识别的有：")


def test_without_a_text_it_says_what_is_missing(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        Command().run_from_argv(["onewindow", "code", "check"])

    assert left.value.code == 2
    assert capsys.readouterr().err.splitlines() == ["✗ 缺少：编码", "  写法：onewindow code check [-h] 编码 [编码 ...]"]
