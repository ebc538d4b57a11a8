"""The actor of a citizen: their own things, or, under a mandate that holds, their principal's."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest
from pytest_django import DjangoAssertNumQueries

from onewindow.contexts.organisations.api import RIGHTS
from onewindow.contexts.parties import api as parties
from onewindow.contexts.parties.api import MandateKind, MandateRevoked
from onewindow.contexts.parties.queries.acting import OWN_RIGHTS
from onewindow.kernel.codes import identity_number
from onewindow.kernel.errors import NotAllowed, NotFound
from onewindow.kernel.events import Subject
from onewindow.kernel.ids import new_id
from onewindow.kernel.instants import legal_day
from onewindow.kernel.spans import Span
from onewindow.platform.access.actors import (
    AccountKind,
    Actor,
    Channel,
    Grant,
    Place,
    Scope,
    ScopeKind,
    may,
    may_anywhere,
)
from onewindow.platform.outbox.models import Announcement
from onewindow.platform.preferences.setting import prefer
from tests.factories import parties as make
from tests.factories.acting import NOW, founder, once

pytestmark = pytest.mark.django_db
TODAY = legal_day(NOW)
FOOD, DRAINS = new_id(), new_id()


class Town:
    """张样例 represents the company; 李样例 is nobody's agent yet."""

    def __init__(self) -> None:
        self.company, self.zhang = make.enterprise(), make.person()
        self.li = make.person(make.LI, name="李样例", phone="13800000002")
        self.accounts = {party: make.account(party) for party in (self.company, self.zhang, self.li)}
        self.representation = make.represented(self.company, self.zhang)

    def actor(self, party_id: UUID, *, on_behalf_of: UUID | None = None) -> Actor:
        return parties.citizen_actor(
            account_id=self.accounts[party_id], now=NOW, channel=Channel.WEB, on_behalf_of=on_behalf_of
        )


@pytest.fixture
def town() -> Town:
    return Town()


def own(party_id: UUID) -> Place:
    return Place(None, "", party_id)


def test_the_rights_of_citizens_are_of_the_vocabulary() -> None:
    assert set(OWN_RIGHTS) <= set(RIGHTS)


def test_a_person_acts_for_themselves(town: Town) -> None:
    actor = town.actor(town.zhang)

    assert (actor.person, actor.on_behalf_of) == (town.zhang, None)
    assert may(actor, "cases.file", own(town.zhang))
    assert not may(actor, "cases.file", own(town.company))
    assert not may_anywhere(actor, "cases.receive")


def test_it_costs_one_query_and_one_more_for_a_principal(
    town: Town, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(1):
        town.actor(town.zhang)
    with django_assert_num_queries(2):
        town.actor(town.zhang, on_behalf_of=town.company)


def test_法定代表人为企业办事_看到企业的办件而不是本人的(town: Town) -> None:
    actor = town.actor(town.zhang, on_behalf_of=town.company)

    assert (actor.person, actor.on_behalf_of) == (town.zhang, Subject("party", town.company))
    assert may(actor, "cases.file", own(town.company))
    assert not may(actor, "cases.file", own(town.zhang))
    assert parties.may_act_in(by=actor, item_id=FOOD, on=TODAY)


def test_没有授权不能替别人办(town: Town) -> None:
    with pytest.raises(parties.NoMandate):
        town.actor(town.li, on_behalf_of=town.company)


def test_受托人只办授权的事项_不动个人信息_不能转授(town: Town) -> None:
    make.authorised(town.company, town.li, items=frozenset({FOOD}))

    actor = town.actor(town.li, on_behalf_of=town.company)

    assert parties.may_act_in(by=actor, item_id=FOOD, on=TODAY)
    assert not parties.may_act_in(by=actor, item_id=DRAINS, on=TODAY)
    assert parties.mandated_items(by=actor, on=TODAY) == {FOOD}
    assert may(actor, "cases.file", replace(own(town.company), item_id=FOOD))
    assert not may(actor, "cases.file", replace(own(town.company), item_id=DRAINS))
    assert not may(actor, "cases.file", replace(own(town.zhang), item_id=FOOD))
    assert not may(actor, "licences.view", own(town.company))
    assert not may_anywhere(actor, "parties.view")
    assert not may_anywhere(actor, "parties.mandate")


def test_for_themselves_everybody_may_act_in_every_item(town: Town) -> None:
    assert parties.mandated_items(by=town.actor(town.li), on=TODAY) is None


def test_授权到期_不能再办(town: Town) -> None:
    make.authorised(town.company, town.li, term=Span(TODAY - timedelta(days=5), TODAY))

    with pytest.raises(parties.NoMandate):
        town.actor(town.li, on_behalf_of=town.company)


def appoint(town: Town, by: Actor, *, principal_id: UUID | None = None, days: int = 30) -> UUID:
    return parties.appoint_agent(
        principal_id=principal_id or town.company,
        agent_id=town.li,
        items=None,
        term=Span(TODAY, TODAY + timedelta(days=days)),
        by=by,
        now=NOW,
        command=once(),
    )


def test_法定代表人授权经办人_也可以撤销(town: Town) -> None:
    representative = town.actor(town.zhang, on_behalf_of=town.company)
    mandate = appoint(town, representative)
    agent = town.actor(town.li, on_behalf_of=town.company)

    parties.revoke_mandate(mandate_id=mandate, by=representative, now=NOW, command=once())

    with pytest.raises(parties.NoMandate):
        town.actor(town.li, on_behalf_of=town.company)
    with pytest.raises(parties.NoMandate):
        parties.mandated_items(by=agent, on=TODAY)
    assert Announcement.objects.filter(name=MandateRevoked.__name__, subject_id=town.company).count() == 1


def test_nobody_appoints_an_agent_for_somebody_else(town: Town) -> None:
    make.authorised(town.company, town.li)

    with pytest.raises(NotFound):
        appoint(town, town.actor(town.zhang))
    with pytest.raises(NotAllowed):
        appoint(town, town.actor(town.li, on_behalf_of=town.company))


def test_窗口人员凭委托书登记授权(town: Town) -> None:
    clerk = Actor(
        account=new_id(),
        kind=AccountKind.STAFF,
        channel=Channel.WINDOW,
        on_behalf_of=Subject("party", town.company),
        grants=frozenset({Grant("parties.mandate", Scope(ScopeKind.OWN))}),
    )

    assert appoint(town, clerk)
    with pytest.raises(NotFound):
        appoint(town, clerk, principal_id=town.zhang)


def test_法定代表人变更_原法定代表人不再代表(town: Town) -> None:
    make.represented(town.company, town.li)

    assert town.actor(town.li, on_behalf_of=town.company)
    assert parties.representatives(ids=[town.company, town.zhang], on=TODAY) == {town.company: town.li}
    with pytest.raises(parties.NoMandate):
        town.actor(town.zhang, on_behalf_of=town.company)


def test_一个孩子可以有两个监护人(town: Town) -> None:
    child = make.person(identity_number.of(region="999901", born_on=date(2020, 6, 1), sequence=1), name="王样例")
    make.represented(child, town.zhang, kind=MandateKind.GUARDIAN)
    make.represented(child, town.li, kind=MandateKind.GUARDIAN)

    assert town.actor(town.zhang, on_behalf_of=child)
    assert town.actor(town.li, on_behalf_of=child)


def test_最长授权期限是各地的设置(town: Town) -> None:
    with pytest.raises(parties.TermNeeded):
        appoint(town, founder(), days=400)
    prefer(
        preference=parties.LONGEST_DAYS,
        value=730,
        scope=Scope(ScopeKind.EVERYWHERE),
        valid_from=TODAY,
        by=founder(),
        now=NOW,
        command=once(),
    )

    assert appoint(town, founder(), days=400)


def test_whom_one_may_act_for_is_listed_with_representation_first(town: Town) -> None:
    make.authorised(town.li, town.zhang, items=frozenset({FOOD}))

    listed = parties.my_principals(by=town.actor(town.zhang), on=TODAY)

    assert [(principal.party.name, principal.kind, principal.items) for principal in listed] == [
        ("云岭滋味餐饮有限公司", MandateKind.LEGAL_REPRESENTATIVE, None),
        ("李*", MandateKind.AUTHORISED, frozenset({FOOD})),
    ]


def test_a_window_sees_for_whom_its_visitor_may_act(town: Town) -> None:
    listed = parties.principals(agent_id=town.zhang, by=founder(), on=TODAY)

    assert [principal.party.name for principal in listed] == ["云岭滋味餐饮有限公司"]


def test_who_may_see_nobodys_data_does_not_see_it(town: Town) -> None:
    nobody = replace(town.actor(town.zhang), grants=frozenset())

    with pytest.raises(NotAllowed):
        parties.principals(agent_id=town.zhang, by=nobody, on=TODAY)


def test_who_may_act_for_one_is_listed_until_it_is_revoked(town: Town) -> None:
    mandate = make.authorised(town.company, town.li, items=frozenset({FOOD}))
    representative = town.actor(town.zhang, on_behalf_of=town.company)
    before = parties.agents(principal_id=town.company, by=representative, on=TODAY)

    parties.revoke_mandate(mandate_id=mandate, by=representative, now=NOW, command=once())

    assert [(agent.party.name, agent.kind) for agent in before] == [
        ("张*", MandateKind.LEGAL_REPRESENTATIVE),
        ("李*", MandateKind.AUTHORISED),
    ]
    assert before[1].mandate_id == mandate
    assert len(parties.agents(principal_id=town.company, by=representative, on=TODAY)) == 1
    with pytest.raises(NotFound):
        parties.agents(principal_id=town.company, by=town.actor(town.li), on=TODAY)


def test_an_account_without_a_party_is_no_citizen() -> None:
    with pytest.raises(parties.NoParty):
        parties.citizen_actor(account_id=new_id(), now=NOW, channel=Channel.WEB)
