"""Carrying: what goes out, what comes back, and what happens when nobody answers."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import Settings

from onewindow.contexts.notices import api as notices
from onewindow.contexts.notices.actions.carrying import carry_dispatches
from onewindow.contexts.notices.domain.dispatches import (
    MOVES,
    TRIES,
    DispatchState,
    DispatchVerb,
    after_no_answer,
)
from onewindow.contexts.notices.models import Dispatch, LoggedMessage
from onewindow.kernel.errors import IllegalMove, NotFound
from onewindow.platform.jobs.loops import loops
from tests.factories import notices as factory

pytestmark = pytest.mark.django_db
ANY_DAY = factory.NOW + timedelta(days=30)


def use(settings: Settings, carrier: type) -> None:
    settings.NOTICE_CARRIERS = dict.fromkeys(notices.Medium, f"{factory.__name__}.{carrier.__name__}")


def line() -> notices.DispatchLine:
    (only,) = notices.dispatches_of(subject=factory.CASE)
    return only


def test_the_logged_channel_keeps_what_would_have_gone_out(settings: Settings) -> None:
    settings.NOTICE_SIGNATURE = "云岭政务"
    factory.tell()

    carry_dispatches(now=factory.NOW)

    message = LoggedMessage.objects.get()
    assert message.address == "13800001234"
    assert message.text == "【云岭政务】您的“食品经营许可（新办）”申请（26112400000017）已受理，2026年12月1日前办结。"
    assert (line().state, line().delivered_at) == (notices.DispatchState.DELIVERED, factory.NOW)


def test_mail_carries_the_whole_text_in_the_language_of_the_person() -> None:
    factory.tell(addresses={notices.Medium.MAIL: "li@example.com"}, language="en")

    carry_dispatches(now=factory.NOW)

    text = LoggedMessage.objects.get().text
    assert text.startswith("Your application is accepted\nYour application for")


def test_an_address_is_masked_for_who_looks() -> None:
    factory.tell(addresses={notices.Medium.MAIL: "li@example.com", notices.Medium.SMS: "13800001234"})

    assert [each.address for each in notices.dispatches_of(subject=factory.CASE)] == ["l***@example.com", "138****1234"]


def test_who_has_no_address_is_told_in_the_inbox_only() -> None:
    factory.tell(addresses={notices.Medium.SMS: ""})

    assert carry_dispatches(now=factory.NOW) == 0
    assert len(notices.inbox(by=factory.reader())) == 1


def test_nothing_is_carried_twice() -> None:
    factory.tell()

    assert (carry_dispatches(now=factory.NOW), carry_dispatches(now=factory.NOW)) == (1, 0)


def test_what_a_carrier_refuses_has_failed_at_once(settings: Settings) -> None:
    use(settings, factory.Refusing)
    factory.tell()

    carry_dispatches(now=factory.NOW)

    assert (line().state, line().fault) == (notices.DispatchState.FAILED, "EMPTY_NUMBER")


def test_a_silent_carrier_is_tried_again_later_and_at_last_given_up(settings: Settings) -> None:
    use(settings, factory.Silent)
    factory.tell()

    tried = [carry_dispatches(now=factory.NOW + timedelta(days=day)) for day in range(TRIES + 2)]

    assert sum(tried) == TRIES
    assert (line().state, line().fault) == (notices.DispatchState.FAILED, "NO_ANSWER")


def test_a_silent_carrier_is_left_alone_for_a_while(settings: Settings) -> None:
    use(settings, factory.Silent)
    factory.tell()
    carry_dispatches(now=factory.NOW)

    assert carry_dispatches(now=factory.NOW + timedelta(seconds=29)) == 0
    assert carry_dispatches(now=factory.NOW + timedelta(seconds=30)) == 1


def test_a_failed_message_can_be_sent_again(settings: Settings) -> None:
    use(settings, factory.Refusing)
    factory.tell()
    carry_dispatches(now=factory.NOW)

    notices.retry_dispatch(dispatch_id=line().id, now=ANY_DAY)
    settings.NOTICE_CARRIERS = {"SMS": "onewindow.contexts.notices.api.LoggedCarrier"}
    carry_dispatches(now=ANY_DAY)

    assert (line().state, line().fault) == (notices.DispatchState.DELIVERED, "")


def test_a_message_on_its_way_is_not_sent_again() -> None:
    factory.tell()

    with pytest.raises(IllegalMove):
        notices.retry_dispatch(dispatch_id=line().id, now=ANY_DAY)


@pytest.mark.parametrize(("fault", "state"), [("", "DELIVERED"), ("SWITCHED_OFF", "FAILED")])
def test_a_gateway_reports_later_and_may_report_twice(settings: Settings, fault: str, state: str) -> None:
    use(settings, factory.Reporting)
    factory.tell()
    carry_dispatches(now=factory.NOW)
    sent = line()
    reference = f"gateway:{sent.id}"

    notices.report_arrival(reference=reference, now=ANY_DAY, fault=fault)
    notices.report_arrival(reference=reference, now=ANY_DAY, fault=fault)

    assert sent.state is notices.DispatchState.SENT
    assert (line().state, line().fault) == (state, fault)


def test_a_report_about_nothing_is_refused() -> None:
    with pytest.raises(NotFound):
        notices.report_arrival(reference="gateway:none", now=factory.NOW)


def test_the_database_refuses_a_move_that_the_rules_do_not_know() -> None:
    factory.tell()
    carry_dispatches(now=factory.NOW)

    with pytest.raises(IntegrityError, match="DELIVERED -> QUEUED is no move"), transaction.atomic():
        Dispatch.objects.update(state="QUEUED")


@pytest.mark.parametrize("state", DispatchState)
@pytest.mark.parametrize("verb", DispatchVerb)
def test_every_pair_of_state_and_verb_is_decided(state: DispatchState, verb: DispatchVerb) -> None:
    if MOVES.allows(state, verb):
        assert MOVES.after(state, verb) in DispatchState
    else:
        with pytest.raises(IllegalMove):
            MOVES.after(state, verb)


@given(tries=st.integers(1, 20))
def test_pauses_grow_and_end(tries: int) -> None:
    later = after_no_answer(tries, now=factory.NOW)

    assert (later is None) == (tries >= TRIES)
    assert later is None or timedelta(seconds=30) <= later.at - factory.NOW <= timedelta(minutes=10)


def test_the_worker_carries_what_is_due() -> None:
    factory.tell()
    (carry,) = (loop for loop in loops() if loop.name == "notices.carry_dispatches")

    carry.round(now=factory.NOW)

    assert line().state is notices.DispatchState.DELIVERED
