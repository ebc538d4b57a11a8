"""Every frame in a real browser: accessible, within the window, silent, light enough, and at work without scripts."""

import gzip
from collections.abc import Callable

import pytest

from onewindow.platform.access.actors import AccountKind
from onewindow.platform.access.models import Account
from tests.journeys.conftest import Visitor, assert_accessible, assert_no_sideways_scrolling

pytestmark = [
    pytest.mark.journey,
    pytest.mark.urls("tests.platform.web.urls"),
    pytest.mark.django_db(transaction=True),
]
PAGES = {
    "home": "/",
    "login": "/login/",
    "components": "/ui/",
    "components-desk": "/ui/desk/",
    "problem": "/ui/problem/409/",
}
MODES = {"normal": "", "elder": "elder..", "contrast": ".more.", "dark": "..dark"}
KILOBYTE = 1024


@pytest.mark.parametrize("width", [320, 1440])
@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_accessible_and_fits(visit: Callable[..., Visitor], name: str, width: int) -> None:
    visitor = visit(width=width)

    page = visitor.go(PAGES[name])

    visitor.shot(f"{name}-{width}")
    assert_no_sideways_scrolling(page)
    assert_accessible(page)


@pytest.mark.parametrize("mode", [mode for mode in MODES if mode != "normal"])
@pytest.mark.parametrize("name", ["components", "components-desk"])
def test_every_mode_keeps_its_contrast(visit: Callable[..., Visitor], name: str, mode: str) -> None:
    visitor = visit(width=768, mode=MODES[mode])

    page = visitor.go(PAGES[name])

    visitor.shot(f"{name}-{mode}")
    assert_no_sideways_scrolling(page)
    assert_accessible(page)


def test_the_home_page_keeps_its_budget(visitor: Visitor) -> None:
    page = visitor.go("/")
    page.wait_for_load_state("networkidle")

    sizes = {
        request.url: len(gzip.compress(response.body())) / KILOBYTE
        for request in visitor.fetched
        if (response := request.response()) is not None
    }
    assert all(url.startswith(visitor.address) for url in sizes), "no page asks another origin"
    assert len(sizes) <= 10
    assert sum(sizes.values()) <= 100
    assert sum(size for url, size in sizes.items() if url.endswith(".css")) <= 19
    assert sum(size for url, size in sizes.items() if url.endswith(".js")) <= 20
    assert sizes[f"{visitor.address}/"] <= 18


def test_nothing_moves_while_the_home_page_loads(visitor: Visitor) -> None:
    page = visitor.go("/")
    page.wait_for_load_state("networkidle")

    shift = page.evaluate(
        "new Promise(done => new PerformanceObserver(list => done(list.getEntries().reduce((sum, entry) => sum"
        " + entry.value, 0))).observe({type: 'layout-shift', buffered: true}) || setTimeout(() => done(0), 500))"
    )

    assert shift <= 0.02


def test_in_out_and_modes_work_without_scripts(visit: Callable[..., Visitor]) -> None:
    Account.objects.create_account(handle="zhang", kind=AccountKind.CITIZEN, password="Zhang-2026")
    visitor = visit(javascript=False)

    page = visitor.enter("zhang", "Zhang-2026")
    page.get_by_role("button", name="长者版").click()

    assert page.locator("html[data-size=elder]").count() == 1
    page.get_by_role("button", name="English").click()
    assert page.get_by_role("heading", level=1).inner_text() == "What would you like to do?"
    page.get_by_role("button", name="Log out").click()
    assert page.get_by_role("link", name="Log in").count() == 1


def test_the_keyboard_reaches_the_content_first_and_shows_where_it_is(visitor: Visitor) -> None:
    page = visitor.go("/login/")

    page.keyboard.press("Tab")
    skip = page.locator(":focus")

    assert skip.inner_text() == "跳到正文"
    assert skip.evaluate("element => getComputedStyle(element).outlineWidth") == "3px"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.locator(":focus").get_attribute("id") == "id_handle"


def test_keys_walk_the_rows_and_show_themselves(visitor: Visitor) -> None:
    page = visitor.go("/ui/desk/")
    page.locator("h1").click()

    page.keyboard.press("j")
    page.keyboard.press("j")

    assert page.locator(":focus").inner_text() == "20260923-0007"
    page.keyboard.press("?")
    assert page.get_by_role("dialog").is_visible()


def test_a_question_comes_before_harm(visitor: Visitor) -> None:
    page = visitor.go("/ui/")

    assert not page.get_by_role("button", name="确定撤回").is_visible()
    page.locator("summary", has_text="撤回申请").click()

    assert page.get_by_role("button", name="确定撤回").is_visible()
