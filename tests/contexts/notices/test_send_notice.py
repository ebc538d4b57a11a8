"""Telling: once, into the inbox at once, and to nobody else."""

from datetime import timedelta
from threading import Barrier, Thread
from uuid import UUID

import pytest
from django.db import connection
from pytest_django import DjangoAssertNumQueries

from onewindow.contexts.notices import api as notices
from onewindow.contexts.notices.models import Dispatch, Notice
from onewindow.kernel.errors import Invalid, NotFound
from onewindow.kernel.events import Subject
from onewindow.platform.access.actors import AccountKind, Actor, Channel
from tests.factories import notices as factory

pytestmark = pytest.mark.django_db
ANOTHER = UUID(int=8)


def test_what_was_told_stands_in_the_inbox() -> None:
    factory.tell()

    (line,) = notices.inbox(by=factory.reader())
    assert line.title == "申请已受理"
    assert line.body.startswith("您的“食品经营许可（新办）”申请（办件编号26112400000017）已经受理")
    assert (line.subject, line.is_read, line.needs_act) == (factory.CASE, False, False)


def test_a_reader_may_read_in_english_whatever_language_it_was_sent_in() -> None:
    factory.tell()

    (line,) = notices.inbox(by=factory.reader(), language="en")

    assert line.title == "Your application is accepted"


def test_the_same_effect_is_told_once() -> None:
    first = factory.tell("acceptance:70")
    second = factory.tell("acceptance:70")

    assert first == second
    assert (Notice.objects.count(), Dispatch.objects.count()) == (1, 1)


@pytest.mark.django_db(transaction=True)
def test_two_who_tell_the_same_at_once_tell_it_once() -> None:
    together = Barrier(2)
    told: list[UUID] = []

    def tell() -> None:
        together.wait()
        try:
            told.append(factory.tell("acceptance:70"))
        finally:
            connection.close()

    tellers = [Thread(target=tell) for _ in range(2)]
    for teller in tellers:
        teller.start()
    for teller in tellers:
        teller.join()

    assert len(set(told)) == 1
    assert (Notice.objects.count(), Dispatch.objects.count()) == (1, 1)


def test_one_notice_is_opened_by_its_id() -> None:
    line = notices.notice(notice_id=factory.tell(), by=factory.reader(), language="en")

    assert (line.title, line.subject) == ("Your application is accepted", factory.CASE)


def test_nobody_else_sees_it() -> None:
    notice_id = factory.tell()

    assert len(notices.inbox(by=factory.reader(ANOTHER))) == 0
    with pytest.raises(NotFound):
        notices.notice(notice_id=notice_id, by=factory.reader(ANOTHER))
    with pytest.raises(NotFound):
        notices.mark_read(notice_id=notice_id, by=factory.reader(ANOTHER), now=factory.NOW)


def test_who_acts_for_a_company_reads_what_the_company_was_told() -> None:
    factory.tell(to=ANOTHER)
    agent = Actor(
        account=ANOTHER,
        kind=AccountKind.CITIZEN,
        channel=Channel.WEB,
        person=factory.OWNER,
        on_behalf_of=Subject("party", ANOTHER),
        grants=factory.reader().grants,
    )

    assert len(notices.inbox(by=agent)) == 1


def test_reading_counts_once() -> None:
    notice_id = factory.tell()
    me = factory.reader()

    notices.mark_read(notice_id=notice_id, by=me, now=factory.NOW)
    notices.mark_read(notice_id=notice_id, by=me, now=factory.NOW + timedelta(days=1))

    assert notices.unread_count(by=me) == 0
    assert Notice.objects.get().read_at == factory.NOW


def test_a_whole_inbox_can_be_read() -> None:
    for number in range(3):
        factory.tell(f"effect:{number}")
    me = factory.reader()
    before = notices.unread_count(by=me)

    notices.mark_all_read(by=me, now=factory.NOW)

    assert (before, notices.unread_count(by=me)) == (3, 0)


def test_an_inbox_is_read_page_by_page(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    for number in range(45):
        factory.tell(f"effect:{number}", now=factory.NOW + timedelta(minutes=number // 2))
    me = factory.reader()

    with django_assert_num_queries(3):
        first = notices.inbox(by=me)
        second = notices.inbox(by=me, cursor=first.next_cursor or "")
        third = notices.inbox(by=me, cursor=second.next_cursor or "")

    ids = [line.id for page in (first, second, third) for line in page]
    assert (len(first), len(second), len(third), third.next_cursor) == (20, 20, 5, None)
    assert len(set(ids)) == 45
    assert [line.sent_at for line in first] == sorted((line.sent_at for line in first), reverse=True)


@pytest.mark.parametrize("cursor", ["x", "2026-11-24~x", "~", "a~b~c"])
def test_a_cursor_that_is_none_is_refused(cursor: str) -> None:
    with pytest.raises(Invalid):
        notices.inbox(by=factory.reader(), cursor=cursor)


def test_addresses_and_values_rest_encrypted() -> None:
    factory.tell()

    with connection.cursor() as cursor:
        cursor.execute("SELECT d.address, n.values FROM notices_dispatch d JOIN notices_notice n ON n.id = d.notice_id")
        address, values = cursor.fetchone() or (b"", b"")

    assert b"13800001234" not in bytes(address)
    assert "食品".encode() not in bytes(values)
