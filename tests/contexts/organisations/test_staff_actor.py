"""The actor of a member of staff: what they may do today, and nothing that was yesterday."""

from datetime import timedelta
from uuid import UUID

import pytest
from pytest_django import DjangoAssertNumQueries

from onewindow.contexts.organisations import api as organisations
from onewindow.contexts.organisations.api import AbsenceReason, OrganisationKind, PostKind, Reach, Right, Role
from onewindow.contexts.organisations.models import Authority
from onewindow.kernel.errors import NotFound
from onewindow.kernel.events import Subject
from onewindow.kernel.ids import new_id
from onewindow.kernel.instants import legal_day
from onewindow.kernel.spans import Span
from onewindow.platform.access.actors import Actor, Channel, Grant, Place, Scope, ScopeKind, may, may_anywhere
from onewindow.platform.access.models import Account
from tests.factories import organisations as make
from tests.factories.acting import NOW, founder, once

pytestmark = pytest.mark.django_db
TODAY = legal_day(NOW)
FROM_TODAY = Span(TODAY)
TOMORROW = NOW + timedelta(days=1)


@pytest.fixture
def department() -> UUID:
    return make.organisation(make.places().county)


def away(staff_id: UUID, *, days: int = 1) -> UUID:
    return organisations.record_absence(
        staff_id=staff_id,
        reason=AbsenceReason.LEAVE,
        valid_from=TODAY,
        valid_until=TODAY + timedelta(days=days),
        by=founder(),
        now=NOW,
        command=once(),
    )


def grant(post_id: UUID, verb: str, *, term: Span = FROM_TODAY, by: Actor | None = None, **reach: object) -> UUID:
    right = Right(**{"verb": verb, "reach": Reach.EVERYWHERE} | reach)
    return organisations.grant_authority(
        post_id=post_id, right=right, letter="云政授〔2026〕1号", term=term, by=by or founder(), now=NOW, command=once()
    )


def test_an_actor_has_the_rights_of_the_post_within_its_organisation(department: UUID) -> None:
    chief = make.seated(department, PostKind.CHIEF_REPRESENTATIVE)

    actor = chief.actor()

    assert (actor.person, actor.post, actor.organisation) == (chief.staff_id, chief.post_id, department)
    assert actor.region_path == "ll/ll/yl/"
    assert may(actor, "cases.decide", Place(department, "ll/ll/yl/"))
    assert not may(actor, "cases.decide", Place(new_id(), "ll/ll/yl/"))
    assert not may_anywhere(actor, "cases.extend")


def test_it_costs_four_queries(department: UUID, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    chief = make.seated(department, PostKind.CHIEF_REPRESENTATIVE)

    with django_assert_num_queries(4):  # the person, the seats, the absences, the rights
        chief.actor()


@pytest.mark.requirement("R276")
def test_首席代表请假_B角只在这几天有A角的权限和印章(department: UUID) -> None:
    chief = make.seated(department, PostKind.CHIEF_REPRESENTATIVE)
    deputy = make.seated(department, PostKind.REVIEWER)
    seat_as_b(chief.post_id, deputy.staff_id)
    before = deputy.actor()

    away(chief.staff_id)

    assert not may_anywhere(before, "documents.seal_approval")
    assert may_anywhere(deputy.actor(), "documents.seal_approval")
    assert not may_anywhere(chief.actor(), "documents.seal_approval")
    assert not may_anywhere(deputy.actor(now=TOMORROW), "documents.seal_approval")
    assert may_anywhere(chief.actor(now=TOMORROW), "documents.seal_approval")


def seat_as_b(post_id: UUID, staff_id: UUID) -> None:
    organisations.assign_staff(
        post_id=post_id, staff_id=staff_id, role=Role.B, term=make.SINCE_FOUNDED, by=founder(), now=NOW, command=once()
    )


def test_a_deputy_keeps_the_post_of_their_own_while_they_cover(department: UUID) -> None:
    chief = make.seated(department, PostKind.CHIEF_REPRESENTATIVE)
    deputy = make.seated(department, PostKind.REVIEWER)
    seat_as_b(chief.post_id, deputy.staff_id)
    away(chief.staff_id)

    assert deputy.actor().post == deputy.post_id
    assert [post.id for post in organisations.posts_today(account_id=deputy.account_id, on=TODAY)] == [
        deputy.post_id,
        chief.post_id,
    ]


def test_who_is_back_earlier_has_their_rights_again(department: UUID) -> None:
    chief = make.seated(department, PostKind.CHIEF_REPRESENTATIVE)
    absence = away(chief.staff_id, days=5)

    organisations.end_absence(
        absence_id=absence, valid_until=TODAY + timedelta(days=1), by=founder(), now=NOW, command=once()
    )

    assert not chief.actor().grants
    assert chief.actor(now=TOMORROW).grants


@pytest.mark.requirement("R158")
def test_授权书到期次日_权限消失(department: UUID) -> None:
    chief = make.seated(department, PostKind.CHIEF_REPRESENTATIVE)

    grant(chief.post_id, "cases.extend", term=Span(TODAY, TODAY + timedelta(days=1)))

    assert may_anywhere(chief.actor(), "cases.extend")
    assert not may_anywhere(chief.actor(now=TOMORROW), "cases.extend")


def test_a_right_that_begins_later_is_not_there_yet(department: UUID) -> None:
    chief = make.seated(department, PostKind.CHIEF_REPRESENTATIVE)

    grant(chief.post_id, "cases.extend", term=Span(TODAY + timedelta(days=1)))

    assert not may_anywhere(chief.actor(), "cases.extend")
    assert may_anywhere(chief.actor(now=TOMORROW), "cases.extend")


def test_收回权限_当日生效(department: UUID) -> None:
    chief = make.seated(department, PostKind.CHIEF_REPRESENTATIVE)
    authority = grant(chief.post_id, "cases.extend")

    organisations.withdraw_authority(authority_id=authority, by=founder(), now=NOW, command=once())

    assert not may_anywhere(chief.actor(), "cases.extend")


def test_权限变更须经第二人复核才生效(department: UUID) -> None:
    chief = make.seated(department, PostKind.CHIEF_REPRESENTATIVE)
    security = make.seated(department, PostKind.SECURITY_ADMIN).actor()
    head = make.seated(department, PostKind.AGENCY_HEAD).actor()
    grant(chief.post_id, "cases.extend", reach=Reach.ORGANISATION, organisation_id=department, by=security)
    waiting = chief.actor()

    confirmed = organisations.confirm_authorities(post_id=chief.post_id, by=head, now=NOW, command=once())

    assert confirmed == 1
    assert not may_anywhere(waiting, "cases.extend")
    assert may(chief.actor(), "cases.extend", Place(department, ""))


def test_经办人不能复核自己的变更(department: UUID) -> None:
    chief = make.seated(department, PostKind.CHIEF_REPRESENTATIVE)
    both = make.seated(department, PostKind.SECURITY_ADMIN)
    grant(both.post_id, "organisations.confirm")
    actor = both.actor()
    grant(chief.post_id, "cases.extend", by=actor)

    with pytest.raises(organisations.SecondPersonNeeded):
        organisations.confirm_authorities(post_id=chief.post_id, by=actor, now=NOW, command=once())

    assert not may_anywhere(chief.actor(), "cases.extend")


def test_离任之日_权限全部消失_不能再登录(department: UUID) -> None:
    clerk = make.seated(department, PostKind.REVIEWER)

    organisations.remove_staff(staff_id=clerk.staff_id, by=founder(), now=NOW, command=once())

    with pytest.raises(organisations.NoLongerStaff):
        clerk.actor()
    assert not Account.objects.get(id=clerk.account_id).is_active


def test_an_account_without_a_member_of_staff_is_no_staff_actor() -> None:
    with pytest.raises(organisations.NoLongerStaff):
        organisations.staff_actor(account_id=new_id(), now=NOW, channel=Channel.DESK)


def test_staff_without_a_post_may_do_nothing(department: UUID) -> None:
    account_id, staff_id = make.hired(department)

    actor = organisations.staff_actor(account_id=account_id, now=NOW, channel=Channel.DESK)

    assert (actor.person, actor.post, actor.grants) == (staff_id, None, frozenset())


class TestAtAWindow:
    @pytest.fixture
    def centre(self) -> UUID:
        return make.organisation(make.places().county, credit_code=make.CENTRE, kind=OrganisationKind.CENTRE)

    def test_hall_and_window_stand_on_the_actor(self, centre: UUID) -> None:
        hall = make.hall(centre)
        window = make.window(hall)
        clerk = make.seated(centre, PostKind.COMPREHENSIVE_CLERK, window_id=window)
        visitor = Subject("party", new_id())

        actor = organisations.staff_actor(
            account_id=clerk.account_id, now=NOW, channel=Channel.WINDOW, window_id=window, on_behalf_of=visitor
        )

        assert (actor.hall, actor.window, actor.on_behalf_of) == (hall, window, visitor)
        assert may(actor, "cases.file", Place(None, "", visitor.id))
        assert Grant("cases.receive", Scope(ScopeKind.REGION, "ll/ll/yl/")) in actor.grants

    def test_without_being_asked_for_the_window_of_the_post_is_meant(self, centre: UUID) -> None:
        window = make.window(make.hall(centre))
        clerk = make.seated(centre, PostKind.COMPREHENSIVE_CLERK, window_id=window)

        assert clerk.actor(channel=Channel.WINDOW).window == window
        assert clerk.actor(channel=Channel.DESK).window is None

    def test_nobody_works_at_a_window_that_is_not_theirs(self, centre: UUID) -> None:
        hall = make.hall(centre)
        clerk = make.seated(centre, PostKind.COMPREHENSIVE_CLERK, window_id=make.window(hall))
        other = make.window(hall, number="02")

        with pytest.raises(organisations.NotYourWindow):
            clerk.actor(channel=Channel.WINDOW, window_id=other)

    def test_综合窗口A角请假_B角顶岗_都不在则报缺岗(self, centre: UUID) -> None:
        window = make.window(make.hall(centre))
        first = make.seated(centre, PostKind.COMPREHENSIVE_CLERK, window_id=window)
        second = make.seated(centre, PostKind.COMPREHENSIVE_CLERK, post_id=first.post_id, role=Role.B)

        away(first.staff_id)
        covered = organisations.unmanned_posts(region_path="ll/", on=TODAY)
        actor = second.actor(channel=Channel.WINDOW, window_id=window)
        away(second.staff_id)

        assert covered == ()
        assert actor.window == window
        assert [post.id for post in organisations.unmanned_posts(region_path="ll/", on=TODAY)] == [first.post_id]

    @pytest.mark.requirement("R278")
    def test_没有B角的岗位列出来(self, centre: UUID) -> None:
        first = make.seated(centre, PostKind.COMPREHENSIVE_CLERK)
        uncovered = organisations.posts_without_cover(region_path="ll/", on=TODAY)

        make.seated(centre, PostKind.COMPREHENSIVE_CLERK, post_id=first.post_id, role=Role.B)

        assert [post.id for post in uncovered] == [first.post_id]
        assert organisations.posts_without_cover(region_path="ll/", on=TODAY) == ()


def test_who_may_decide_for_a_department_and_keeps_its_seal(department: UUID) -> None:
    chief = make.seated(department, PostKind.CHIEF_REPRESENTATIVE, name="赵一")
    head = make.seated(department, PostKind.AGENCY_HEAD, name="钱二")

    deciding = organisations.approvers(organisation_id=department, on=TODAY)
    keeping = organisations.who_may(verb="documents.seal_approval", organisation_id=department, on=TODAY)

    assert {person.staff.id for person in deciding} == {chief.staff_id, head.staff_id}
    assert [(person.staff.name, person.post.kind) for person in keeping] == [("赵一", PostKind.CHIEF_REPRESENTATIVE)]


def test_a_seat_is_taken_once(department: UUID) -> None:
    chief = make.seated(department, PostKind.CHIEF_REPRESENTATIVE)

    with pytest.raises(organisations.SeatTaken):
        make.seated(department, PostKind.CHIEF_REPRESENTATIVE, post_id=chief.post_id)


def test_after_the_end_of_an_assignment_somebody_else_may_have_the_seat(department: UUID) -> None:
    chief = make.seated(department, PostKind.CHIEF_REPRESENTATIVE)

    organisations.end_assignment(
        assignment_id=chief.assignment_id, valid_until=TODAY, by=founder(), now=NOW, command=once()
    )
    successor = make.seated(department, PostKind.CHIEF_REPRESENTATIVE, post_id=chief.post_id, term=FROM_TODAY)

    assert not chief.actor().grants
    assert successor.actor().grants


def test_三员不得兼任(department: UUID) -> None:
    admin = make.seated(department, PostKind.AUDIT_ADMIN)
    post_id = make.post(department, PostKind.SECURITY_ADMIN)

    with pytest.raises(organisations.AdminsAreThree):
        seat_as_b(post_id, admin.staff_id)


def test_an_absence_of_somebody_without_a_seat_is_not_found() -> None:
    with pytest.raises(NotFound):
        away(new_id())


def test_the_same_handle_is_not_given_twice(department: UUID) -> None:
    hire = {
        "handle": "clerk1",
        "password": None,
        "name": "王一",
        "number": "001",
        "organisation_id": department,
        "by": founder(),
        "now": NOW,
    }
    organisations.hire_staff(**hire, command=once())

    with pytest.raises(organisations.HandleTaken):
        organisations.hire_staff(**hire | {"number": "002"}, command=once())


def test_names_of_staff_are_found_by_id(department: UUID) -> None:
    clerk = make.seated(department, PostKind.REVIEWER, name="欧阳示例")

    names = organisations.staff_names(ids=[clerk.staff_id, new_id()])

    assert {key: view.name for key, view in names.items()} == {clerk.staff_id: "欧阳示例"}


def test_an_upgrade_grants_what_the_template_has_and_the_post_never_had(department: UUID) -> None:
    chief = make.seated(department, PostKind.CHIEF_REPRESENTATIVE)
    Authority.objects.filter(post_id=chief.post_id, verb="cases.urge").delete()  # as if it came with the upgrade

    granted = organisations.grant_role(post_id=chief.post_id, by=founder(), now=NOW, command=once())

    assert granted == 1
    assert may_anywhere(chief.actor(), "cases.urge")
