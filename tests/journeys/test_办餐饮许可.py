"""办食品经营许可: from the search to the licence handed over, through pages only, by the people of the demo county.

The applicant goes at a phone, with scripts and without; the offices work at a wide screen.
"""

import re
from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.utils import timezone
from PIL import Image, ImageDraw
from playwright.sync_api import expect
from pytest_django import Settings

from onewindow.contexts.cases import jobs
from onewindow.kernel.instants import legal_day
from onewindow.platform.signing.authority import ensure_authority
from tests.factories import uploads
from tests.factories.announcements import let_everybody_hear
from tests.factories.poppler import signatures_of, trusting, words_of
from tests.journeys.conftest import Visitor
from tests.journeys.county import Somebody, counted_by_hand, found_county

pytestmark = [
    pytest.mark.journey,
    pytest.mark.django_db(transaction=True),
]
ITEM = "食品经营许可(新办-餐饮服务)"
COMPANY = "云岭滋味餐饮有限公司"
LEGAL_REPRESENTATIVE = "11010519491231002X"
DRAWING = "主要设备设施、经营布局、操作流程文件"
DECISION_CLICKS = 3
DAY = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日")


@pytest.fixture
def county(settings: Settings) -> None:
    settings.IS_DEMO = True  # its people may log in, since the browser is on this machine
    found_county()


# -- The applicant ---------------------------------------------------------------------------------------------


def find_the_guide(zhang: Somebody) -> None:
    page = zhang.visitor.go("/")
    page.get_by_role("searchbox").fill("开饭店")
    zhang.press("搜索")
    zhang.follow(ITEM)


def tell_the_situation(zhang: Somebody) -> None:
    page = zhang.page
    for option in ("餐饮服务经营者", "热食类食品制售", "不使用", "本人（本单位）办理"):
        page.locator("main label", has_text=option).first.click()
        if not zhang.has_scripts:
            zhang.press("按我的情况列出")
        expect(page.locator("main label", has_text=option).first.locator("input")).to_be_checked()
    expect(page.locator(".facts")).to_contain_text("可以网上办")
    expect(page.locator(".facts")).to_contain_text("2 份材料")


def begin_for_the_company(zhang: Somebody) -> None:
    zhang.follow("在线办理")
    zhang.fill_login()
    zhang.page.locator("label", has_text=COMPANY).click()
    zhang.press("开始办理")
    zhang.follow("接着办")


def fill_in(zhang: Somebody, **typed: str) -> None:
    """Fill in a page of the form, by the names of its fields, and go on."""
    for name, text in typed.items():
        field = zhang.page.locator(f"[name={name}]").first
        if field.get_attribute("type") in {"radio", "checkbox"}:
            zhang.page.locator(f"[name={name}]" + (f"[value={text}]" if text else "")).check()
        else:
            field.fill(text)
    zhang.press("保存并继续")


def fill_in_what_is_not_known(zhang: Somebody) -> None:
    expect(zhang.page.locator("[name=credit_code]")).to_have_value("91999901MA9X00011B")
    fill_in(zhang, contact_name="张样例", contact_phone="13800001234")
    fill_in(zhang, premises_area="120", kitchen_area="40", seats="48")
    fill_in(zhang, staff_number="9", food_safety_manager_name="李样例", food_safety_manager_phone="13900001234")
    fill_in(zhang, delivery_method="WINDOW", truth_statement="")


def floor_plan() -> bytes:
    """Return a drawing as M003 asks for: the rooms of the shop, and the way of the food."""
    sheet = Image.new("RGB", (960, 540), "white")
    pen = ImageDraw.Draw(sheet)
    for room in ((40, 40, 340, 260), (340, 40, 560, 260), (560, 40, 920, 260), (40, 260, 920, 500)):
        pen.rectangle(room, outline="black", width=4)
    pen.line((60, 150, 300, 150, 450, 150, 450, 380), fill="blue", width=3)
    content = BytesIO()
    sheet.save(content, "PNG")
    return content.getvalue()


def upload(zhang: Somebody, folder: Path, name: str, content: bytes) -> None:
    paper = folder / name
    paper.write_bytes(content)
    zhang.page.locator("input[type=file]").set_input_files(paper)
    zhang.press("上传")


def file_without_the_drawing(zhang: Somebody) -> str:
    """File the application though M003 is missing, and return the short number of the case."""
    page = zhang.page
    zhang.follow("食品安全规章制度目录清单")
    page.get_by_text("现在没有，受理后补交").click()
    zhang.press("我承诺，受理后补交")
    expect(page.get_by_role("heading", name="已经交的")).to_be_visible()
    page.goto(page.url.replace("materials/M004/", "check/"))
    expect(page.get_by_role("heading", name="材料还差 1 份")).to_be_visible()
    zhang.look("check")
    zhang.press("材料以后补，先提交")
    expect(page.get_by_role("heading", name="已提交")).to_be_visible()
    expect(page.locator("main")).to_contain_text(f"还没有交的材料：{DRAWING}")
    expect(page.locator("main")).to_contain_text("会一次告诉您全部要补的内容")
    zhang.look("filed")
    return page.locator(".number-block .big").inner_text().strip()


def supplement(zhang: Somebody, folder: Path) -> None:
    page = zhang.visitor.go("/notices/")
    zhang.follow("请补正1项材料")
    expect(page.locator("main .tasks")).to_contain_text("未提交")
    zhang.look("supplement")
    zhang.follow("补下一项")
    upload(zhang, folder, "布局图.png", floor_plan())
    expect(page.get_by_role("link", name="布局图.png")).to_be_visible()
    zhang.follow("继续")
    zhang.press("全部补齐，提交")
    expect(page.locator("main")).to_contain_text("已收件")


# -- The offices -----------------------------------------------------------------------------------------------


def open_case(official: Somebody, number: str) -> None:
    row = official.page.locator("main li, main tr").filter(has_text=number)
    row.get_by_role("link", name=re.compile("食品经营许可")).click()


def ask_once(clerk: Somebody, number: str) -> None:
    clerk.visitor.go("/counter/")
    open_case(clerk, number)
    clerk.press("出具受理通知书或一次性告知书")
    expect(clerk.page.locator(".page-head")).to_contain_text("待补正")
    clerk.look("counter-asked")


def accept(chief: Somebody, number: str) -> None:
    chief.visitor.go("/desk/?stage=examine")
    open_case(chief, number)
    chief.look("desk-examine")
    expect(chief.page.locator("#examine")).to_contain_text("材料齐全")
    chief.press("出具受理通知书或一次性告知书")
    expect(chief.page.locator(".page-head")).to_contain_text("已受理")


def review(reviewer: Somebody, number: str) -> None:
    reviewer.visitor.go("/desk/?stage=review")
    open_case(reviewer, number)
    reviewer.look("desk-review")
    for point in reviewer.page.locator("#id_points input").all():
        point.check()
    reviewer.page.get_by_label("同意", exact=True).check()
    reviewer.press("出具意见")
    expect(reviewer.page.locator(".page-head")).to_contain_text("审查中")


def grant(chief: Somebody, number: str) -> None:
    """Grant in three clicks from the list: the case, the decision, the seal."""
    chief.visitor.go("/desk/?stage=decide")
    clicks = chief.count_clicks()
    open_case(chief, number)
    chief.look("desk-decide")
    chief.page.get_by_label("准予", exact=True).check()
    chief.press("作出决定并用印")
    expect(chief.page.locator(".page-head")).to_contain_text("准予")
    assert len(clicks) <= DECISION_CLICKS


def hand_out(clerk: Somebody, number: str) -> None:
    clerk.visitor.go("/counter/delivery/")
    open_case(clerk, number)
    clerk.press("开始制证")
    let_everybody_hear(timezone.now())
    clerk.page.reload()
    clerk.look("counter-ready")
    clerk.page.get_by_label("领取人身份证号码").fill("440524188001010014")
    clerk.press("人证一致，发放")
    expect(clerk.page.get_by_role("alert")).to_be_visible()
    clerk.page.get_by_label("领取人身份证号码").fill(LEGAL_REPRESENTATIVE)
    clerk.press("人证一致，发放")
    expect(clerk.page.locator(".page-head")).to_contain_text("已送达")
    clerk.look("counter-delivered")


def drill_down(supervisor: Somebody, number: str) -> None:
    """Go from the figures to the list behind one, and to the trace of the case."""
    jobs.keep_counts(now=timezone.now())
    supervisor.visitor.go("/supervise/")
    supervisor.look("supervise-overview")
    supervisor.follow("云岭县市场监督管理局")
    open_case(supervisor, number)
    expect(supervisor.page.locator("main .banner")).to_contain_text("记录链完整")
    expect(supervisor.page.locator("main")).to_contain_text("许海波")
    supervisor.look("supervise-trace")


# -- The papers ------------------------------------------------------------------------------------------------


def paper_of(zhang: Somebody, title: str) -> bytes:
    """Return a document of the case that is open at the applicant's browser."""
    href = zhang.page.locator("main").get_by_role("link", name=title).first.get_attribute("href")
    assert href
    return zhang.fetch(href)


def day_after(words: str, text: str) -> date:
    """Return the day that a paper prints after some words."""
    flat = re.sub(r"\s", "", text)
    found = DAY.search(flat, flat.index(words))
    assert found, flat
    return date(*map(int, found.groups()))


def assert_due_as_counted(acceptance: bytes, folder: Path) -> None:
    text = words_of(acceptance, folder)
    accepted = day_after("本机关自", text)
    assert accepted == legal_day(timezone.now())
    assert day_after("5个工作日", text) == counted_by_hand(accepted, 5)
    assert day_after("10个工作日", text) == counted_by_hand(accepted, 10)


def assert_sealed_and_trusted(pdf: bytes, folder: Path) -> None:
    store = trusting(ensure_authority(now=timezone.now()).root(now=timezone.now()).certificate, folder)
    report = signatures_of(pdf, folder, "-nssdir", f"sql:{store}")
    assert "Signature is Valid" in report
    assert "Certificate is Trusted" in report


def code_on(pdf: bytes, folder: Path) -> str:
    found = re.search(r"核验码\s*([0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4})", words_of(pdf, folder))
    assert found
    return found[1]


@pytest.mark.requirement("R087", "R137", "R633")
@pytest.mark.usefixtures("county")
@pytest.mark.parametrize("javascript", [True, False], ids=["scripts", "plain"])
def test_from_the_search_to_the_licence(visit: Callable[..., Visitor], tmp_path: Path, *, javascript: bool) -> None:
    zhang = Somebody(visit(width=360, javascript=javascript), "zhang", javascript)
    staff = [Somebody(visit(), name) for name in ("clerk1", "approver_sj", "reviewer_sj", "supervisor1")]
    clerk, chief, reviewer, supervisor = staff
    for official in staff:
        official.enter()

    find_the_guide(zhang)
    tell_the_situation(zhang)
    zhang.look("guide")
    begin_for_the_company(zhang)
    fill_in_what_is_not_known(zhang)
    number = file_without_the_drawing(zhang)
    ask_once(clerk, number)
    let_everybody_hear(timezone.now())
    supplement(zhang, tmp_path)
    case = urlsplit(zhang.page.url).path
    accept(chief, number)
    zhang.visitor.go(case)
    assert_due_as_counted(paper_of(zhang, "受理通知书"), tmp_path)
    zhang.follow("食品安全规章制度目录清单")
    upload(zhang, tmp_path, "制度清单.pdf", uploads.pdf_bytes())
    review(reviewer, number)
    drill_down(supervisor, number)
    grant(chief, number)
    hand_out(clerk, number)
    zhang.visitor.go("/wallet/")
    zhang.look("wallet")
    licence = paper_of(zhang, "打开电子证照")
    assert_sealed_and_trusted(licence, tmp_path)
    zhang.visitor.go(f"/verify/{code_on(licence, tmp_path)}")
    expect(zhang.page.locator("main .banner")).to_contain_text("现在有效")
    zhang.look("verified")
    zhang.visitor.go(case)
    expect(zhang.page.locator("main")).to_contain_text("已送达")
    zhang.look("case")
