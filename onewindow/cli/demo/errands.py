"""The cases of the county as `demo/cases.json` tells them: who applied for what, what was done about it, by whom."""

from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import Any
from uuid import UUID

from onewindow.cli.demo.days import Time
from onewindow.cli.demo.offices import post_rows, staff_rows
from onewindow.cli.demo.people import party_rows
from onewindow.cli.demo.reading import read
from onewindow.contexts.cases import api as cases
from onewindow.contexts.organisations import api as organisations
from onewindow.platform.access.actors import Channel
from onewindow.platform.access.models import Account

PLATFORM = "platform"  # whose act it is when time passes


class Deed(StrEnum):
    """What can be done in a case, in the words of `demo/cases.json`."""

    DRAFT = "draft"  # 网上暂存
    FILE = "file"  # 网上提交
    INTAKE = "intake"  # 窗口收件
    RECEIVE = "receive"  # 接收网上申请
    ACCEPT = "accept"  # 受理
    ASK = "ask"  # 一次性告知
    SUPPLEMENT = "supplement"  # 补正
    BRING = "bring"  # 容缺材料补交
    DECLINE = "decline"  # 不予受理
    DEEM = "deem"  # 视为受理
    LAPSE = "lapse"  # 逾期未补正
    OPINION = "opinion"  # 审查意见
    SPECIAL = "special"  # 启动特别程序
    RESUME = "resume"  # 结束特别程序
    EXTEND = "extend"  # 延期
    GRANT = "grant"  # 准予
    DENY = "deny"  # 不予
    MAKE = "make"  # 制证
    READY = "ready"  # 待领
    HAND_OVER = "hand_over"  # 窗口领取
    SHIP = "ship"  # 邮寄
    WITHDRAW = "withdraw"  # 撤回
    TERMINATE = "terminate"  # 终止
    ARCHIVE = "archive"  # 归档


@dataclass(frozen=True, kw_only=True)
class ActRow:
    """One act: how many working days ago, by whom, and what goes with it."""

    ago: int
    who: str
    act: Deed
    clock: str = ""
    papers: dict[str, str] = field(default_factory=dict)  # material → pdf, jpg, paper (on the desk), later (容缺)
    step: str = ""  # of the review, or the special procedure
    amount: int = 0  # how long a special procedure is told to last, or the term is extended
    says: str = "AGREE"
    companion: str = ""  # the second inspector of a visit
    partners: str = ""  # who takes part in a special procedure
    words: str = ""  # a reason, an opinion, a waybill
    defects: dict[str, str] = field(default_factory=dict)  # material → what is wrong with it
    ground: cases.Ground = cases.Ground.NOT_QUALIFIED

    @property
    def time(self) -> Time:
        return Time(ago=self.ago, clock=self.clock)


@dataclass(frozen=True, kw_only=True)
class CaseRow:
    """One case: its story in a sentence, the item, the applicant, the form, the course, and where it ends up."""

    key: str
    story: str
    item: str
    applicant: str
    channel: Channel = Channel.WEB
    answers: dict[str, Any]
    values: dict[str, Any] = field(default_factory=dict)
    course: list[ActRow]
    state: cases.State
    is_test: bool = False


def case_rows() -> list[CaseRow]:
    """Return the cases of the county."""
    return read("cases.json", CaseRow)


class Cast:
    """Everybody who acts in the cases, by handle."""

    def __init__(self, parties: dict[str, UUID]) -> None:
        self._by_number = parties
        self.numbers = {row.handle: row.number for row in party_rows()}
        self.names = {row.handle: row.name for row in party_rows()}
        self.at_windows = frozenset(row.a for row in post_rows() if row.window)

    def party(self, handle: str) -> UUID:
        """Return the id of a person or an enterprise."""
        return self._by_number[self.numbers[handle]]

    def staff(self, handle: str) -> UUID:
        """Return the id of a member of staff."""
        return self._staff[handle]

    def account(self, handle: str) -> UUID:
        """Return the account with which somebody acts."""
        return self._accounts[handle]

    @cached_property
    def _staff(self) -> dict[str, UUID]:
        rows = staff_rows()
        known = organisations.staff_by_number(numbers=[row.number for row in rows])
        return {row.handle: known[row.number].id for row in rows}

    @cached_property
    def _accounts(self) -> dict[str, UUID]:
        return dict(Account.objects.values_list("handle", "id"))
