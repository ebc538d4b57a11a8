"""公开的内容 — trips, fees, results, phones, codes and the elements that must be filled."""

import re
from collections.abc import Iterator

from onewindow.contexts.catalogue.domain.guide import Guide, ItemType
from onewindow.contexts.catalogue.domain.inventory import inventory
from onewindow.contexts.catalogue.domain.lint.rules import Lists, Rule, Severity, Spot
from onewindow.contexts.catalogue.domain.outcome import ResultKind
from onewindow.kernel.words import N_

PHONE = re.compile(r"0\d{2,3}-\d{7,8}|1\d{10}|12345|400-\d{3}-\d{4}")  # with its area code
FULLY_ONLINE = 4  # 四级：全程网办


def _trips_explained(guide: Guide, lists: Lists) -> Iterator[Spot]:
    if guide.channels.visits and not guide.channels.visits_reason.strip():
        yield Spot(path="channels.visits_reason", values={"visits": guide.channels.visits})


def _online_without_trips(guide: Guide, lists: Lists) -> Iterator[Spot]:
    channels = guide.channels
    if channels.is_online and channels.depth_level >= FULLY_ONLINE and channels.visits:
        yield Spot(path="channels.depth_level", values={"visits": channels.visits})


def _fees_with_basis(guide: Guide, lists: Lists) -> Iterator[Spot]:
    for number, fee in enumerate(guide.fees):
        if not fee.basis.strip():
            yield Spot(path=f"fees.{number}.basis", values={"name": fee.name})


def _phones_differ(guide: Guide, lists: Lists) -> Iterator[Spot]:
    if guide.service.consult.phone == guide.service.complain.phone:
        yield Spot(path="service.complain.phone", values={"phone": guide.service.complain.phone})


def _phones_complete(guide: Guide, lists: Lists) -> Iterator[Spot]:
    for path, phone in (
        ("service.consult.phone", guide.service.consult.phone),
        ("service.complain.phone", guide.service.complain.phone),
    ):
        if not PHONE.fullmatch(phone):
            yield Spot(path=path, values={"phone": phone})


def _licence_with_sample(guide: Guide, lists: Lists) -> Iterator[Spot]:
    for result in guide.results:
        if result.kind is ResultKind.LICENCE and result.sample is None:
            yield Spot(path=f"results.{result.code}.sample", values={"name": result.name})


def _licence_with_type(guide: Guide, lists: Lists) -> Iterator[Spot]:
    for result in guide.results:
        if result.kind is ResultKind.LICENCE and not result.licence_type:
            yield Spot(path=f"results.{result.code}.licence_type", values={"name": result.name})


def _filled(guide: Guide, lists: Lists) -> Iterator[Spot]:
    for element in inventory(guide=guide):
        if element.is_mandatory and not any(line.strip() for line in element.lines):
            yield Spot(path=f"elements.{element.number}", values={"number": element.number, "title": element.title})


def _licence_by_law(guide: Guide, lists: Lists) -> Iterator[Spot]:
    if guide.item_type is ItemType.LICENCE and not any(basis.article for basis in guide.legal_basis):
        yield Spot(path="legal_basis")


RULES = (
    Rule(
        code="S01",
        severity=Severity.ERROR,
        title=N_("跑动没有理由"),
        sentence=N_("需要到现场 %(visits)s 次，但没有说明原因"),
        example=N_("到办事现场次数 1 次，原因为空"),
        mend=N_("写明必须到现场的原因，或改为 0 次"),
        check=_trips_explained,
    ),
    Rule(
        code="S02",
        severity=Severity.ERROR,
        title=N_("全程网办却要跑现场"),
        sentence=N_("办理深度为全程网办（四级），却要到现场 %(visits)s 次"),
        example=N_("四级深度，跑动 1 次"),
        mend=N_("改为三级，或取消现场环节"),
        check=_online_without_trips,
    ),
    Rule(
        code="S03",
        severity=Severity.ERROR,
        title=N_("收费没有依据"),
        sentence=N_("收费项目“%(name)s”没有依据"),
        example=N_("收取工本费，依据为空"),
        mend=N_("写明收费文件；没有依据的不得收费（《行政许可法》第五十八条）"),
        check=_fees_with_basis,
    ),
    Rule(
        code="S04",
        severity=Severity.ERROR,
        title=N_("咨询与投诉是同一个电话"),
        sentence=N_("咨询电话与监督投诉电话相同（%(phone)s）"),
        example=N_("投诉电话就是经办科室的电话"),
        mend=N_("填写另外的监督投诉电话"),
        check=_phones_differ,
    ),
    Rule(
        code="S05",
        severity=Severity.ERROR,
        title=N_("电话不完整"),
        sentence=N_("电话“%(phone)s”不完整，应带区号"),
        example=N_("8812345"),
        mend=N_("写成 0000-8812345 的形式"),
        check=_phones_complete,
    ),
    Rule(
        code="S06",
        severity=Severity.ERROR,
        title=N_("证照没有样本"),
        sentence=N_("结果“%(name)s”没有样本"),
        example=N_("不知道许可证长什么样"),
        mend=N_("附上结果样本"),
        check=_licence_with_sample,
    ),
    Rule(
        code="S07",
        severity=Severity.ERROR,
        title=N_("证照没有类型代码"),
        sentence=N_("结果“%(name)s”没有证照类型代码，无法制发电子证照"),
        example=N_("结果类型为证照，代码为空"),
        mend=N_("选择证照类型代码"),
        check=_licence_with_type,
    ),
    Rule(
        code="S08",
        severity=Severity.ERROR,
        title=N_("必填要素为空"),
        sentence=N_("第 %(number)s 项要素“%(title)s”没有填写"),
        example=N_("常见问题一条也没有"),
        mend=N_("补全要素"),
        check=_filled,
    ),
    Rule(
        code="S09",
        severity=Severity.ERROR,
        title=N_("行政许可的设定依据没有条款"),
        sentence=N_("行政许可的设定依据要写到条、款"),
        example=N_("只写“食品安全法”"),
        mend=N_("写明第几条第几款"),
        check=_licence_by_law,
    ),
)
