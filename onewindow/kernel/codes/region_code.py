"""行政区划代码: GB/T 2260 (province 2, city 2, county 2), GB/T 10114 (township 3), and three more for a village."""

from dataclasses import dataclass
from enum import StrEnum

from onewindow.kernel.codes.faults import WrongPart, check_digits, check_length, typed

NAME = "行政区划代码"

DEMO_PROVINCE = "99"  # no such province: the fictional county of the demo
_BY_REGION = ((11, 15), (21, 23), (31, 37), (41, 46), (50, 54), (61, 65), (71, 71), (81, 82))  # 华北、东北、华东……
PROVINCES = frozenset(str(code) for first, last in _BY_REGION for code in range(first, last + 1)) | {DEMO_PROVINCE}


class Level(StrEnum):
    PROVINCE = "PROVINCE"  # 省级
    CITY = "CITY"  # 市级
    COUNTY = "COUNTY"  # 县级
    TOWNSHIP = "TOWNSHIP"  # 乡镇、街道
    VILLAGE = "VILLAGE"  # 村、社区


@dataclass(frozen=True, slots=True)
class RegionCode:
    """A division of the country. `code` has 12 digits, filled with zeros below its level."""

    code: str

    @property
    def level(self) -> Level:
        """Return how far down the division lies."""
        parts = (self.code[9:12], self.code[6:9], self.code[4:6], self.code[2:4])
        levels = (Level.VILLAGE, Level.TOWNSHIP, Level.COUNTY, Level.CITY)
        return next((level for level, part in zip(levels, parts, strict=True) if int(part)), Level.PROVINCE)

    @property
    def short(self) -> str:
        """Return the code as it is usually written: 6 digits, 9 for a township, 12 for a village."""
        return self.code[: {Level.VILLAGE: 12, Level.TOWNSHIP: 9}.get(self.level, 6)]


def parse(text: str) -> RegionCode:
    """Return the division that 6, 9 or 12 digits name. Its shape is checked, not whether it still exists.

    :raises CodeWrong: with what is wrong
    """
    code = typed(text)
    check_length(code, 6, 9, 12, name=NAME)
    check_digits(code, name=NAME)
    if code[:2] not in PROVINCES:
        raise WrongPart(name=NAME, first=1, last=2, part="省级代码")
    whole = code.ljust(12, "0")
    parts = (whole[2:4], whole[4:6], whole[6:9], whole[9:12])
    names = ("市级代码", "县级代码", "乡级代码")
    starts = (3, 5, 7)
    for place, (name, start) in enumerate(zip(names, starts, strict=True)):
        if not int(parts[place]) and any(int(part) for part in parts[place + 1 :]):
            raise WrongPart(name=NAME, first=start, last=start + len(parts[place]) - 1, part=name)
    return RegionCode(whole)
