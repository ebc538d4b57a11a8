"""Decision 6: a window or a township does a department's act only under its written grant."""

from datetime import timedelta
from uuid import UUID

import pytest

from onewindow.contexts.organisations import api as organisations
from onewindow.contexts.organisations.api import Handover, OrganisationKind, PostKind
from onewindow.kernel.errors import NotFound
from onewindow.kernel.ids import new_id
from onewindow.kernel.instants import legal_day
from onewindow.kernel.spans import Span
from onewindow.platform.access.actors import Actor, Channel
from tests.factories import organisations as make
from tests.factories.acting import NOW, founder, once

pytestmark = pytest.mark.django_db
TODAY = legal_day(NOW)
FROM_TODAY = Span(TODAY)
ITEM, OTHER_ITEM = new_id(), new_id()


class County:
    def __init__(self) -> None:
        places = make.places()
        self.department = make.organisation(places.county, credit_code=make.CIVIL_AFFAIRS)
        self.centre = make.organisation(places.county, credit_code=make.CENTRE, kind=OrganisationKind.CENTRE)
        self.window = make.window(make.hall(self.centre))
        self.clerk = make.seated(self.centre, PostKind.COMPREHENSIVE_CLERK, window_id=self.window).actor(
            channel=Channel.WINDOW
        )
        self.town = self.township(places.town, make.township_code(1))
        self.other_town = self.township(places.other_town, make.township_code(2))

    def township(self, region_id: UUID, credit_code: str) -> Actor:
        organisation = make.organisation(region_id, credit_code=credit_code, kind=OrganisationKind.TOWNSHIP_CENTRE)
        window = make.window(make.hall(organisation))
        return make.seated(organisation, PostKind.TOWNSHIP_CLERK, window_id=window).actor(channel=Channel.WINDOW)

    def delegate(
        self,
        *,
        verb: str = "cases.receive",
        item_id: UUID | None = ITEM,
        to_window_id: UUID | None = None,
        term: Span = FROM_TODAY,
        by: Actor | None = None,
    ) -> UUID:
        town = None if to_window_id else self.town.organisation
        handover = Handover(verb=verb, item_id=item_id, to_window_id=to_window_id, to_organisation_id=town)
        return organisations.delegate_item(
            organisation_id=self.department,
            handover=handover,
            letter="云民授〔2026〕1号",
            term=term,
            by=by or founder(),
            now=NOW,
            command=once(),
        )

    def may(self, by: Actor, *, verb: str = "cases.receive", item_id: UUID = ITEM, days: int = 0) -> bool:
        return organisations.department_delegates(
            organisation_id=self.department, item_id=item_id, verb=verb, by=by, on=TODAY + timedelta(days=days)
        )


@pytest.fixture
def county() -> County:
    return County()


@pytest.mark.requirement("R051")
def test_事项下放到甲镇_甲镇可以办_乙镇不可以(county: County) -> None:
    county.delegate()

    assert county.may(county.town)
    assert not county.may(county.other_town)
    assert not county.may(county.town, item_id=OTHER_ITEM)
    assert not county.may(county.town, verb="cases.examine")


def test_授权有起止日期(county: County) -> None:
    county.delegate(term=Span(TODAY, TODAY + timedelta(days=2)))

    assert [county.may(county.town, days=day) for day in (-1, 0, 1, 2)] == [False, True, True, False]


def test_授权窗口受理_只及于该窗口(county: County) -> None:
    county.delegate(verb="cases.examine", to_window_id=county.window)

    assert county.may(county.clerk, verb="cases.examine")
    assert not county.may(county.town, verb="cases.examine")


def test_授权全部事项(county: County) -> None:
    county.delegate(item_id=None)

    assert county.may(county.town, item_id=OTHER_ITEM)


def test_本部门的人不需要授权(county: County) -> None:
    reviewer = make.seated(county.department, PostKind.REVIEWER).actor()

    assert county.may(reviewer, verb="cases.examine")


def test_收回授权_当日生效(county: County) -> None:
    delegation = county.delegate()

    listed = organisations.delegations(organisation_id=county.department, on=TODAY)

    organisations.withdraw_delegation(delegation_id=delegation, by=founder(), now=NOW, command=once())

    assert not county.may(county.town)
    assert [(view.id, view.verb, view.item_id) for view in listed] == [(delegation, "cases.receive", ITEM)]
    assert organisations.delegations(organisation_id=county.department, on=TODAY) == ()


def test_只有本部门可以授出本部门的事项(county: County) -> None:
    head = make.seated(
        make.organisation(make.region("xx", organisations.Level.PROVINCE, "520000000000")), PostKind.AGENCY_HEAD
    ).actor()

    with pytest.raises(NotFound):
        county.delegate(by=head)


def test_窗口登记_收件范围(county: County) -> None:
    def takes(item_id: UUID) -> bool:
        return organisations.takes_in(organisation_id=county.department, item_id=item_id, by=county.clerk, on=TODAY)

    bound = {"window_id": county.window, "organisation_id": county.department, "by": founder(), "now": NOW}
    before = takes(ITEM)
    organisations.bind_window(**bound, item_id=ITEM, command=once())
    one = (takes(ITEM), takes(OTHER_ITEM))
    organisations.bind_window(**bound, command=once())
    every = takes(OTHER_ITEM)
    organisations.unbind_window(**bound, command=once())

    assert (before, one, every, takes(OTHER_ITEM)) == (False, (True, False), True, False)


def test_乡镇只收下放的事项(county: County) -> None:
    county.delegate()

    def takes(item_id: UUID) -> bool:
        return organisations.takes_in(organisation_id=county.department, item_id=item_id, by=county.town, on=TODAY)

    assert (takes(ITEM), takes(OTHER_ITEM)) == (True, False)
