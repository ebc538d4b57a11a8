"""事项 — what an item is before any guide is written for it."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from onewindow.contexts.catalogue.domain.guide import Codes, Guide, ItemType, Level
from onewindow.kernel.codes import item_code
from onewindow.kernel.errors import Invalid, Refusal
from onewindow.kernel.words import N_


class ItemStanding(StrEnum):
    """How far the guide of an item is, in the order in which an editor reads them."""

    PUBLISHED = "PUBLISHED"  # 已发布
    UNDER_WAY = "UNDER_WAY"  # 编制中
    WITHOUT_GUIDE = "WITHOUT_GUIDE"  # 还没有指南


@dataclass(frozen=True, kw_only=True)
class NewItem:
    """An item as it is registered. `department_code` stands as it was given, a credit code or not."""

    name: str
    item_type: ItemType
    codes: Codes
    level: Level | None = None
    main_item: str = ""
    organisation_id: UUID | None = None
    department_name: str = ""
    department_code: str = ""
    region_path: str = ""
    area_code: str = ""

    @property
    def code(self) -> str:
        """Return the code by which the item is known: the narrowest that it has."""
        return self.codes.handling or self.codes.implementation or self.codes.local


@dataclass(frozen=True, kw_only=True)
class ItemView:
    """An item as it is handed out."""

    id: UUID
    name: str
    main_item: str
    item_type: ItemType
    level: Level | None
    codes: Codes
    organisation_id: UUID | None
    department_name: str
    department_code: str
    region_path: str


class ItemWithoutCode(Invalid):
    """An item is known by a code."""

    words = N_("“%(name)s”没有编码，请填写实施编码、业务办理项编码或地方编码")


class ItemWithoutDepartment(Refusal):
    """A guide says who handles the item."""

    words = N_("“%(name)s”还没有对应到本平台的部门，请先在事项中选择实施主体")


class GuideOfAnotherItem(Invalid):
    """A guide carries the codes of its item."""

    words = N_("办事指南中的编码（%(code)s）与事项“%(name)s”不一致")


def check_codes(item: NewItem) -> None:
    """Make sure that the item has a code, and that its national codes are such.

    :raises ItemWithoutCode: if it has none
    :raises CodeWrong: if one is no 基本编码、实施编码 or 业务办理项编码
    """
    if not item.code:
        raise ItemWithoutCode(field="code", name=item.name)
    for code in (item.codes.basic, item.codes.implementation, item.codes.handling):
        if code:
            item_code.parse(code)


def belongs(guide: Guide, item: ItemView) -> None:
    """Make sure that the guide is one of the item.

    :raises GuideOfAnotherItem: if its codes are another item's
    """
    if guide.codes != item.codes:
        code = guide.codes.handling or guide.codes.implementation or guide.codes.local
        raise GuideOfAnotherItem(field="codes", code=code, name=item.name)
