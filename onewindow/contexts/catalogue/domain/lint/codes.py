"""编码 — each code well formed, and all of them of one item."""

from collections.abc import Iterator

from onewindow.contexts.catalogue.domain.guide import Guide
from onewindow.contexts.catalogue.domain.lint.rules import Lists, Rule, Severity, Spot
from onewindow.kernel.codes import credit_code, item_code
from onewindow.kernel.codes.faults import CodeWrong
from onewindow.kernel.codes.item_code import ItemCode
from onewindow.kernel.words import N_


def _codes(guide: Guide) -> Iterator[tuple[str, str]]:
    named = {
        "codes.basic": guide.codes.basic,
        "codes.implementation": guide.codes.implementation,
        "codes.handling": guide.codes.handling,
    }
    yield from ((path, code) for path, code in named.items() if code)


def _read(code: str) -> ItemCode | None:
    try:
        return item_code.parse(code)
    except CodeWrong:
        return None


def _well_formed(guide: Guide, lists: Lists) -> Iterator[Spot]:
    for path, code in _codes(guide):
        try:
            item_code.parse(code)
        except CodeWrong as fault:
            yield Spot(path=path, values={"code": code, "fault": str(fault)})


def _of_one_item(guide: Guide, lists: Lists) -> Iterator[Spot]:
    read = {path: parsed for path, code in _codes(guide) if (parsed := _read(code)) is not None}
    for path, parsed in read.items():
        if parsed.basic != guide.codes.basic or not guide.codes.handling.startswith(guide.codes.implementation):
            yield Spot(path=path, values={"code": parsed.code})


def _of_this_body(guide: Guide, lists: Lists) -> Iterator[Spot]:
    parsed = _read(guide.codes.implementation)
    if parsed is not None and parsed.body is not None:
        if parsed.body.code != guide.body.credit_code:
            yield Spot(path="body.credit_code", values={"what": "实施主体", "code": parsed.body.code})
        if parsed.level != guide.level:
            yield Spot(path="level", values={"what": "行使层级", "code": parsed.level})
        if parsed.type != guide.item_type:
            yield Spot(path="item_type", values={"what": "事项类型", "code": parsed.type})


def _credit_code(guide: Guide, lists: Lists) -> Iterator[Spot]:
    try:
        credit_code.parse(guide.body.credit_code)
    except CodeWrong as fault:
        yield Spot(path="body.credit_code", values={"fault": str(fault)})


RULES = (
    Rule(
        code="C01",
        severity=Severity.ERROR,
        title=N_("编码不合规则"),
        sentence=N_("编码 %(code)s 不正确：%(fault)s"),
        example=N_("实施编码少了一位"),
        mend=N_("按编码规则逐位核对"),
        check=_well_formed,
    ),
    Rule(
        code="C02",
        severity=Severity.ERROR,
        title=N_("编码之间不一致"),
        sentence=N_("编码 %(code)s 与基本编码或实施编码不是同一事项"),
        example=N_("业务办理项编码的前 31 位不是实施编码"),
        mend=N_("统一为同一事项的编码"),
        check=_of_one_item,
    ),
    Rule(
        code="C03",
        severity=Severity.ERROR,
        title=N_("编码与要素不一致"),
        sentence=N_("实施编码中的%(what)s是 %(code)s，与填写的%(what)s不同"),
        example=N_("编码里是县级，行使层级却填市级"),
        mend=N_("改正编码或要素"),
        check=_of_this_body,
    ),
    Rule(
        code="C04",
        severity=Severity.ERROR,
        title=N_("实施主体编码不正确"),
        sentence=N_("实施主体编码不正确：%(fault)s"),
        example=N_("填了 9 位组织机构代码"),
        mend=N_("填写 18 位统一社会信用代码"),
        check=_credit_code,
    ),
)
