"""云岭县 for journeys: the demo county with its own people, who log in as printed at the first start."""

import csv
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from django.utils import timezone
from playwright.sync_api import Page

from onewindow.cli.demo.loading import COUNTY, load
from onewindow.cli.demo.logins import password_of
from tests.golden import keep_picture
from tests.journeys.conftest import Visitor, assert_accessible, assert_no_sideways_scrolling

PICTURED = frozenset({"guide", "supplement", "wallet", "desk-decide", "counter-ready", "supervise-trace"})
SATURDAY = 5
DAYS = Path("onewindow/contexts/calendar/data/national_days.csv")


def found_county() -> None:
    """Bring in the demo county without its cases: offices, people, seals, guides, mandates."""
    list(load(timezone.now(), COUNTY))


@dataclass(frozen=True)
class Somebody:
    """One of the county's people at a browser."""

    visitor: Visitor
    handle: str
    has_scripts: bool = True

    @property
    def page(self) -> Page:
        return self.visitor.page

    def enter(self) -> None:
        """Log in with the printed password."""
        self.visitor.enter(self.handle, password_of(self.handle))
        self.page.get_by_role("button", name="退出").wait_for()

    def fill_login(self) -> None:
        """Log in on the way, where a page asks for it."""
        self.page.get_by_label("账号").fill(self.handle)
        self.page.get_by_label("密码").fill(password_of(self.handle))
        self.press("登录")

    def look(self, name: str) -> None:
        """Take a picture of the page; what every page must keep to needs scripts to be measured."""
        self.visitor.shot(f"{name}-{'scripts' if self.has_scripts else 'plain'}")
        if self.has_scripts:
            self.keep(name)
            assert_no_sideways_scrolling(self.page)
            assert_accessible(self.page)

    def keep(self, name: str) -> None:
        """Keep a picture of what the window shows, if the documentation uses it."""
        if name in PICTURED:
            self.page.evaluate("scrollTo(0, 0)")
            keep_picture(name, self.page.screenshot())

    def press(self, name: str) -> None:
        """Press a button of the page by its words."""
        self.page.locator("main").get_by_role("button", name=name, exact=True).click()

    def follow(self, name: str) -> None:
        """Follow a link of the page by its words."""
        self.page.locator("main").get_by_role("link", name=name, exact=True).first.click()

    def count_clicks(self) -> list[str]:
        """Return a list that grows with every click of the person from now on, from page to page."""
        clicks: list[str] = []
        self.page.expose_function("clicked", lambda what: clicks.append(what))
        listen = "addEventListener('click', event => event.isTrusted && clicked(event.target.outerHTML), true)"
        self.page.add_init_script(listen)
        self.page.evaluate(listen)
        return clicks

    def fetch(self, href: str) -> bytes:
        """Return a file that a link of the page leads to."""
        answer = self.visitor.context.request.get(self.visitor.address + href)
        assert answer.ok, answer.text()
        return answer.body()


def counted_by_hand(start: date, workdays: int) -> date:
    """Return the last of so many working days after a day, one day after the other as a clerk counts them."""
    with DAYS.open() as rows:
        works = {date.fromisoformat(row["day"]): row["kind"] == "MAKEUP_WORK" for row in csv.DictReader(rows)}
    day = start
    while workdays:
        day += timedelta(days=1)
        workdays -= works.get(day, day.weekday() < SATURDAY)
    return day
