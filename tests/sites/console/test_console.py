"""The console: who sees which page, and “try again” for what a room choked on."""

import re

import pytest
from django.test import Client
from django.utils import timezone

from onewindow.contexts.catalogue import api as catalogue
from onewindow.contexts.organisations.api import PostKind
from onewindow.kernel.events import Subject
from onewindow.kernel.ids import new_id
from onewindow.platform.access.looks import record_look
from onewindow.platform.access.models import Account
from onewindow.platform.outbox.models import Stopped
from tests.factories import organisations as county
from tests.factories.cases import Town, town
from tests.factories.catalogue import actor, document, drafted_guide

pytestmark = pytest.mark.django_db


@pytest.fixture
def place() -> Town:
    return town(now=timezone.now())


def logged_in(place: Town, kind: PostKind) -> Client:
    seat = county.seated(place.clerk.actor().organisation, kind, name="管样例")
    client = Client()
    client.force_login(Account.objects.get(id=seat.account_id))
    return client


def parked(*, listener: str = "licences.issue_what_was_granted", error: str = "ValueError('张样例')") -> Stopped:
    return Stopped.objects.create(
        listener=listener,
        subject_id=new_id(),
        transaction=1,
        position=1,
        tries=10,
        next_try_at=timezone.now(),
        parked_at=timezone.now(),
        error=error,
    )


PAGES = {
    PostKind.SYSTEM_ADMIN: "/console/running/",
    PostKind.CATALOGUE_EDITOR: "/console/items/",
    PostKind.SECURITY_ADMIN: "/console/posts/",
    PostKind.AUDIT_ADMIN: "/console/looks/",
}


@pytest.mark.parametrize("kind", PAGES)
def test_everybody_is_led_to_their_own_page_and_no_other(place: Town, kind: PostKind) -> None:
    client = logged_in(place, kind)

    assert client.get("/console/").headers["Location"] == PAGES[kind]
    answers = {address: client.get(address).status_code for address in PAGES.values()}

    assert answers == {address: 200 if address == PAGES[kind] else 403 for address in PAGES.values()}


def test_a_clerk_finds_nothing_in_the_console(place: Town, client: Client) -> None:
    client.force_login(Account.objects.get(id=place.clerk.account_id))

    assert client.get("/console/").status_code == 403


def test_what_was_given_up_is_shown_without_what_the_error_quotes(place: Town) -> None:
    parked()

    page = logged_in(place, PostKind.SYSTEM_ADMIN).get("/console/running/")

    assert "licences.issue_what_was_granted" in page.text
    assert "ValueError" in page.text
    assert "张样例" not in page.text


def test_what_was_given_up_is_tried_again(place: Town) -> None:
    one = parked()

    logged_in(place, PostKind.SYSTEM_ADMIN).post(
        "/console/running/try-again/",
        {"listener": one.listener, "subject_kind": "case", "subject_id": str(one.subject_id)},
    )

    assert Stopped.objects.get(subject_id=one.subject_id).parked_at is None


def test_the_auditor_reads_who_looked_and_why(place: Town) -> None:
    looker = place.clerk.actor()
    person = new_id()
    record_look(
        by=looker,
        at=Subject("party", person),
        person_id=person,
        what="parties.party",
        purpose="核对身份",
        now=timezone.now(),
    )

    page = logged_in(place, PostKind.AUDIT_ADMIN).get("/console/looks/")

    assert "基本信息 · 核对身份" in page.text
    assert "parties.party" not in page.text


@pytest.mark.parametrize(
    ("kind", "page"), [(PostKind.AUDIT_ADMIN, "/console/looks/"), (PostKind.CATALOGUE_EDITOR, "/console/items/")]
)
def test_a_bad_cursor_is_said_and_nothing_breaks(place: Town, kind: PostKind, page: str) -> None:
    assert logged_in(place, kind).get(page, {"after": "x"}).status_code == 422


def test_the_editor_finds_an_item_by_words_and_reads_what_the_lint_says(place: Town) -> None:
    client = logged_in(place, PostKind.CATALOGUE_EDITOR)

    page = client.get("/console/items/", {"q": "食品"})

    assert "指南已发布" in page.text
    assert "没有这样的事项" in client.get("/console/items/", {"q": "没有的事"}).text
    guide = client.get(f"/console/guides/{place.guide_id}/")
    assert "指南检查" in guide.text


def test_what_is_published_stands_before_what_is_not_and_each_state_is_counted(place: Town) -> None:
    names = ("一般事项", "暂停供水审批")
    items = [catalogue.NewItem(name=name, item_type=catalogue.ItemType.LICENCE, codes=code(name)) for name in names]
    catalogue.register_items(items=items, by=actor("catalogue.edit"))
    drafted_guide(document("I04"))
    client = logged_in(place, PostKind.CATALOGUE_EDITOR)

    everything = client.get("/console/items/").text
    unwritten = client.get("/console/items/", {"standing": "WITHOUT_GUIDE"}).text

    order = ["食品经营许可", "设置大型户外广告", *names]
    places = [everything.index(f'"strong">{name}') if name in names else everything.index(name) for name in order]
    assert places == sorted(places)
    assert counts(everything) == [4, 1, 1, 2]
    assert "食品经营许可" not in unwritten
    assert counts(client.get("/console/items/", {"q": "供水"}).text) == [1, 0, 0, 1]


def code(name: str) -> catalogue.Codes:
    return catalogue.Codes(local=f"L-{len(name)}")


def counts(page: str) -> list[int]:
    return [int(number) for number in re.findall(r'<span class="count">(\d+)</span>', page)]


def test_the_security_administrator_sees_who_sits_where_and_what_a_post_may_do(place: Town) -> None:
    page = logged_in(place, PostKind.SECURITY_ADMIN).get("/console/posts/").text

    assert "管样例" in page
    assert "安全管理、授予和收回权限" in page
    assert "没有 B 角" in page
