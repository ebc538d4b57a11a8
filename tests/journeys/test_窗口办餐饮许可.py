"""窗口办食品经营许可: a visitor with papers, from the card on the reader to the licence in their hands."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from django.utils import timezone
from playwright.sync_api import Locator, Page, expect
from pytest_django import Settings

from tests.factories.announcements import let_everybody_hear
from tests.harness.keystrokes import Keystrokes
from tests.journeys.conftest import Visitor, assert_accessible, assert_no_sideways_scrolling
from tests.journeys.county import Somebody, found_county

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
ITEM = "食品经营许可(新办-餐饮服务)"


@pytest.fixture(autouse=True)
def _county(settings: Settings) -> None:
    settings.IS_DEMO = True
    settings.WINDOW_DEVICES = "simulator"
    found_county()


@dataclass(frozen=True)
class Clerk:
    """王晓云 at window 01: her pages, and what her hands do."""

    somebody: Somebody
    hands: Keystrokes
    width: int

    @property
    def page(self) -> Page:
        return self.somebody.page

    def shot(self, name: str) -> None:
        """Take a picture, and hold the page to what every page keeps to."""
        self.somebody.visitor.shot(f"counter-{self.width}-{name}")
        assert_no_sideways_scrolling(self.page)
        assert_accessible(self.page)

    def option(self, name: str) -> Locator:
        return self.page.locator("#bench label", has_text=name).first

    def choose(self, name: str) -> None:
        """Answer a question of the situation, and wait until the page has followed."""
        self.hands.think(name)
        with self.page.expect_response(lambda answer: answer.url.endswith("/keep/")):
            self.hands.click(self.option(name))

    def fill(self, words: str, about: str) -> None:
        """Fill in the field that has the focus."""
        self.hands.think(about)
        self.hands.type(words)

    def onto(self, name: str) -> None:
        """Go with the tabulator to a field."""
        field = self.page.locator(f"[name={name}]").first
        for _ in range(20):
            self.hands.press("Tab")
            if field.evaluate("field => field === document.activeElement"):
                return
        raise AssertionError(f"{name} is not reached by the tabulator")


def lay_card(page: Page, name: str) -> None:
    """Let the visitor lay their card on the reader: nothing that the clerk does."""
    page.get_by_label("模拟读卡器").select_option(name)
    page.evaluate("document.activeElement.blur()")


def receive_the_visitor(clerk: Clerk) -> None:
    page, hands = clerk.page, clerk.hands
    expect(page.get_by_role("heading", name="下一位")).to_be_visible()
    clerk.shot("1-reception")
    lay_card(page, "张样例")
    hands.think("来办申请，不是咨询或者取件")
    hands.press("r")
    expect(page.locator("h1")).to_contain_text("张*")


def find_the_item(clerk: Clerk) -> None:
    page, hands = clerk.page, clerk.hands
    clerk.shot("2-visit")
    hands.think("办什么")
    hands.type("spjyxk")
    hands.press("Enter")
    expect(page.get_by_role("button", name=f"办理 {ITEM}")).to_be_focused()
    hands.think("为谁办：法定代表人的公司，已经选好")
    clerk.shot("3-items")
    hands.press("Enter")
    expect(page.get_by_role("heading", name=ITEM)).to_be_visible()


def ask_the_situation(clerk: Clerk) -> None:
    for option in ("餐饮服务经营者", "热食类食品制售", "不使用", "本人（本单位）办理"):
        clerk.choose(option)


def fill_in_the_form(clerk: Clerk) -> None:
    hands = clerk.hands
    for name, words in (
        ("premises_area", "86"),
        ("kitchen_area", "30"),
        ("seats", "40"),
        ("staff_number", "6"),
        ("food_safety_manager_name", "李样例"),
        ("food_safety_manager_phone", "13800005678"),
    ):
        clerk.onto(name)
        clerk.fill(words, name)
    hands.think("到窗口领取")
    clerk.onto("delivery_method")
    hands.press("Space")
    hands.think("声明已经当面确认")
    clerk.onto("truth_statement")
    hands.press("Space")


def take_the_papers(clerk: Clerk) -> None:
    page, hands = clerk.page, clerk.hands
    hands.think("布局图原件核对过，放到高拍仪下")
    hands.press("Alt+1")
    expect(page.get_by_role("link", name="主要设备设施、经营布局、操作流程文件.pdf")).to_be_visible()
    hands.think("制度目录也带了")
    expect(page.get_by_role("button", name="原件已核对，扫描 食品安全规章制度目录清单")).to_be_focused()
    hands.press("Enter")
    expect(page.get_by_role("link", name="食品安全规章制度目录清单.pdf")).to_be_visible()


def take_it_in(clerk: Clerk) -> None:
    page, hands = clerk.page, clerk.hands
    expect(page.locator("#outlook")).to_contain_text("当场受理并出具受理通知书")
    clerk.shot("4-intake")
    hands.think("看一遍收件后会怎样")
    hands.press("Alt+s")
    expect(page.get_by_role("heading", name="已受理")).to_be_visible()
    clerk.shot("5-done")


def say_goodbye(clerk: Clerk) -> None:
    page, hands = clerk.page, clerk.hands
    with clerk.somebody.visitor.context.expect_page() as opened:
        hands.press("Enter")  # the receipt, to be printed
    opened.value.close()
    hands.think("还有别的事吗")
    hands.press("e")
    expect(page.get_by_role("heading", name="下一位")).to_be_visible()


def test_窗口收件并受理_九十秒以内_不超过十二次点击(
    visit: Callable[..., Visitor], record_property: Callable[[str, object], None]
) -> None:
    clerk = at_the_window(visit)

    receive_the_visitor(clerk)
    find_the_item(clerk)
    ask_the_situation(clerk)
    fill_in_the_form(clerk)
    take_the_papers(clerk)
    take_it_in(clerk)
    say_goodbye(clerk)

    record_property("intake at the window", clerk.hands.report())
    assert clerk.hands.seconds <= 90, clerk.hands.report()
    assert clerk.hands.clicks <= 12, clerk.hands.report()
    let_everybody_hear(timezone.now())
    clerk.page.goto(f"{clerk.somebody.visitor.address}/counter/visits/")
    expect(clerk.page.locator("main")).to_contain_text("提交、收件 · 受理")
    clerk.shot("6-visits")


def test_从窗口收件到领证_窄屏也能用(visit: Callable[..., Visitor]) -> None:
    clerk = at_the_window(visit, width=360)
    for step in (receive_the_visitor, find_the_item, ask_the_situation, fill_in_the_form, take_the_papers, take_it_in):
        step(clerk)
    say_goodbye(clerk)

    let_it_be_reviewed(visit)
    let_it_be_granted(visit)
    make_the_licence(clerk)
    hand_it_out(clerk)


def let_it_be_reviewed(visit: Callable[..., Visitor]) -> None:
    """Let 何佳宁 of the department give her opinion at the desk."""
    page = at_the_desk(visit, "reviewer_sj", stage="review")
    for point in page.locator("#id_points input").all():
        point.check()
    page.get_by_label("同意", exact=True).check()
    button(page, "出具意见").click()
    expect(page.locator(".page-head")).to_contain_text("审查中")


def let_it_be_granted(visit: Callable[..., Visitor]) -> None:
    """Let 许海波, the chief representative, grant it at the desk."""
    page = at_the_desk(visit, "approver_sj", stage="decide")
    page.get_by_label("准予", exact=True).check()
    button(page, "作出决定并用印").click()
    expect(page.locator("main")).to_contain_text("准予行政许可决定书")


def at_the_desk(visit: Callable[..., Visitor], handle: str, *, stage: str) -> Page:
    somebody = Somebody(visit(), handle)
    somebody.enter()
    page = somebody.visitor.go(f"/desk/?stage={stage}")
    page.locator("main").get_by_role("link", name=ITEM).first.click()
    return page


def make_the_licence(clerk: Clerk) -> None:
    """Let the licence be made; its paper is put on a shelf."""
    page = clerk.somebody.visitor.go("/counter/delivery/")
    page.get_by_role("link", name=ITEM).click()
    button(page, "开始制证").click()
    expect(page.locator("main")).to_contain_text("制证中")
    let_everybody_hear(timezone.now())
    page.reload()
    expect(page.locator("main")).to_contain_text("食品经营许可证")
    page.get_by_label("存放位置").fill("出件柜 A-03")
    button(page, "登记位置").click()
    expect(page.locator("main")).to_contain_text("出件柜 A-03")


def hand_it_out(clerk: Clerk) -> None:
    """Hand the licence to whose card is read, and have the receipt signed."""
    page = clerk.somebody.visitor.go("/counter/visit/")
    page.get_by_label("取件").check()
    lay_card(page, "张样例")
    page.keyboard.press("r")
    expect(page.locator("main")).to_contain_text("张*可以领取的")
    expect(page.locator("main")).to_contain_text("出件柜 A-03")
    clerk.shot("7-results")
    page.get_by_role("link", name=ITEM).first.click()
    lay_card(page, "张样例")
    clerk.shot("8-result")
    page.keyboard.press("r")
    expect(page.locator("main")).to_contain_text("请领取人在送达回证上签名")
    expect(page.get_by_role("link", name="送达回证")).to_be_visible()
    clerk.shot("9-signature")
    page.keyboard.press("s")
    expect(page.locator("main")).to_contain_text("已签名")
    expect(page.locator("main")).to_contain_text("已送达")


def button(page: Page, name: str) -> Locator:
    return page.locator("main").get_by_role("button", name=name, exact=True)


def at_the_window(visit: Callable[..., Visitor], *, width: int = 1440) -> Clerk:
    somebody = Somebody(visit(width=width), "clerk1")
    somebody.enter()
    somebody.visitor.go("/counter/visit/")
    return Clerk(somebody, Keystrokes(somebody.page), width)
