"""The kinds of document of a case and what the law and the item's type make of each. Data, not code."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType


class Kind(StrEnum):
    """The documents of a case, by the names under which they are stored."""

    RECEIPT = "D01"  # 收件凭证
    ONE_TIME_NOTICE = "D02"  # 补正材料一次性告知书
    ACCEPTANCE = "D03"  # 受理通知书
    DECLINING = "D04"  # 不予受理决定书
    SPECIAL_PROCEDURE = "D05"  # 特别程序告知书
    EXTENSION = "D06"  # 延长办理期限告知书
    HEARING = "D07"  # 听证权利告知书
    GRANT = "D08"  # 准予行政许可决定书
    DENIAL = "D09"  # 不予行政许可决定书
    LICENCE = "D10"  # 许可证件
    DELIVERY_RECEIPT = "D11"  # 送达回证
    DISPOSITION = "D12"  # 变更、延续、补证、注销、撤回、撤销决定书
    TERMINATION = "D13"  # 终止办理通知书


class SealKind(StrEnum):
    """Whose red circle it is."""

    WINDOW = "WINDOW"  # 收件专用章
    APPROVAL = "APPROVAL"  # 行政审批专用章
    ORGAN = "ORGAN"  # 机关印章

    @property
    def purpose(self) -> str:
        """Return the words below the star; the organ's own seal has none."""
        return _PURPOSES[self]

    @property
    def words(self) -> str:
        """Return what the seal is called."""
        return self.purpose or "机关印章"

    @property
    def right(self) -> str | None:
        """Return the right that its custody is, or None where the platform presses it by itself."""
        return _RIGHTS[self]


_PURPOSES = {SealKind.WINDOW: "收件专用章", SealKind.APPROVAL: "行政审批专用章", SealKind.ORGAN: ""}
_RIGHTS = {
    SealKind.WINDOW: None,
    SealKind.APPROVAL: "documents.seal_approval",
    SealKind.ORGAN: "documents.seal_organ",
}


@dataclass(frozen=True, kw_only=True)
class Rule:
    """What holds for every document of a kind.

    `title` is that of a licence, `other_title` that of any other item (decision 13); `word` stands in the number:
    云岭市监受〔2026〕12号. `is_automatic` where the document only records what happened, so that nobody in custody of
    the seal need act: it comes when the applicant files, withdraws or fetches.
    """

    title: str
    other_title: str
    word: str
    seal: SealKind
    is_automatic: bool = False


# 《行政许可法》第三十二条第二款、第三十九条; decisions 13 and 16.
RULES: Mapping[Kind, Rule] = MappingProxyType(
    {
        Kind.RECEIPT: Rule(
            title="收件凭证",
            other_title="收件凭证",
            word="收",
            seal=SealKind.WINDOW,
            is_automatic=True,
        ),
        Kind.ONE_TIME_NOTICE: Rule(
            title="补正材料一次性告知书",
            other_title="补正材料一次性告知书",
            word="补",
            seal=SealKind.APPROVAL,
        ),
        Kind.ACCEPTANCE: Rule(title="受理通知书", other_title="受理通知书", word="受", seal=SealKind.APPROVAL),
        Kind.DECLINING: Rule(title="不予受理决定书", other_title="不予受理通知书", word="不受", seal=SealKind.APPROVAL),
        Kind.SPECIAL_PROCEDURE: Rule(
            title="特别程序告知书", other_title="特别程序告知书", word="特", seal=SealKind.APPROVAL
        ),
        Kind.EXTENSION: Rule(
            title="延长办理期限告知书",
            other_title="延长办理期限告知书",
            word="延",
            seal=SealKind.APPROVAL,
        ),
        Kind.HEARING: Rule(title="听证权利告知书", other_title="听证权利告知书", word="听", seal=SealKind.APPROVAL),
        Kind.GRANT: Rule(title="准予行政许可决定书", other_title="办理结果告知书", word="准", seal=SealKind.ORGAN),
        Kind.DENIAL: Rule(title="不予行政许可决定书", other_title="办理结果告知书", word="不准", seal=SealKind.ORGAN),
        Kind.LICENCE: Rule(title="许可证件", other_title="办理结果", word="证", seal=SealKind.ORGAN),
        Kind.DELIVERY_RECEIPT: Rule(
            title="送达回证",
            other_title="送达回证",
            word="送",
            seal=SealKind.WINDOW,
            is_automatic=True,
        ),
        Kind.DISPOSITION: Rule(
            title="行政许可变更决定书", other_title="办理结果告知书", word="处", seal=SealKind.ORGAN
        ),
        Kind.TERMINATION: Rule(
            title="终止办理通知书",
            other_title="终止办理通知书",
            word="终",
            seal=SealKind.APPROVAL,
            is_automatic=True,
        ),
    }
)


def title_of(*, kind: Kind, is_licence: bool) -> str:
    """Return the title of a document by its kind and the type of the item."""
    rule = RULES[kind]
    return rule.title if is_licence else rule.other_title
