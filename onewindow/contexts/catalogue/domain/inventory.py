"""实施清单要素 — the 54 elements of rulebook §3.3: which must be filled, and what the guide says of each."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from onewindow.contexts.catalogue.domain.guide import BodyKind, Guide
from onewindow.contexts.catalogue.domain.labels import label
from onewindow.contexts.catalogue.domain.shape import Limit
from onewindow.kernel.workdays import Unit

type Lines = tuple[str, ...]

_UNITS: Mapping[Unit, str] = {
    Unit.INSTANT: "即办",
    Unit.WORKDAY: "工作日",
    Unit.DAY: "自然日",
    Unit.MONTH: "月",
    Unit.YEAR: "年",
}


@dataclass(frozen=True, kw_only=True)
class Element:
    """要素: its number in the standard's order, its title, and the lines in which the guide fills it."""

    number: int
    title: str
    lines: Lines
    is_mandatory: bool


@dataclass(frozen=True, kw_only=True)
class Row:
    """A row of the table. `of_version` marks what the row of a version says, not its document."""

    number: int
    title: str
    read: Callable[[Guide], Lines]
    is_mandatory: bool = False
    of_version: bool = False


def _some(*texts: str) -> Lines:
    return tuple(text for text in texts if text)


def _yes(*, said: bool) -> Lines:
    return ("是",) if said else ("否",)


def _or_none(lines: Iterable[str]) -> Lines:
    return tuple(lines) or ("无",)


def _limit(limit: Limit | None) -> Lines:
    return (limit.words,) if limit else ("无法定时限",)


def _unit(limit: Limit | None) -> Lines:
    return (_UNITS[limit.unit],) if limit else ()


def _explained(limits: Iterable[Limit | None]) -> Lines:
    return _some(*(text for limit in limits if limit for text in (limit.explanation, limit.basis)))


def _materials(guide: Guide) -> Lines:
    return tuple(
        f"{m.name}（{'，'.join([label(m.need), label(m.form), *(label(way.mode) for way in m.exemptions)])}）"
        for m in guide.materials
    )


def _flow(guide: Guide) -> Lines:
    return tuple(f"{step.name}：{step.post}，{step.duration}" for step in guide.steps)


def _procedures(guide: Guide) -> Lines:
    return _or_none(f"{p.name}：{p.limit.words}，{p.basis.citation}" for p in guide.special_procedures)


def _commitments(guide: Guide) -> Lines:
    marks = guide.marks
    return (
        "告知承诺：" + ("是" if guide.commitment else "否"),
        "容缺受理：" + ("是" if any(material.tolerance for material in guide.materials) else "否"),
        "免申即享：" + ("是" if marks.benefit_without_application else "否"),
        "一件事：" + ("、".join(marks.packages) or "否"),
        "帮办代办：" + (marks.assistance or "否"),
    )


def _points(guide: Guide) -> Lines:
    papers = tuple(f"{m.name}：{point.text}" for m in guide.materials for point in m.review_points)
    return tuple(f"{r.text}：{r.standard}" for r in guide.requirements if r.standard) + papers


TABLE: tuple[Row, ...] = (
    Row(number=1, title="事项名称", read=lambda g: (g.name,), is_mandatory=True),
    Row(number=2, title="基本编码", read=lambda g: _some(g.codes.basic), is_mandatory=True),
    Row(number=3, title="实施编码", read=lambda g: _some(g.codes.implementation), is_mandatory=True),
    Row(number=4, title="业务办理项编码", read=lambda g: _some(g.codes.handling)),
    Row(number=5, title="地方基本编码", read=lambda g: _some(g.codes.local_basic)),
    Row(number=6, title="地方实施编码", read=lambda g: _some(g.codes.local)),
    Row(number=7, title="事项类型", read=lambda g: (label(g.item_type),), is_mandatory=True),
    Row(number=8, title="事项状态", read=lambda g: (), of_version=True),
    Row(number=9, title="事项版本", read=lambda g: (), of_version=True),
    Row(number=10, title="设定依据", read=lambda g: tuple(b.citation for b in g.legal_basis), is_mandatory=True),
    Row(number=11, title="权力来源", read=lambda g: (label(g.body.power_source),), is_mandatory=True),
    Row(number=12, title="行使层级", read=lambda g: (label(g.level),), is_mandatory=True),
    Row(number=13, title="实施主体", read=lambda g: (g.body.name,), is_mandatory=True),
    Row(number=14, title="实施主体编码", read=lambda g: _some(g.body.credit_code), is_mandatory=True),
    Row(number=15, title="实施主体性质", read=lambda g: (label(g.body.kind),), is_mandatory=True),
    Row(number=16, title="委托部门", read=lambda g: _or_none(_some(g.body.entrusted_by))),
    Row(number=17, title="联办机构", read=lambda g: _or_none(g.body.joint_bodies)),
    Row(number=18, title="服务对象", read=lambda g: tuple(label(a) for a in g.audience), is_mandatory=True),
    Row(number=19, title="办件类型", read=lambda g: (label(g.project_kind),), is_mandatory=True),
    Row(number=20, title="法定办结时限", read=lambda g: _limit(g.terms[-1].statutory), is_mandatory=True),
    Row(number=21, title="法定办结时限单位", read=lambda g: _unit(g.terms[-1].statutory)),
    Row(number=22, title="法定办结时限说明", read=lambda g: _explained(r.statutory for r in g.terms)),
    Row(number=23, title="承诺办结时限", read=lambda g: _limit(g.terms[-1].promise), is_mandatory=True),
    Row(number=24, title="承诺办结时限单位", read=lambda g: _unit(g.terms[-1].promise), is_mandatory=True),
    Row(number=25, title="承诺办结时限说明", read=lambda g: _explained(r.promise for r in g.terms)),
    Row(number=26, title="受理条件", read=lambda g: tuple(r.text for r in g.requirements), is_mandatory=True),
    Row(number=27, title="申请材料", read=_materials, is_mandatory=True),
    Row(number=28, title="办理流程", read=_flow, is_mandatory=True),
    Row(number=29, title="特别程序", read=_procedures, is_mandatory=True),
    Row(number=30, title="中介服务", read=lambda g: _or_none(f"{i.name}（{i.basis}）" for i in g.intermediaries)),
    Row(number=31, title="数量限制", read=lambda g: _or_none(_some(g.quantity_limit))),
    Row(number=32, title="是否收费", read=lambda g: _yes(said=bool(g.fees)), is_mandatory=True),
    Row(number=33, title="收费依据", read=lambda g: _or_none(_some(*(f.basis for f in g.fees)))),
    Row(number=34, title="收费项目", read=lambda g: _or_none(f"{f.name}：{f.standard}" for f in g.fees)),
    Row(
        number=35,
        title="审批结果",
        read=lambda g: tuple(f"{r.name}（{label(r.kind)}）{r.validity}" for r in g.results),
        is_mandatory=True,
    ),
    Row(
        number=36,
        title="到办事现场次数",
        read=lambda g: _some(f"{g.channels.visits} 次", g.channels.visits_reason),
        is_mandatory=True,
    ),
    Row(number=37, title="办理形式", read=lambda g: tuple(label(f) for f in g.channels.forms), is_mandatory=True),
    Row(
        number=38,
        title="是否网办",
        read=lambda g: (*_yes(said=g.channels.is_online), *_some(g.channels.web_address, g.channels.mobile_address)),
        is_mandatory=True,
    ),
    Row(number=39, title="网上办理深度", read=lambda g: tuple(label(d) for d in g.channels.depth)),
    Row(number=40, title="办理深度分级", read=lambda g: (f"{g.channels.depth_level} 级",)),
    Row(number=41, title="通办范围", read=lambda g: (label(g.channels.reach),)),
    Row(
        number=42,
        title="进驻大厅、预约、网上支付、物流快递、自助终端",
        read=lambda g: (
            "进驻大厅：" + _yes(said=g.channels.in_hall)[0],
            "预约办理：" + _yes(said=g.channels.booking)[0],
            "网上支付：" + _yes(said=g.channels.online_payment)[0],
            "物流快递：" + _yes(said=g.channels.express)[0],
            "自助终端：" + _yes(said=g.channels.terminal)[0],
        ),
        is_mandatory=True,
    ),
    Row(
        number=43,
        title="办理地点、办理时间",
        read=lambda g: tuple(f"{p.name}：{p.address}{p.windows}，{p.opening.words}" for p in g.service.places),
        is_mandatory=True,
    ),
    Row(
        number=44,
        title="咨询方式、监督投诉方式",
        read=lambda g: _some(
            g.service.consult.phone and f"咨询电话：{g.service.consult.phone}",
            g.service.complain.phone and f"监督投诉电话：{g.service.complain.phone}",
        ),
        is_mandatory=True,
    ),
    Row(number=45, title="常见问题", read=lambda g: tuple(f.question for f in g.faq), is_mandatory=True),
    Row(number=46, title="主题分类", read=lambda g: (*g.topics.person, *g.topics.enterprise)),
    Row(number=47, title="乡镇（街道）、村（社区）", read=lambda g: _some(g.marks.town_code, g.marks.village_code)),
    Row(number=48, title="生效、取消日期", read=lambda g: (), of_version=True),
    Row(number=49, title="行使内容、权限划分", read=lambda g: _some(g.body.content, g.body.division)),
    Row(number=50, title="运行系统层级", read=lambda g: _some(g.marks.system_level)),
    Row(number=51, title="告知承诺、容缺受理、免申即享、一件事、帮办代办", read=_commitments, is_mandatory=True),
    Row(number=52, title="情形", read=lambda g: tuple(q.title for q in g.questions)),
    Row(number=53, title="审查要点、受理标准", read=_points),
    Row(number=54, title="同步信息", read=lambda g: (), of_version=True),
)


def inventory(*, guide: Guide) -> tuple[Element, ...]:
    """Return the elements that the document fills, in the standard's order, as a page prints them in full."""
    return tuple(
        Element(number=row.number, title=row.title, lines=row.read(guide), is_mandatory=_must(row, guide))
        for row in TABLE
        if not row.of_version
    )


def _must(row: Row, guide: Guide) -> bool:
    if row.title == "委托部门":
        return guide.body.kind is BodyKind.ENTRUSTED
    return row.is_mandatory
