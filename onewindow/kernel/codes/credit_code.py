"""统一社会信用代码: GB 32100-2015. Registrar 1, kind 1, region 6, organisation code 9 (GB 11714), check 1."""

from dataclasses import dataclass

from onewindow.kernel.codes.checks import CREDIT_CODE_ALPHABET, credit_check, organisation_check
from onewindow.kernel.codes.faults import (
    CodeWrong,
    WrongCheck,
    check_characters,
    check_digits,
    check_length,
    typed,
)
from onewindow.kernel.words import N_

NAME = "统一社会信用代码"
ALLOWED = "数字或字母（不含 I、O、S、V、Z，它们多半是 1、0、5、U、2 的误认）"

KINDS = {
    "11": "机关",
    "12": "事业单位",
    "13": "编办直接管理机构编制的群众团体",
    "19": "机构编制部门登记的其他单位",
    "51": "社会团体",
    "52": "民办非企业单位",
    "53": "基金会",
    "91": "企业",
    "92": "个体工商户",
    "93": "农民专业合作社",
    "Y1": "其他",
}


class WrongInnerCheck(CodeWrong):
    """The organisation code inside does not fit its own check character."""

    words = N_("%(name)s第 9 至 17 位（组织机构代码）的校验位不符，请对照证照逐位核对")


@dataclass(frozen=True, slots=True)
class CreditCode:
    """The code of a body, an enterprise or a self-employed person."""

    code: str

    @property
    def kind(self) -> str:
        """Return what the first two characters say the holder is, or nothing for rarer kinds."""
        return KINDS.get(self.code[:2], "")

    @property
    def region(self) -> str:
        """Return the region of whoever registered it, six digits."""
        return self.code[2:8]

    @property
    def organisation_code(self) -> str:
        """Return the organisation code inside (GB 11714)."""
        return self.code[8:17]


def parse(text: str) -> CreditCode:
    """Return the code.

    :raises CodeWrong: with what is wrong
    """
    code = typed(text)
    check_length(code, 18, name=NAME)
    check_characters(code, CREDIT_CODE_ALPHABET, name=NAME, allowed=ALLOWED)
    check_digits(code[2:8], name=NAME, start=3)
    if organisation_check(code[8:16]) != code[16]:
        raise WrongInnerCheck(name=NAME)
    if credit_check(code[:17]) != code[17]:
        raise WrongCheck(name=NAME)
    return CreditCode(code)


def of(*, kind: str, region: str, subject: str) -> str:
    """Return the code of two, six and eight characters with both check characters; for examples and tests.

    :raises CodeWrong: if the parts make no code
    """
    body = typed(kind + region + subject)
    check_length(body, 16, name=NAME)
    check_characters(body, CREDIT_CODE_ALPHABET, name=NAME, allowed=ALLOWED)
    body += organisation_check(body[8:])
    return parse(body + credit_check(body)).code
