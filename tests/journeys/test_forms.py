"""Forms in a real browser: what was typed is never lost, files show their progress, a refusal comes as a notice."""

from collections.abc import Callable
from pathlib import Path

import pytest

from onewindow.platform.access.actors import AccountKind
from onewindow.platform.access.models import Account
from tests.journeys.conftest import Visitor, assert_accessible
from tests.platform.web import urls

pytestmark = [
    pytest.mark.journey,
    pytest.mark.urls("tests.platform.web.urls"),
    pytest.mark.django_db(transaction=True),
]


@pytest.fixture
def citizen(visit: Callable[..., Visitor]) -> Visitor:
    Account.objects.create_account(handle="zhang", kind=AccountKind.CITIZEN, password="Zhang-2026")
    visitor = visit(width=360)
    visitor.enter("zhang", "Zhang-2026")
    return visitor


def test_a_wrong_form_says_what_is_wrong_and_leads_there(citizen: Visitor) -> None:
    page = citizen.go("/form/")

    page.get_by_role("button", name="提交").click()

    summary = page.get_by_role("alert")
    assert summary.evaluate("element => element === document.activeElement")
    assert_accessible(page)
    summary.get_by_role("link", name="请填写说明").click()
    assert page.locator(":focus").get_attribute("name") == "words"


def test_what_was_typed_is_there_after_the_session_has_expired(citizen: Visitor) -> None:
    page = citizen.go("/form/")
    page.get_by_label("说明").fill("后厨 20 平方米")
    citizen.context.clear_cookies(name="session")

    page.get_by_role("button", name="提交").click()
    assert page.get_by_role("heading", name="登录已过期，内容没有丢").is_visible()
    assert_accessible(page)
    citizen.shot("expired-360")
    page.get_by_label("账号").fill("zhang")
    page.get_by_label("密码").fill("Zhang-2026")
    page.locator("main").get_by_role("button", name="登录").click()
    page.get_by_role("button", name="继续提交").click()

    assert page.locator("body").inner_text().startswith("form ")


def test_what_was_typed_is_there_when_the_page_was_open_too_long(citizen: Visitor) -> None:
    page = citizen.go("/form/")
    page.get_by_label("说明").fill("后厨 20 平方米")
    citizen.context.clear_cookies(name="csrf")

    page.get_by_role("button", name="提交").click()
    assert page.get_by_role("heading", name="请再确认一次提交").is_visible()
    page.get_by_role("button", name="继续提交").click()

    assert page.locator("body").inner_text().startswith("form ")


def test_a_refusal_of_htmx_stands_where_the_page_keeps_its_notices(citizen: Visitor) -> None:
    page = citizen.go("/form/")
    page.get_by_label("说明").fill("还在")

    page.get_by_role("button", name="受理").click()

    page.locator("#problem").get_by_text("不能执行").wait_for()
    assert page.get_by_label("说明").input_value() == "还在"


def test_a_lost_connection_is_said(citizen: Visitor) -> None:
    page = citizen.go("/form/")
    citizen.context.set_offline(True)

    page.get_by_role("button", name="受理").click()

    page.get_by_text("网络不通").wait_for()
    citizen.context.set_offline(False)
    citizen.complaints.clear()


def test_a_draft_is_kept_three_seconds_after_a_change(citizen: Visitor) -> None:
    urls.DRAFTS.clear()
    page = citizen.go("/form/")
    drawn = page.locator("[name=command]").input_value()

    page.get_by_label("说明").fill("后厨")
    page.get_by_text("已保存").wait_for()
    page.get_by_label("说明").fill("后厨 20")
    page.get_by_text("已保存").wait_for()
    page.wait_for_timeout(3500)

    assert [draft["words"] for draft in urls.DRAFTS] == ["后厨", "后厨 20"]
    assert len({drawn, *(draft["key"] for draft in urls.DRAFTS)}) == 3


def test_a_file_is_sent_with_the_form_and_leads_on(citizen: Visitor, tmp_path: Path) -> None:
    drawing = tmp_path / "drawing.pdf"
    drawing.write_bytes(b"%PDF-1.7" + bytes(300_000))
    page = citizen.go("/paper/")

    page.get_by_label("说明").fill("布局")
    page.get_by_label("布局图").set_input_files(drawing)
    page.get_by_role("button", name="提交").click()

    page.wait_for_url("**/login/?size=300008")


def test_a_form_with_a_file_that_is_wrong_says_so_on_the_page(citizen: Visitor, tmp_path: Path) -> None:
    drawing = tmp_path / "drawing.pdf"
    drawing.write_bytes(b"%PDF-1.7")
    page = citizen.go("/paper/")

    page.get_by_label("布局图").set_input_files(drawing)
    page.get_by_role("button", name="提交").click()

    page.get_by_role("link", name="请填写说明").wait_for()
