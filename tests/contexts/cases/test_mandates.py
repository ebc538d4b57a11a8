"""What an agent sees and does of the principal's cases: what the mandate names, as long as it holds."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

import pytest

from onewindow.contexts.cases import api as cases
from onewindow.contexts.catalogue import api as catalogue
from onewindow.contexts.documents import api as documents
from onewindow.contexts.licences import api as licences
from onewindow.contexts.materials import api as materials
from onewindow.contexts.notices import api as notices
from onewindow.contexts.parties import api as parties
from onewindow.kernel.errors import NotFound
from onewindow.kernel.instants import legal_day
from onewindow.kernel.spans import Span
from onewindow.platform.access.actors import Actor, Channel
from tests.factories import parties as people
from tests.factories import uploads
from tests.factories.acting import NOW, once
from tests.factories.announcements import let_everybody_hear
from tests.factories.cases import ANSWERS, Town, drafted, handed_in, submitted, town
from tests.factories.catalogue import published_guide
from tests.factories.licences import issue, out_of

pytestmark = pytest.mark.django_db
TODAY = legal_day(NOW)


@dataclass(frozen=True)
class World:
    """A company with two items, and somebody who may act for it in some of them."""

    place: Town
    other_guide: UUID
    agent: UUID
    account: UUID

    @property
    def food(self) -> UUID:
        return catalogue.guide(guide_id=self.place.guide_id).item_id

    @property
    def other(self) -> UUID:
        return catalogue.guide(guide_id=self.other_guide).item_id

    def acting_in(self, *items: UUID) -> Actor:
        """Return the agent under a mandate for these items; without any, for all."""
        people.authorised(self.place.company_id, self.agent, items=frozenset(items) or None)
        return self.actor()

    def actor(self) -> Actor:
        return parties.citizen_actor(
            account_id=self.account, now=NOW, channel=Channel.WEB, on_behalf_of=self.place.company_id
        )


@pytest.fixture
def world() -> World:
    place, agent = town(), people.person(people.LI, name="李样例")
    return World(
        place=place,
        other_guide=published_guide("I02", organisation_id=place.department_id),
        agent=agent,
        account=people.account(agent),
    )


def begun(world: World, guide_id: UUID) -> UUID:
    return cases.draft_case(guide_id=guide_id, answers={}, by=world.place.applicant(), now=NOW, command=once())


def test_受托人看到授权事项的办件(world: World) -> None:
    case_id = submitted(world.place, "M003")
    agent = world.acting_in(world.food)
    number = cases.case(case_id=case_id, by=agent).short_number

    assert [line.case_id for line in cases.my_cases(by=agent, now=NOW)] == [case_id]
    assert cases.case_by_number(number=number, by=agent).id == case_id
    assert cases.form_on_file(case=cases.case(case_id=case_id, by=agent)).answers == ANSWERS


def test_受托人看不到其他事项的办件(world: World) -> None:
    case_id = submitted(world.place, "M003")
    number = cases.case(case_id=case_id, by=world.place.applicant()).short_number
    agent = world.acting_in(world.other)

    assert [*cases.my_cases(by=agent, now=NOW)] == []
    with pytest.raises(NotFound):
        cases.case(case_id=case_id, by=agent)
    with pytest.raises(NotFound):
        cases.case_by_number(number=number, by=agent)


def test_drafts_are_those_of_the_items_that_the_mandate_names(world: World) -> None:
    food, other = begun(world, world.place.guide_id), begun(world, world.other_guide)

    seen = {draft.case_id for draft in cases.my_drafts(by=world.acting_in(world.food))}

    assert seen == {food}
    assert {draft.case_id for draft in cases.my_drafts(by=world.acting_in(world.other))} == {food, other}


def test_a_mandate_for_all_items_reaches_every_case_and_nothing_that_is_none(world: World) -> None:
    case_id = submitted(world.place, "M003")
    issue(world.place)
    agent = world.acting_in()

    assert cases.case(case_id=case_id, by=agent).id == case_id
    assert licences.wallet(by=agent, now=NOW) == ()


def test_受托人只能申请授权的事项(world: World) -> None:
    agent = world.acting_in(world.food)

    with pytest.raises(cases.NotMandated):
        cases.draft_case(guide_id=world.other_guide, answers={}, by=agent, now=NOW, command=once())
    case_id = cases.draft_case(guide_id=world.place.guide_id, answers={}, by=agent, now=NOW, command=once())

    assert cases.case(case_id=case_id, by=agent).owner_id == world.place.company_id


def test_nothing_is_written_outside_the_mandate(world: World) -> None:
    draft_id, filed_id = drafted(world.place), submitted(world.place, "M004")
    cases.examine_case(case_id=filed_id, by=world.place.chief.actor(), now=NOW, command=once())
    agent = world.acting_in(world.other)

    for write in (
        lambda: cases.save_draft(case_id=draft_id, values={}, by=agent, now=NOW),
        lambda: cases.discard_draft(case_id=draft_id, by=agent),
        lambda: cases.submit_case(case_id=draft_id, by=agent, now=NOW, command=once()),
        lambda: cases.supplement_case(case_id=filed_id, by=agent, now=NOW, command=once()),
        lambda: cases.withdraw_case(case_id=filed_id, reason="改变计划", by=agent, now=NOW, command=once()),
        lambda: handed_in_by(world, agent, filed_id),
    ):
        with pytest.raises(NotFound):
            write()


def handed_in_by(world: World, by: Actor, case_id: UUID) -> None:
    view = cases.case(case_id=case_id, by=world.place.applicant())
    slot = materials.Slot(subject=view.subject, at=view.place, material_code="M003", material_name="布局图")
    materials.declare(slot=slot, declaration="属实", by=by, now=NOW, command=once())


def test_within_the_mandate_an_agent_files_supplements_and_withdraws(world: World) -> None:
    agent, case_id = world.acting_in(world.food), drafted(world.place)

    cases.submit_case(case_id=case_id, by=agent, now=NOW, command=once())
    cases.examine_case(case_id=case_id, by=world.place.chief.actor(), now=NOW, command=once())
    handed_in(world.place, case_id, "M003", "M004")
    cases.supplement_case(case_id=case_id, by=agent, now=NOW, command=once())
    cases.withdraw_case(case_id=case_id, reason="改变计划", by=agent, now=NOW, command=once())

    assert cases.case(case_id=case_id, by=agent).state is cases.State.TERMINATED


def test_授权到期或者撤销_什么也看不到(world: World) -> None:
    case_id = submitted(world.place, "M003")
    people.authorised(
        world.place.company_id, world.agent, items=frozenset({world.food}), term=Span(TODAY - timedelta(days=9), TODAY)
    )

    with pytest.raises(parties.NoMandate):
        world.actor()
    alone = parties.citizen_actor(account_id=world.account, now=NOW, channel=Channel.WEB)
    assert [*cases.my_cases(by=alone, now=NOW)] == []
    with pytest.raises(NotFound):
        cases.case(case_id=case_id, by=alone)


def test_a_revoked_mandate_lets_nothing_begin_any_more(world: World) -> None:
    mandate = people.authorised(world.place.company_id, world.agent, items=frozenset({world.food}))
    agent = world.actor()
    parties.revoke_mandate(mandate_id=mandate, by=world.place.applicant(), now=NOW, command=once())

    with pytest.raises(parties.NoMandate):
        cases.draft_case(guide_id=world.place.guide_id, answers={}, by=agent, now=NOW, command=once())


def test_文书和材料随授权事项(world: World) -> None:
    case_id = submitted(world.place, "M003")
    owner = world.place.applicant()
    view = cases.case(case_id=case_id, by=owner)
    (receipt,) = documents.documents_of(subjects=[view.subject], by=owner)[view.subject]
    (paper,) = (one for one in materials.papers(subjects=[view.subject])[view.subject] if one.has_file)
    outside = world.acting_in(world.other)

    assert documents.documents_of(subjects=[view.subject], by=outside)[view.subject] == ()
    for look in (
        lambda: documents.document_pdf(document_id=receipt.id, by=outside, now=NOW),
        lambda: materials.paper_file(
            subject=view.subject, at=view.place, seq=paper.seq, purpose="", by=outside, now=NOW
        ),
    ):
        with pytest.raises(NotFound):
            look()
    inside = world.acting_in(world.food)
    assert documents.documents_of(subjects=[view.subject], by=inside)[view.subject] == (receipt,)
    assert documents.document_pdf(document_id=receipt.id, by=inside, now=NOW).startswith(b"%PDF")


def test_证照随授权事项(world: World) -> None:
    food = issue(world.place, origin=out_of(world.food))
    other = issue(world.place, origin=out_of(world.other))
    own = issue(world.place)

    agent = world.acting_in(world.food)

    assert [card.id for card in licences.wallet(by=agent, now=NOW)] == [food.licence_id]
    assert documents.document_pdf(document_id=food.document_id, by=agent, now=NOW).startswith(b"%PDF")
    for hidden in (other, own):
        with pytest.raises(NotFound):
            licences.licence(licence_id=hidden.licence_id, by=agent, now=NOW)
        with pytest.raises(NotFound):
            documents.document_pdf(document_id=hidden.document_id, by=agent, now=NOW)


def test_材料库随授权事项(world: World) -> None:
    kept = [kept_of(world, "M003", world.food), kept_of(world, "M014", world.other), kept_of(world, "M900", None)]

    agent = world.acting_in(world.food)

    assert materials.vault(by=agent, on=TODAY) == (kept[0],)
    assert {paper.seq for paper in materials.vault(by=world.place.applicant(), on=TODAY)} == {one.seq for one in kept}
    view = cases.case(case_id=drafted(world.place), by=agent)
    slot = materials.Slot(subject=view.subject, at=view.place, material_code="M014", material_name="卫生管理制度")
    with pytest.raises(NotFound):
        materials.reuse_paper(slot=slot, subject=kept[1].subject, seq=kept[1].seq, by=agent, now=NOW, command=once())


def kept_of(world: World, code: str, item_id: UUID | None) -> materials.PaperView:
    return materials.keep_issued(
        owner_id=world.place.company_id,
        material_code=code,
        material_name=code,
        issuer="云岭县市场监督管理局",
        file_name=f"{code}.pdf",
        content=uploads.pdf_bytes(pages=1 + int(code[-1])),
        item_id=item_id,
        by=world.place.chief.actor(),
        now=NOW,
    )


@pytest.mark.django_db(transaction=True)
def test_通知随授权事项(world: World) -> None:
    submitted(world.place, "M003")
    let_everybody_hear(NOW)
    (told,) = notices.inbox(by=world.place.applicant())

    outside = world.acting_in(world.other)

    assert [*notices.inbox(by=outside)] == []
    assert notices.unread_count(by=outside) == 0
    with pytest.raises(NotFound):
        notices.notice(notice_id=told.id, by=outside)
    notices.mark_all_read(by=outside, now=NOW)
    inside = world.acting_in(world.food)
    assert [line.id for line in notices.inbox(by=inside)] == [told.id]
    assert notices.unread_count(by=inside) == 1
