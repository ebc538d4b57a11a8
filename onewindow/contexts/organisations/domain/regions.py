"""行政区划 — what may stand under what, and the path by which everything below a region is found."""

import re
from enum import StrEnum

from onewindow.kernel.codes import region_code
from onewindow.kernel.errors import Invalid, Refusal
from onewindow.kernel.words import N_


class Level(StrEnum):
    PROVINCE = "PROVINCE"  # 省、自治区、直辖市
    CITY = "CITY"  # 市、州、盟
    COUNTY = "COUNTY"  # 县、市辖区、县级市
    ZONE = "ZONE"  # 开发区、高新区等政务区域：GB/T 2260 没有它的代码
    TOWNSHIP = "TOWNSHIP"  # 乡、镇、街道
    VILLAGE = "VILLAGE"  # 村、社区


_ORDER = tuple(Level)
_LABEL = re.compile(r"[a-z][a-z0-9]{0,11}")


class CodeOfAnotherLevel(Invalid):
    """A division code tells its own level."""

    words = N_("行政区划代码 %(code)s 不是这一级的代码，请核对区划级别")


class NotALabel(Invalid):
    """A label becomes part of a path."""

    words = N_("“%(label)s”不能作区划短码：请用小写字母开头的字母和数字，不超过十二位")


class StandsTooHigh(Refusal):
    """A region stands under one of a higher level, and only a province stands under none."""

    words = N_("%(level)s不能设在%(parent)s之下")


class StandsUnderItself(Refusal):
    """A region cannot move below itself."""

    words = N_("“%(name)s”不能划入它自己的下级")


class BeginsLater(Refusal):
    """What holds from a later day is written down on that day, so that today's row is always today's truth."""

    words = N_("自 %(valid_from)s 起的变更请在当日办理")


class BeganBefore(Refusal):
    """History is added to at its end."""

    words = N_("已有自 %(valid_from)s 起的记录，不能补记更早的变更")


def read_code(text: str, *, level: Level) -> str:
    """Return a division code with its twelve digits; a zone may have none, or a local one of any level.

    :raises CodeWrong: if it is no division code
    :raises CodeOfAnotherLevel: if it is that of another level
    """
    if level is Level.ZONE and not text:
        return ""
    division = region_code.parse(text)
    if level is not Level.ZONE and division.level.value != level.value:
        raise CodeOfAnotherLevel(field="code", code=division.short)
    return division.code


def check_place(level: Level, *, parent: Level | None) -> None:
    """Check that a region of the level may stand under one of the parent's level.

    :raises StandsTooHigh: if it may not
    """
    top = level is _ORDER[0]
    if (parent is None) != top or (parent is not None and _ORDER.index(parent) >= _ORDER.index(level)):
        raise StandsTooHigh(level=level, parent=parent or "")


def path_below(parent_path: str, label: str) -> str:
    """Return the path of a region: its parent's path, its label, and a slash, so that no path begins another by chance.

    :raises NotALabel: if the label cannot be part of a path
    """
    if not _LABEL.fullmatch(label):
        raise NotALabel(field="label", label=label)
    return f"{parent_path}{label}/"


def check_move(path: str, *, new_parent_path: str, name: str) -> None:
    """Check that the new parent does not lie in the region itself.

    :raises StandsUnderItself: if it does
    """
    if new_parent_path.startswith(path):
        raise StandsUnderItself(name=name)


def moved_path(*, path: str, before: str, after: str) -> str:
    """Return the path of something that lay at `path` when the region `before` became `after`."""
    return after + path.removeprefix(before) if path.startswith(before) else path
