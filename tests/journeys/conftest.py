"""A real browser for errands: Chromium from PATH, the live server, pictures, and what every page must keep to."""

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, sync_playwright
from pytest_django.live_server_helper import LiveServer

SHOTS = Path(__file__).parents[2] / "var" / "shots"
NAMES = ("chromium", "chromium-browser", "google-chrome")
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # the browser's driver keeps a loop in this thread; tests still query


@dataclass
class Visitor:
    """Somebody at a browser: their page, what the browser complained about, what it fetched."""

    context: BrowserContext
    page: Page
    address: str
    complaints: list[str] = field(default_factory=list)
    fetched: list[Request] = field(default_factory=list)

    def go(self, path: str) -> Page:
        """Open a page of the site."""
        self.fetched.clear()
        self.page.goto(self.address + path)
        return self.page

    def enter(self, handle: str, password: str) -> Page:
        """Log in as somebody would."""
        page = self.go("/login/")
        page.locator("#id_handle").fill(handle)
        page.locator("#id_password").fill(password)
        page.locator("main form").first.get_by_role("button").click()
        return page

    def shot(self, name: str) -> Path:
        """Take a picture of the whole page, to be looked at."""
        SHOTS.mkdir(parents=True, exist_ok=True)
        path = SHOTS / f"{name}.png"
        self.page.screenshot(path=path, full_page=True)
        return path


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start Chromium once; as root it runs without its sandbox."""
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    if found is None:
        pytest.fail("journeys need Chromium: apt-get install chromium fonts-noto-cjk")
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
        started = playwright.chromium.launch(executable_path=found, args=arguments)
        yield started
        started.close()


@pytest.fixture
def visit(browser: Browser, live_server: LiveServer) -> Iterator[Callable[..., Visitor]]:
    """Give a way to make visitors; what their browsers complained about fails the test at its end."""
    visitors: list[Visitor] = []

    def arrive(*, width: int = 1440, mode: str = "", javascript: bool = True, locale: str = "zh-CN") -> Visitor:
        context = browser.new_context(
            viewport={"width": width, "height": 900},
            locale=locale,
            java_script_enabled=javascript,
            reduced_motion="reduce",
        )
        if mode:
            context.add_cookies([{"name": "mode", "value": mode, "url": live_server.url}])
        visitor = Visitor(context, context.new_page(), live_server.url)
        visitors.append(visitor)
        _listen(visitor)
        return visitor

    yield arrive
    for visitor in visitors:
        visitor.context.close()
    assert [complaint for visitor in visitors for complaint in visitor.complaints] == []


@pytest.fixture
def visitor(visit: Callable[..., Visitor]) -> Visitor:
    """Give somebody at a desk with a wide screen."""
    return visit()


def _listen(visitor: Visitor) -> None:
    def heard(message: ConsoleMessage) -> None:
        if message.type == "error" and "Failed to load resource" not in message.text:  # a refusal is an answer
            visitor.complaints.append(message.text)

    visitor.page.on("console", heard)
    visitor.page.on("pageerror", lambda error: visitor.complaints.append(str(error)))
    visitor.page.on("request", lambda request: visitor.fetched.append(request))


def assert_accessible(page: Page) -> None:
    """Fail with what axe finds wrong on the page as it is now."""
    found = Axe().run(page)
    wrong = [
        f"{one['id']}: {one['help']} – {node['html'][:160]}"
        for one in found.response["violations"]
        for node in one["nodes"]
    ]
    assert wrong == []


def assert_no_sideways_scrolling(page: Page) -> None:
    """Fail if the page is wider than the window."""
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wide <= 0, f"{wide} px too wide"
