"""事项编码: GB/T 39554-2020 and ZWFW C0109-2018.

基本编码 12; 实施编码 31 = 统一社会信用代码 18 + 行使层级 1 + 基本编码 12; 业务办理项编码 33 = 实施编码 31 + 2.
"""

from dataclasses import dataclass

from onewindow.kernel.codes import credit_code
from onewindow.kernel.codes.credit_code import CreditCode
from onewindow.kernel.codes.faults import WrongPart, check_digits, check_length, typed
from onewindow.kernel.codes.region_code import PROVINCES

NAME = "事项编码"
NATIONAL = "00"

TYPES = {
    "01": "行政许可",
    "02": "行政处罚",
    "03": "行政强制",
    "04": "行政征收",
    "05": "行政给付",
    "06": "行政检查",
    "07": "行政确认",
    "08": "行政奖励",
    "09": "行政裁决",
    "10": "其他行政权力",
    "20": "公共服务",
}
LEVELS = {"1": "国家级", "2": "省级", "3": "市级", "4": "县级", "5": "镇（乡、街道）级", "6": "村（社区）级"}


@dataclass(frozen=True, slots=True)
class ItemCode:
    """A code of 12, 31 or 33 characters, taken apart. `body` and `level` are empty in 12, `option` but in 33."""

    basic: str
    body: CreditCode | None = None
    level: str = ""
    option: str = ""

    @property
    def code(self) -> str:
        """Return the whole code."""
        return f"{self.body.code if self.body else ''}{self.level}{self.basic}{self.option}"

    @property
    def region(self) -> str:
        """Return whose catalogue it is: two digits, `00` for the national one."""
        return self.basic[:2]

    @property
    def type(self) -> str:
        """Return the type of the item: two digits (GB/T 39046-2020 A.1)."""
        return self.basic[2:4]

    @property
    def main_item(self) -> str:
        """Return the five digits of the main item."""
        return self.basic[4:9]

    @property
    def sub_item(self) -> str:
        """Return the three digits of the sub-item, `000` if there is none."""
        return self.basic[9:12]


def parse(text: str) -> ItemCode:
    """Return the code taken apart.

    :raises CodeWrong: with what is wrong
    """
    code = typed(text)
    check_length(code, 12, 31, 33, name=NAME)
    if len(code) == 12:
        return ItemCode(_basic(code, start=1))
    body = credit_code.parse(code[:18])
    check_digits(code[18:], name=NAME, start=19)
    if code[18] not in LEVELS:
        raise WrongPart(name=NAME, first=19, last=19, part="行使层级")
    if code[31:] == "00":
        raise WrongPart(name=NAME, first=32, last=33, part="业务办理项序号")
    return ItemCode(_basic(code[19:31], start=20), body, code[18], code[31:])


def _basic(code: str, *, start: int) -> str:
    check_digits(code, name=NAME, start=start)
    if code[:2] not in PROVINCES | {NATIONAL}:
        raise WrongPart(name=NAME, first=start, last=start + 1, part="目录所属地区")
    if not 1 <= int(code[2:4]) <= 29:  # 11–19 and 21–29 are left for extensions, and used
        raise WrongPart(name=NAME, first=start + 2, last=start + 3, part="事项类型")
    return code
