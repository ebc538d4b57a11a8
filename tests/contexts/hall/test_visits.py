"""The visit log: who came to which window, for what, what was done, and whose it is."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest
from django.db import ProgrammingError
from pytest_django import DjangoAssertNumQueries

from onewindow.contexts.cases.api import CaseFiled
from onewindow.contexts.hall import api as hall
from onewindow.contexts.hall.api import Deed, Ending, Purpose
from onewindow.contexts.hall.models import Visit, VisitDeed
from onewindow.contexts.hall.reactions import follow_region, note_on_visit
from onewindow.contexts.organisations.api import OrganisationKind, PostKind, RegionMoved, WindowKind
from onewindow.kernel.errors import NotAllowed, NotFound
from onewindow.kernel.events import Subject
from onewindow.kernel.ids import new_id
from onewindow.kernel.instants import legal_day
from onewindow.platform.access.actors import Actor, Channel
from onewindow.platform.outbox.listeners import Heard
from tests.factories import organisations as make
from tests.factories import parties as people
from tests.factories.acting import NOW, once

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(minutes=9)


class Centre:
    def __init__(self) -> None:
        county = make.places().county
        self.id = make.organisation(county, credit_code=make.CENTRE, kind=OrganisationKind.CENTRE)
        self.department = make.organisation(county)
        self.hall = make.hall(self.id)
        self.wang = self.clerk("01")
        self.zhao = self.clerk("02")

    def clerk(self, number: str, *, kind: PostKind = PostKind.COMPREHENSIVE_CLERK, of: UUID | None = None) -> Actor:
        window = make.window(self.hall, number=number, kind=WindowKind.COMPREHENSIVE)
        return make.seated(of or self.id, kind, window_id=window).actor(channel=Channel.WINDOW)


@pytest.fixture
def centre() -> Centre:
    return Centre()


def opened(by: Actor, *, visitor_id: UUID | None = None) -> UUID:
    return hall.open_visit(purpose=Purpose.FILING, visitor_id=visitor_id, by=by, now=NOW, command=once())


def close(visit_id: UUID, by: Actor) -> None:
    hall.close_visit(visit_id=visit_id, ending=Ending.DONE, by=by, now=LATER, command=once())


def test_a_visit_names_hall_window_clerk_and_visitor(centre: Centre) -> None:
    zhang = people.person()

    visit_id = opened(centre.wang, visitor_id=zhang)

    line = hall.visit(visit_id=visit_id, by=centre.wang).line
    assert (line.hall_id, line.window_id) == (centre.hall, centre.wang.window)
    assert (line.received_by, line.held_by) == (centre.wang.person, centre.wang.person)
    assert line.visitor
    assert (line.visitor.name, line.purpose, line.started_at) == ("张*", Purpose.FILING, NOW)


def test_a_visitor_without_a_name_may_get_one(centre: Centre) -> None:
    visit_id = opened(centre.wang)
    anonymous = hall.visit(visit_id=visit_id, by=centre.wang).line.visitor

    hall.identify_visitor(visit_id=visit_id, visitor_id=people.person(), by=centre.wang, now=NOW, command=once())

    assert anonymous is None
    assert hall.visit(visit_id=visit_id, by=centre.wang).line.visitor


def test_what_was_done_stands_in_order_with_its_subject(centre: Centre) -> None:
    visit_id, case = opened(centre.wang), Subject("case", new_id())

    hall.record_deed(visit_id=visit_id, deed=Deed.ANSWERED, by=centre.wang, now=NOW, command=once())
    hall.record_deed(visit_id=visit_id, deed=Deed.FILED, about=case, by=centre.wang, now=LATER, command=once())

    deeds = hall.visit(visit_id=visit_id, by=centre.wang).deeds
    assert [(deed.deed, deed.subject) for deed in deeds] == [(Deed.ANSWERED, None), (Deed.FILED, case)]


def test_deeds_are_only_added(centre: Centre) -> None:
    hall.record_deed(visit_id=opened(centre.wang), deed=Deed.ANSWERED, by=centre.wang, now=NOW, command=once())

    with pytest.raises(ProgrammingError, match="permission denied"):
        VisitDeed.objects.update(deed=Deed.FILED)


def test_a_closed_visit_says_how_it_ended(centre: Centre) -> None:
    visit_id = opened(centre.wang)
    during = hall.current_visit(by=centre.wang)

    close(visit_id, centre.wang)

    line = hall.visit(visit_id=visit_id, by=centre.wang).line
    assert during
    assert during.id == visit_id
    assert (line.ended_at, line.ending) == (LATER, Ending.DONE)
    assert hall.current_visit(by=centre.wang) is None
    with pytest.raises(hall.VisitIsOver):
        close(visit_id, centre.wang)


def test_pressing_twice_opens_one_visit_and_closes_it_once(centre: Centre) -> None:
    command, closing = once(), once()
    first = hall.open_visit(purpose=Purpose.ENQUIRY, by=centre.wang, now=NOW, command=command)

    again = hall.open_visit(purpose=Purpose.ENQUIRY, by=centre.wang, now=NOW, command=command)
    for _ in range(2):
        hall.close_visit(visit_id=first, ending=Ending.ANSWERED, by=centre.wang, now=LATER, command=closing)

    assert again == first
    assert len(hall.visits(by=centre.wang)) == 1


@pytest.mark.requirement("R151")
def test_首问负责_转交须由同事接手(centre: Centre) -> None:
    visit_id = opened(centre.wang)

    hall.offer_visit(visit_id=visit_id, to_staff_id=centre.zhao.person, by=centre.wang, now=NOW, command=once())
    offered = [line.id for line in hall.my_open_visits(by=centre.zhao)]
    mine = [line.id for line in hall.my_open_visits(by=centre.wang)]
    hall.take_over_visit(visit_id=visit_id, by=centre.zhao, now=LATER, command=once())

    assert offered == mine == [visit_id]
    assert hall.my_open_visits(by=centre.wang) == ()
    view = hall.visit(visit_id=visit_id, by=centre.zhao)
    assert (view.line.received_by, view.line.held_by) == (centre.wang.person, centre.zhao.person)
    assert [(deed.deed, deed.subject) for deed in view.deeds] == [
        (Deed.HANDED_OVER, Subject("staff", centre.wang.person))
    ]


def test_nobody_closes_the_visit_of_another(centre: Centre) -> None:
    with pytest.raises(hall.NotYours):
        close(opened(centre.wang), centre.zhao)


def test_visits_are_received_at_a_window(centre: Centre) -> None:
    reviewer = make.seated(centre.department, PostKind.REVIEWER).actor()

    with pytest.raises(hall.AtNoWindow):
        opened(reviewer)


def test_部门窗口在中心大厅接待(centre: Centre) -> None:
    clerk = centre.clerk("09", kind=PostKind.DEPARTMENT_CLERK, of=centre.department)

    visit_id = opened(clerk)

    assert hall.visit(visit_id=visit_id, by=clerk).line.held_by == clerk.person
    assert [line.id for line in hall.visits(by=centre.wang)] == [visit_id]


def test_a_township_sees_its_own_visits_only(centre: Centre) -> None:
    town = make.organisation(
        make.region("lw", make.Level.PROVINCE, "530000000000"),
        credit_code=make.township_code(1),
        kind=OrganisationKind.TOWNSHIP_CENTRE,
    )
    window = make.window(make.hall(town))
    clerk = make.seated(town, PostKind.TOWNSHIP_CLERK, window_id=window).actor(channel=Channel.WINDOW)
    visit_id = opened(centre.wang)

    assert hall.visits(by=clerk).lines == ()
    with pytest.raises(NotFound):
        hall.visit(visit_id=visit_id, by=clerk)


def test_who_may_see_no_visits_is_refused(centre: Centre) -> None:
    chief = make.seated(centre.department, PostKind.CHIEF_REPRESENTATIVE).actor()

    with pytest.raises(NotAllowed):
        hall.visits(by=chief)


def test_a_list_goes_on_where_the_page_ended(centre: Centre, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    zhang = people.person()
    for _ in range(51):
        opened(centre.wang, visitor_id=zhang)

    with django_assert_num_queries(3):  # the visits, the visitors, what was done
        first = hall.visits(by=centre.wang)
    second = hall.visits(by=centre.wang, cursor=first.next_cursor)

    assert (len(first), len(second), second.next_cursor) == (50, 1, None)
    assert not {line.id for line in first} & {line.id for line in second}


def test_a_windows_list_of_the_day_says_what_was_done(centre: Centre) -> None:
    visit_id = opened(centre.wang)
    opened(centre.zhao)
    hall.record_deed(visit_id=visit_id, deed=Deed.ANSWERED, by=centre.wang, now=LATER, command=once())

    today = hall.visits(by=centre.wang, window_id=centre.wang.window, on=legal_day(NOW))
    tomorrow = hall.visits(by=centre.wang, window_id=centre.wang.window, on=legal_day(NOW + timedelta(days=1)))

    assert [(line.id, line.deeds) for line in today] == [(visit_id, (Deed.ANSWERED,))]
    assert len(tomorrow) == 0


class TestAVisitorWhoLeft:
    def left(self, centre: Centre) -> UUID:
        visit_id = opened(centre.wang)
        hall.close_visit(visit_id=visit_id, ending=Ending.LEFT, by=centre.wang, now=LATER, command=once())
        return visit_id

    def test_comes_back_and_the_visit_goes_on(self, centre: Centre) -> None:
        visit_id = self.left(centre)

        hall.resume_visit(visit_id=visit_id, by=centre.wang, now=LATER, command=once())

        line = hall.visit(visit_id=visit_id, by=centre.wang).line
        assert (line.ended_at, line.ending) == (None, None)

    def test_another_day_is_another_visit(self, centre: Centre) -> None:
        visit_id = self.left(centre)

        with pytest.raises(hall.CannotGoOn):
            hall.resume_visit(visit_id=visit_id, by=centre.wang, now=LATER + timedelta(days=1), command=once())

    def test_what_ended_otherwise_stays_ended(self, centre: Centre) -> None:
        visit_id = opened(centre.wang)
        close(visit_id, centre.wang)

        with pytest.raises(hall.CannotGoOn):
            hall.resume_visit(visit_id=visit_id, by=centre.wang, now=LATER, command=once())

    def test_only_its_holder_goes_on_with_it(self, centre: Centre) -> None:
        visit_id = self.left(centre)

        with pytest.raises(NotAllowed):
            hall.resume_visit(visit_id=visit_id, by=centre.zhao, now=LATER, command=once())


@pytest.mark.parametrize("cursor", ["", "yesterday", "2026-03-02/none"])
def test_a_cursor_that_is_none_finds_nothing(centre: Centre, cursor: str) -> None:
    with pytest.raises(NotFound):
        hall.visits(by=centre.wang, cursor=cursor)


class TestWhatHappensToACase:
    def filed(self, owner_id: UUID) -> CaseFiled:
        return CaseFiled(
            subject=Subject("case", new_id()),
            item_id=new_id(),
            organisation_id=new_id(),
            owner_id=owner_id,
            number="",
            received_on=legal_day(NOW),
            missing=(),
            form_hash="",
        )

    def heard(self, event: CaseFiled, by: Actor, *, minutes: int = 5) -> None:
        at = NOW + timedelta(minutes=minutes)
        note_on_visit(Heard(event=event, actor=by.trace(), happened_at=at, key="once"))

    def test_it_is_noted_on_the_visit_that_was_going_on(self, centre: Centre) -> None:
        zhang = people.person()
        visit_id, event = opened(centre.wang, visitor_id=zhang), self.filed(zhang)
        close(visit_id, centre.wang)

        self.heard(event, centre.wang)  # heard after the visit was closed, done before

        deeds = hall.visit(visit_id=visit_id, by=centre.wang).deeds
        assert [(deed.deed, deed.subject, deed.done_by) for deed in deeds] == [
            (Deed.FILED, event.subject, centre.wang.person)
        ]

    def test_代办人来访_为委托人办的事也记上(self, centre: Centre) -> None:
        zhang, ziwei = people.person(), people.enterprise()
        people.represented(ziwei, zhang)
        visit_id = opened(centre.wang, visitor_id=zhang)

        self.heard(self.filed(ziwei), centre.wang)

        assert hall.visit(visit_id=visit_id, by=centre.wang).line.deeds == (Deed.FILED,)

    def test_what_was_done_for_somebody_else_elsewhere_or_later_is_not(self, centre: Centre) -> None:
        zhang = people.person()
        visit_id = opened(centre.wang, visitor_id=zhang)
        close(visit_id, centre.wang)
        online = replace(centre.wang, window=None, hall=None)

        self.heard(self.filed(new_id()), centre.wang)
        self.heard(self.filed(zhang), centre.zhao)
        self.heard(self.filed(zhang), centre.wang, minutes=10)
        self.heard(self.filed(zhang), online)

        assert hall.visit(visit_id=visit_id, by=centre.wang).deeds == ()


def test_visits_follow_a_region_that_moves(centre: Centre) -> None:
    visit_id = opened(centre.wang)
    moved = RegionMoved(subject=Subject("region", new_id()), before="ll/ll/", after="ll/xs/")

    follow_region(Heard(event=moved, actor={}, happened_at=NOW, key="once"))

    assert Visit.objects.get(id=visit_id).region_path == "ll/xs/yl/"
