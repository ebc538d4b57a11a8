"""Every page of the portal in a real browser: accessible, within the window, light, of its own origin, by keyboard."""

import gzip
import subprocess
from collections.abc import Callable, Mapping
from datetime import timedelta
from io import BytesIO

import pikepdf
import pytest
from django.utils import timezone
from pytest_django import Settings

from onewindow.contexts.cases import api as cases
from onewindow.platform.access.models import Account
from tests.factories.acting import once
from tests.factories.cases import Town, drafted, submitted, town
from tests.journeys.conftest import Visitor, assert_accessible, assert_no_sideways_scrolling

pytestmark = [
    pytest.mark.journey,
    pytest.mark.django_db(transaction=True),
]
PASSWORD = "Zhang-2026"
KILOBYTE = 1024
PAGES = (
    "/",
    "/guides/",
    "/guides/?q=火星",
    "/guides/{guide}/",
    "/guides/{guide}/?business_form=CATERING&items=COLD&vending=YES&agent=YES",
    "/guides/{guide}/?business_form=PREPACKAGED",
    "/guides/{guide}/apply/",
    "/acting/",
    "/applications/{draft}/",
    "/applications/{draft}/situation/",
    "/applications/{draft}/situation/items/",
    "/applications/{draft}/form/subject/",
    "/applications/{draft}/form/delivery/",
    "/applications/{draft}/materials/",
    "/applications/{draft}/materials/M004/",
    "/applications/{draft}/check/",
    "/cases/",
    "/cases/{accepted}/",
    "/cases/{accepted}/filed/",
    "/cases/{asked}/",
    "/cases/{asked}/supplement/",
    "/notices/",
    "/wallet/",
    "/query/",
    "/verify/",
    "/verify/unknown",
)


@pytest.fixture
def place() -> Town:
    county = town(now=timezone.now())
    account = Account.objects.get(id=county.account_id)
    account.set_password(PASSWORD)
    account.save()
    return county


@pytest.fixture
def errands(place: Town) -> Mapping[str, str]:
    """One errand of each kind that a page shows."""
    now = timezone.now()
    ids = {
        "guide": place.guide_id,
        "draft": drafted(place, now=now),
        "accepted": submitted(place, "M003", "M004", now=now - timedelta(days=1)),
        "asked": submitted(place, "M004", now=now - timedelta(days=2)),
    }
    for name in ("accepted", "asked"):
        cases.examine_case(case_id=ids[name], by=place.chief.actor(), now=now, command=once())
    return {name: str(one) for name, one in ids.items()}


def enter(visitor: Visitor) -> None:
    """Log in and act for the company."""
    page = visitor.enter("zhang", PASSWORD)
    visitor.go("/acting/")
    page.locator("label", has_text="云岭滋味餐饮有限公司").click()
    page.locator("main").get_by_role("button", name="确定").click()


def weight(visitor: Visitor, address: str) -> float:
    """Return how many KB an address costs on a first visit, compressed."""
    return len(gzip.compress(visitor.context.request.get(address).body())) / KILOBYTE


@pytest.mark.requirement("R633")
@pytest.mark.parametrize("width", [320, 1440])
def test_every_page_is_accessible_and_fits(
    visit: Callable[..., Visitor], errands: Mapping[str, str], width: int
) -> None:
    visitor = visit(width=width)
    enter(visitor)

    for address in PAGES:
        page = visitor.go(address.format(**errands))
        assert_no_sideways_scrolling(page)
        assert_accessible(page)


def test_every_page_is_light_and_from_its_own_origin(visit: Callable[..., Visitor], errands: Mapping[str, str]) -> None:
    visitor = visit(width=360)
    enter(visitor)

    for address in PAGES:
        page = visitor.go(address.format(**errands))
        page.wait_for_load_state("networkidle")
        sizes = {request.url: weight(visitor, request.url) for request in visitor.fetched}
        assert all(url.startswith(visitor.address) for url in sizes), address
        assert len(sizes) <= 10, address
        assert sum(sizes.values()) <= 100, address


def test_a_question_and_a_form_are_answered_by_keyboard(visitor: Visitor, errands: Mapping[str, str]) -> None:
    enter(visitor)
    page = visitor.go(f"/applications/{errands['draft']}/situation/agent/")

    page.locator("#agent-1").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    page.wait_for_url(f"**/applications/{errands['draft']}/situation/")
    assert "委托他人办理" in page.locator("main").inner_text()


def test_what_is_typed_is_saved_while_it_is_typed(visitor: Visitor, errands: Mapping[str, str]) -> None:
    enter(visitor)
    page = visitor.go(f"/applications/{errands['draft']}/form/people/")

    page.get_by_label("食品安全管理员姓名").fill("王样例")
    page.get_by_text("已自动保存").wait_for()

    visitor.go(f"/applications/{errands['draft']}/form/people/")
    assert page.get_by_label("食品安全管理员姓名").input_value() == "王样例"


def test_a_guide_is_printed_on_one_sheet(visitor: Visitor, errands: Mapping[str, str]) -> None:
    page = visitor.go(f"/guides/{errands['guide']}/?business_form=CATERING&items=HOT&vending=NO&agent=NO")

    printed = page.pdf(prefer_css_page_size=True)

    with pikepdf.open(BytesIO(printed)) as sheets:
        assert len(sheets.pages) == 1


def test_what_was_filed_is_printed_on_one_sheet_with_the_centre_and_the_number(
    visitor: Visitor, errands: Mapping[str, str], settings: Settings
) -> None:
    enter(visitor)
    page = visitor.go(f"/cases/{errands['accepted']}/filed/")
    number = page.locator(".number-block .big").first.inner_text()

    printed = page.pdf(prefer_css_page_size=True)

    with pikepdf.open(BytesIO(printed)) as sheets:
        assert len(sheets.pages) == 1
    said = subprocess.run(
        ["/usr/bin/env", "pdftotext", "-layout", "-", "-"], input=printed, capture_output=True, check=True
    )
    words = "".join(said.stdout.decode().split())
    assert settings.CENTRE in words
    assert "".join(number.split()) in words
