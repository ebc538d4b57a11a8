"""勾稽关系 — what a guide says of two data of the form must be sayable: both are asked, and can be compared."""

from collections.abc import Iterator

from onewindow.contexts.catalogue.domain.asking import DAYS, FILING_DAY, NUMBERS, Asked, Check, FieldKind
from onewindow.contexts.catalogue.domain.guide import Guide
from onewindow.contexts.catalogue.domain.lint.rules import Lists, Rule, Severity, Spot
from onewindow.kernel.words import N_


def _asked(guide: Guide, lists: Lists) -> Iterator[Spot]:
    for number, check in enumerate(guide.checks):
        for place in (check.place, check.than):
            if place != FILING_DAY and guide.asked_at(place) is None:
                yield Spot(path=f"checks.{number}", values={"place": place})


def _comparable(guide: Guide, lists: Lists) -> Iterator[Spot]:
    for number, check in enumerate(guide.checks):
        here, there = guide.asked_at(check.place), guide.asked_at(check.than)
        if here is None or (there is None and check.than != FILING_DAY):
            continue  # F04
        if not (_are_days(check, here, there) or _are_numbers(check, here, there)) or not _meet(check):
            other = there.label if there else "申请当日"
            yield Spot(path=f"checks.{number}", values={"label": here.label, "other": other})


def _are_days(check: Check, here: Asked, there: Asked | None) -> bool:
    return check.relation in DAYS and all(one.kind is FieldKind.DATE for one in (here, there) if one)


def _are_numbers(check: Check, here: Asked, there: Asked | None) -> bool:
    if check.relation in DAYS or check.later or there is None:
        return False
    return {here.kind, there.kind} <= NUMBERS and here.unit == there.unit


def _meet(check: Check) -> bool:
    """Say whether the two are two, and each place has one other: a column meets its own row, or what stands once."""
    table, _, column = check.place.partition(".")
    other, _, its_column = check.than.partition(".")
    return check.place != check.than and (not its_column or (bool(column) and table == other))


RULES = (
    Rule(
        code="F04",
        severity=Severity.ERROR,
        title=N_("勾稽关系引用了不存在的字段"),
        sentence=N_("勾稽关系引用了表单中没有的字段“%(place)s”"),
        example=N_("结束日期字段已删除，还要求它不早于开始日期"),
        mend=N_("重新选择字段，或删去这条勾稽关系"),
        check=_asked,
    ),
    Rule(
        code="F05",
        severity=Severity.ERROR,
        title=N_("不能相比的勾稽关系"),
        sentence=N_("“%(label)s”与“%(other)s”不能这样比较"),
        example=N_("要求面积（平方米）不大于人数（人）"),
        mend=N_("日期与日期比先后，同一单位的数与数比大小；表格各栏只与同一行或表格外的字段比较"),
        check=_comparable,
    ),
)
