"""办食品经营许可: from the search to the licence in the wallet, as the applicant goes it, with and without scripts."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from onewindow.contexts.approval import api as approval
from onewindow.contexts.cases import api as cases
from onewindow.platform.access.models import Account
from tests.factories import uploads
from tests.factories.acting import once
from tests.factories.announcements import let_everybody_hear
from tests.factories.cases import Town, town
from tests.journeys.conftest import Visitor, assert_accessible, assert_no_sideways_scrolling
from tests.sites.portal.conftest import id_in

pytestmark = [
    pytest.mark.journey,
    pytest.mark.django_db(transaction=True),
]
PASSWORD = "Zhang-2026"
ITEM = "食品经营许可(新办-餐饮服务)"


@pytest.fixture
def place() -> Town:
    county = town(now=timezone.now())
    account = Account.objects.get(id=county.account_id)
    account.set_password(PASSWORD)
    account.save()
    return county


def button(page: Page, name: str) -> None:
    page.locator("main").get_by_role("button", name=name, exact=True).click()


def link(page: Page, name: str) -> None:
    page.locator("main").get_by_role("link", name=name, exact=True).first.click()


@dataclass(frozen=True)
class Applicant:
    """张样例 at a browser, with scripts or without."""

    visitor: Visitor
    has_scripts: bool

    @property
    def page(self) -> Page:
        return self.visitor.page

    def look(self, name: str) -> None:
        """Take a picture of the page; what every page must keep to needs scripts to be measured."""
        self.visitor.shot(f"{name}-{'scripts' if self.has_scripts else 'plain'}")
        if self.has_scripts:
            assert_no_sideways_scrolling(self.page)
            assert_accessible(self.page)


def find_the_guide(applicant: Applicant) -> None:
    page = applicant.visitor.go("/")
    page.get_by_role("searchbox").fill("开饭店")
    button(page, "搜索")
    link(page, ITEM)


def tell_the_situation(applicant: Applicant) -> None:
    page = applicant.page
    for option in ("餐饮服务经营者", "热食类食品制售", "不使用", "本人（本单位）办理"):
        page.locator("main label", has_text=option).first.click()
        if not applicant.has_scripts:
            button(page, "按我的情况列出")
        expect(page.locator("main label", has_text=option).first.locator("input")).to_be_checked()
    expect(page.locator(".facts")).to_contain_text("可以网上办")
    expect(page.locator(".facts")).to_contain_text("2 份材料")


def log_in(page: Page) -> None:
    page.get_by_label("账号").fill("zhang")
    page.get_by_label("密码").fill(PASSWORD)
    button(page, "登录")


def begin_for_the_company(page: Page) -> None:
    link(page, "在线办理")
    log_in(page)
    page.locator("label", has_text="云岭滋味餐饮有限公司").click()
    button(page, "开始办理")
    link(page, "接着办")


def fill_in(page: Page, **typed: str) -> None:
    """Fill in a page of the form, by the names of its fields, and go on."""
    for name, text in typed.items():
        field = page.locator(f"[name={name}]").first
        if field.get_attribute("type") in {"radio", "checkbox"}:
            page.locator(f"[name={name}]" + (f"[value={text}]" if text else "")).check()
        else:
            field.fill(text)
    button(page, "保存并继续")


def fill_in_the_form(page: Page) -> None:
    fill_in(
        page,
        subject_name="云岭滋味餐饮有限公司",
        credit_code="91999901MA9X00011B",
        registered_address="云岭县城关镇老街8号",
        legal_representative_name="张样例",
        legal_representative_identity_number="11010519491231002X",
        contact_name="张样例",
        contact_phone="13800001234",
    )
    fill_in(page, premises_address="云岭县城关镇老街8号1楼", premises_area="120", kitchen_area="40", seats="48")
    fill_in(page, staff_number="9", food_safety_manager_name="李样例", food_safety_manager_phone="13900001234")
    fill_in(page, delivery_method="WINDOW", truth_statement="")


def promise_the_list_for_later(page: Page) -> None:
    link(page, "食品安全规章制度目录清单")
    page.get_by_text("现在没有，受理后补交").click()
    button(page, "我承诺，受理后补交")
    expect(page.get_by_role("heading", name="已经交的")).to_be_visible()
    page.goto(page.url.replace("materials/M004/", "check/"))


def upload(page: Page, folder: Path, name: str) -> None:
    drawing = folder / name
    drawing.write_bytes(uploads.pdf_bytes())
    page.locator("input[type=file]").set_input_files(drawing)
    button(page, "上传")
    expect(page.get_by_role("link", name=name)).to_be_visible()


@pytest.mark.parametrize(("width", "javascript"), [(360, True), (1440, False)])
def test_the_applicants_way(
    visit: Callable[..., Visitor], place: Town, tmp_path: Path, width: int, *, javascript: bool
) -> None:
    applicant = Applicant(visit(width=width, javascript=javascript), javascript)
    visitor, page = applicant.visitor, applicant.page

    find_the_guide(applicant)
    tell_the_situation(applicant)
    applicant.look("guide")
    begin_for_the_company(page)
    fill_in_the_form(page)
    promise_the_list_for_later(page)
    expect(page.get_by_role("heading", name="材料还差 1 份")).to_be_visible()
    applicant.look("check")
    button(page, "材料以后补，先提交")
    expect(page.get_by_role("heading", name="已提交")).to_be_visible()
    applicant.look("filed")
    case_id = id_in(page.url)

    cases.examine_case(case_id=case_id, by=place.chief.actor(), now=timezone.now(), command=once())
    let_everybody_hear(timezone.now())
    visitor.go("/notices/")
    link(page, "请补正1项材料")
    expect(page.locator("main .tasks")).to_contain_text("未提交")
    applicant.look("supplement")
    link(page, "补下一项")
    upload(page, tmp_path, "布局图.pdf")
    link(page, "继续")
    button(page, "全部补齐，提交")
    expect(page.locator("main")).to_contain_text("已收件")

    cases.examine_case(case_id=case_id, by=place.chief.actor(), now=timezone.now(), command=once())
    visitor.go(f"/cases/{case_id}/")
    link(page, "食品安全规章制度目录清单")
    page.locator("input[type=file]").set_input_files(tmp_path / "布局图.pdf")
    button(page, "上传")
    expect(page.get_by_role("heading", name="办理进度")).to_be_visible()
    granted(place, case_id)
    visitor.go("/wallet/")
    expect(page.get_by_role("heading", name="食品经营许可证")).to_be_visible()
    applicant.look("wallet")
    visitor.go(f"/cases/{case_id}/")
    expect(page.locator("main .banner")).to_contain_text("结果已经做好，可以领取了")
    applicant.look("case")


def granted(place: Town, case_id: object) -> None:
    """Let the department review and grant, and the certificate be made."""
    now = timezone.now()
    chief, reviewer = place.chief.actor(), place.reviewer.actor()
    for step in approval.review(case_id=case_id, by=reviewer).steps:
        approval.give_opinion(
            case_id=case_id,
            step=step.code,
            conclusion=approval.Conclusion.AGREE,
            companion=place.chief.staff_id if step.is_on_site else None,
            by=reviewer,
            now=now,
            command=once(),
        )
    approval.decide(case_id=case_id, decision=cases.Decision.GRANT, by=chief, now=now, command=once())
    cases.make_certificate(case_id=case_id, by=chief, now=now, command=once())
    let_everybody_hear(now + timedelta(minutes=1))
