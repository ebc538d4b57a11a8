"""组织机构代码: GB 11714. Eight digits or letters and a check character; inside every credit code."""

from onewindow.kernel.codes.checks import ALPHANUMERIC, DIGITS, organisation_check
from onewindow.kernel.codes.faults import WrongCheck, check_characters, check_length, typed

NAME = "组织机构代码"


def parse(text: str) -> str:
    """Return the nine characters, without the hyphen before the last.

    :raises CodeWrong: with what is wrong
    """
    code = typed(text)
    if len(code) == 10 and code[8] == "-":
        code = code[:8] + code[9]
    check_length(code, 9, name=NAME)
    check_characters(code[:8], ALPHANUMERIC, name=NAME, allowed="数字或字母")
    check_characters(code[8], DIGITS + "X", name=NAME, allowed="数字或 X", start=9)
    if organisation_check(code[:8]) != code[8]:
        raise WrongCheck(name=NAME)
    return code
