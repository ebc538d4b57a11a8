"""Made-up values that the component page shows. Nobody in them exists."""

from dataclasses import dataclass
from datetime import date, datetime

from django import forms

from onewindow.kernel.instants import CHINA
from onewindow.kernel.page import Page
from onewindow.platform.web.forms import DayInput, Form, NumberText
from onewindow.platform.web.parts import (
    Choice,
    Column,
    Deadline,
    Entry,
    Fact,
    FlowStep,
    Light,
    Link,
    Matter,
    Moment,
    Stat,
    Task,
    Tone,
)


class SpecimenForm(Form):
    """A field of each kind."""

    name = forms.CharField(label="企业名称", help_text="与营业执照一致")
    number = forms.CharField(label="身份证号", widget=NumberText)
    kind = forms.ChoiceField(
        label="主体业态",
        choices=[("", "请选择"), ("restaurant", "餐饮服务经营者"), ("canteen", "单位食堂"), ("shop", "食品销售经营者")],
    )
    opens_on = forms.DateField(label="拟开业日期", widget=DayInput)
    area = forms.IntegerField(label="经营面积", required=False)
    remote = forms.ChoiceField(
        label="结果怎么拿",
        widget=forms.RadioSelect,
        choices=[("hall", "到大厅领取"), ("post", "邮寄到家"), ("web", "只要电子证照")],
    )
    shares = forms.MultipleChoiceField(
        label="同时办理",
        widget=forms.CheckboxSelectMultiple,
        choices=[("sign", "门头招牌备案"), ("fire", "公众聚集场所消防安全检查")],
        required=False,
    )
    reason = forms.CharField(label="补充说明", widget=forms.Textarea({"rows": 3}), required=False)
    promise = forms.BooleanField(label="我承诺所填内容真实，并知道不实承诺的后果")
    drawing = forms.FileField(label="经营场所布局图", help_text="标出后厨各功能区", required=False)


@dataclass(frozen=True, kw_only=True)
class Line:
    """A line of the specimen list."""

    number: str
    item: str
    who: str
    state: str
    tone: Tone
    light: Light
    left: str
    fee: str


LINES = Page(
    lines=(
        Line(
            number="20260922-0012",
            item="食品经营许可（新办）",
            who="云岭滋味餐饮有限公司",
            state="审查中",
            tone=Tone.BLUE,
            light=Light.RED,
            left="超 1 个工作日",
            fee="0.00",
        ),
        Line(
            number="20260923-0007",
            item="公共场所卫生许可",
            who="张*",
            state="待补正",
            tone=Tone.AMBER,
            light=Light.PAUSED,
            left="等申请人补正",
            fee="0.00",
        ),
        Line(
            number="20260923-0021",
            item="户外招牌设置",
            who="李*",
            state="已受理",
            tone=Tone.BLUE,
            light=Light.YELLOW,
            left="还剩 1 个工作日",
            fee="120.00",
        ),
        Line(
            number="20260924-0003",
            item="健康证明",
            who="王**",
            state="已办结",
            tone=Tone.GREEN,
            light=Light.DONE,
            left="提前 3 个工作日",
            fee="0.00",
        ),
    ),
    next_cursor="next",
)


def entries(form: SpecimenForm) -> tuple[Entry, ...]:
    """Return an input, a row of inputs, and what is only said."""
    return (
        Entry(label="主体业态", bound=form["kind"], width="medium"),
        Entry(label="经营场所", rows=((form["area"], form["opens_on"]),), help="每处一行", is_required=False),
        Entry(label="经营方式", said="餐饮服务"),
    )


MATTERS = (
    Matter(
        label="食品经营许可（新办）",
        href="#",
        number="YL-0012",
        who="云岭滋味餐饮有限公司",
        state="审查中",
        light=Light.RED,
        left="超期 1 个工作日",
        due_on=date(2026, 9, 21),
    ),
    Matter(label="公共场所卫生许可", href="#", number="YL-0007", who="张*", state="待补正"),
)
WORK_COLUMNS = tuple(Column(label=label) for label in ("办件", "申请人", "状态", "剩余时限", "最晚"))
COLUMNS = (
    Column(label="办件编号", key="number"),
    Column(label="事项", key="item"),
    Column(label="申请人"),
    Column(label="状态"),
    Column(label="剩余时限", key="due"),
    Column(label="费用（元）", is_number=True),
    Column(label="操作", is_hidden=True),
)
TASKS = (
    Task(label="申请人", href="#tasks", state="已完成", tone=Tone.GREEN, hint="云岭滋味餐饮有限公司"),
    Task(label="办理情形", href="#tasks", state="已完成", tone=Tone.GREEN),
    Task(label="填写申请表", href="#tasks", state="已填 8 / 11 项", tone=Tone.BLUE, hint="7 项已自动填写"),
    Task(label="上传材料", href="#tasks", state="缺 1 份", tone=Tone.AMBER),
    Task(label="核对并提交", state="还不能开始"),
)
MOMENTS = (
    Moment(label="提交申请", at=datetime(2026, 9, 22, 21, 4, tzinfo=CHINA), who="网上大厅"),
    Moment(
        label="一次性告知需补正 1 份材料",
        at=datetime(2026, 9, 23, 9, 30, tzinfo=CHINA),
        who="综合窗口 3 号",
        basis="《行政许可法》第三十二条第一款第四项",
        tone=Tone.AMBER,
    ),
    Moment(
        label="受理",
        at=datetime(2026, 9, 24, 10, 2, tzinfo=CHINA),
        who="县市场监管局",
        words="现在由县市场监管局审查材料，您不需要做什么。",
        tone=Tone.BLUE,
        is_now=True,
    ),
    Moment(label="作出决定", words="最晚 10 月 13 日"),
    Moment(label="领取证照"),
)
DEADLINES = (
    Deadline(
        due_on=date(2026, 10, 13),
        light=Light.GREEN,
        words="还剩 6 个工作日",
        derivation=(
            "承诺 8 个工作日，自 9 月 24 日受理次日起算。",
            "计入：9 月 25、28、29、30 日，10 月 8、9、10（调休）、13 日。",
            "不计：9 月 26、27 日周末，10 月 1 日至 7 日国庆放假。",
        ),
    ),
    Deadline(
        due_on=date(2027, 1, 8), light=Light.PAUSED, words="现场核查期间暂停", derivation=("……",), is_provisional=True
    ),
)
STATS = (
    Stat(label="在办", value="1 286", href="#stats"),
    Stat(label="预警", value=17, href="#stats", light=Light.YELLOW, hint="2 个工作日内到期"),
    Stat(label="超期", value=2, href="#stats", light=Light.RED, hint="需立即处理"),
)
TABS = (
    Link(label="基本信息", href="#tabs", is_current=True),
    Link(label="申请材料", href="#tabs", count=6),
    Link(label="办理流程", href="#tabs"),
    Link(label="常见问题", href="#tabs"),
)
CRUMBS = (Link(label="首页", href="/"), Link(label="我的办件", href="#"), Link(label="食品经营许可"))
MENU = (
    Link(label="待办", href="#", icon="inbox", count=12, is_current=True, key="g"),
    Link(label="收件登记", href="#", icon="clipboard-list"),
    Link(label="出件", href="#", icon="truck-delivery", count=3),
    Link(label="文书", href="#", icon="rubber-stamp"),
    Link(label="统计", href="#", icon="chart-bar"),
)
KEYS = (Link(label="打开当前办件", key="Enter"), Link(label="受理", key="a"), Link(label="下一件", key="n"))
STEPS = ("申请人", "情形", "填写", "材料", "领取", "核对")
FACTS = (
    Fact(label="能不能办", words="可以网上办", icon="circle-check", hint="符合 5 条受理条件", href="#facts"),
    Fact(label="带什么", words="2 份材料", icon="files", hint="另有 3 份不用您提交"),
    Fact(label="多久", words="承诺 5 个工作日", icon="clock", hint="法定 10 个工作日，不用跑大厅"),
    Fact(label="多少钱", words="不收费", icon="receipt"),
)
COURSE = (
    FlowStep(label="收件", who="综合窗口收件岗", how_long="当日", outcome="收件凭证"),
    FlowStep(label="受理", who="行政审批股受理岗", how_long="当日", outcome="受理通知书"),
    FlowStep(label="现场核查", who="餐饮监管股", how_long="2 个工作日", condition="做冷食、生食、自制饮品的"),
    FlowStep(label="决定", who="首席代表", how_long="1 个工作日", outcome="准予行政许可决定书"),
    FlowStep(label="送达", who="综合窗口出件岗", how_long="1 个工作日"),
)
CHOICES = (
    Choice(value="catering", label="餐饮服务经营者", hint="饭馆、小吃店、面馆、奶茶店", is_chosen=True),
    Choice(value="canteen", label="集中用餐单位食堂", hint="学校、工厂、机关等单位的食堂"),
    Choice(value="shop", label="只销售预包装食品"),
)
