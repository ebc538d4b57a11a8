"""What the pages of officers ask the database: within a budget, and no more for many cases than for one.

Pages of citizens, and those of one case at the window, keep theirs beside their own tests.
"""

from uuid import UUID

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from onewindow.contexts.cases import api as cases
from onewindow.contexts.cases import jobs
from onewindow.contexts.catalogue import api as catalogue
from onewindow.contexts.licences.api import Origin
from onewindow.contexts.organisations.api import PostKind
from onewindow.kernel.events import Subject
from tests.factories.acting import once
from tests.factories.browsers import browser_of, officer
from tests.factories.cases import Town, submitted, town
from tests.factories.course import decided, reviewed
from tests.factories.licences import granted, issue

pytestmark = pytest.mark.django_db

LISTS = {"/desk/": 9, "/supervise/": 8, "/supervise/cases/": 12, "/counter/": 9, "/counter/delivery/": 11}
CONSOLE = {
    PostKind.SYSTEM_ADMIN: ("/console/running/", 17),
    PostKind.CATALOGUE_EDITOR: ("/console/items/", 8),
    PostKind.SECURITY_ADMIN: ("/console/posts/", 12),
    PostKind.AUDIT_ADMIN: ("/console/looks/", 7),
}
DESK_CASE, TRACE, RESULT = 27, 21, 25


@pytest.fixture
def place() -> Town:
    return town(now=timezone.now())


def reader(place: Town, page: str) -> Client:
    match page.split("/")[1]:
        case "desk":
            return browser_of(place.chief.account_id)
        case "counter":
            return browser_of(place.clerk.account_id)
    return officer(place, PostKind.SUPERVISOR)


def queries(browser: Client, page: str) -> int:
    """Return how many questions a page asks that was shown before: guides and settings are known by then."""
    browser.get(page)
    with CaptureQueriesContext(connection) as asked:
        assert browser.get(page).status_code == 200
    return len(asked)


def out_of(case_id: UUID, place: Town) -> Origin:
    item_id = catalogue.guide(guide_id=place.guide_id).item_id
    return Origin(source=Subject(cases.SUBJECT, case_id), item_id=item_id)


def fill(place: Town, page: str, number: int) -> None:
    """Put so many cases into the list: decided ones where results wait, filed ones everywhere else."""
    bring = decided if page == "/counter/delivery/" else submitted
    for _ in range(number):
        bring(place, now=timezone.now())
    jobs.keep_counts(now=timezone.now())


@pytest.mark.parametrize(("page", "budget"), LISTS.items())
def test_a_list_asks_no_more_for_three_cases_than_for_one(place: Town, page: str, budget: int) -> None:
    browser = reader(place, page)
    fill(place, page, 1)
    for_one = queries(browser, page)

    fill(place, page, 2)

    assert queries(browser, page) == for_one <= budget


def test_a_case_at_the_desk_keeps_its_query_budget(place: Town) -> None:
    chief, now = place.chief, timezone.now()
    case_id, browser = submitted(place, "M003", "M004", now=now), browser_of(chief.account_id)
    page = f"/desk/cases/{case_id}/"

    filed = queries(browser, page)
    cases.examine_case(case_id=case_id, by=chief.actor(now=now), now=now, command=once())
    reviewed(place, case_id, now=now)

    assert max(filed, queries(browser, page)) <= DESK_CASE


def test_a_result_asks_no_more_for_three_licences_than_for_one(place: Town) -> None:
    now, browser = timezone.now(), browser_of(place.clerk.account_id)
    case_id = granted(place, now=now)
    page, origin = f"/counter/delivery/{case_id}/", out_of(case_id, place)
    issue(place, origin=origin, now=now)
    for_one = queries(browser, page)

    issue(place, origin=origin, now=now)
    issue(place, origin=origin, now=now)

    assert queries(browser, page) == for_one <= RESULT


def test_a_trace_keeps_its_query_budget(place: Town) -> None:
    case_id = submitted(place, "M003", "M004", now=timezone.now())

    assert queries(officer(place, PostKind.SUPERVISOR), f"/supervise/cases/{case_id}/") <= TRACE


@pytest.mark.parametrize("kind", CONSOLE)
def test_a_page_of_the_console_keeps_its_query_budget(place: Town, kind: PostKind) -> None:
    page, budget = CONSOLE[kind]

    assert queries(officer(place, kind), page) <= budget
