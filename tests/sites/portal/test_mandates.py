"""An agent at a browser: the pages hold what the mandate names, and nothing else is found."""

from collections.abc import Callable
from uuid import UUID

import pytest
from django.test import Client
from django.utils import timezone

from onewindow.contexts.cases import api as cases
from onewindow.contexts.catalogue import api as catalogue
from onewindow.contexts.documents import api as documents
from onewindow.contexts.licences import api as licences
from onewindow.contexts.notices import api as notices
from onewindow.contexts.parties import api as parties
from onewindow.kernel.events import Subject
from onewindow.kernel.ids import new_id
from onewindow.kernel.instants import legal_day
from onewindow.kernel.spans import Span
from onewindow.platform.access.models import Account
from tests.factories import parties as people
from tests.factories.acting import founder, once
from tests.factories.cases import Town, submitted
from tests.factories.licences import issue, out_of

pytestmark = pytest.mark.django_db
type Acting = Callable[..., Client]


@pytest.fixture
def food(place: Town) -> UUID:
    return catalogue.guide(guide_id=place.guide_id).item_id


@pytest.fixture
def acting(place: Town) -> Acting:
    """Give the browser of 李样例, who acts for the company in these items."""

    def begun(*items: UUID) -> Client:
        agent, browser = people.person(people.LI, name="李样例"), Client()
        today = legal_day(timezone.now())
        term = Span(today, today.replace(year=today.year + 1))
        people.authorised(place.company_id, agent, items=frozenset(items), term=term)
        browser.force_login(Account.objects.get(id=people.account(agent)))
        browser.post("/acting/", {"for": str(place.company_id)})
        return browser

    return begun


@pytest.fixture
def case_id(place: Town) -> UUID:
    return submitted(place, "M003", now=timezone.now())


def pages_of(place: Town, case_id: UUID) -> list[str]:
    by = place.applicant(timezone.now())
    subject = Subject(cases.SUBJECT, case_id)
    (receipt,) = documents.documents_of(subjects=[subject], by=by)[subject]
    return [
        f"/cases/{case_id}/",
        f"/cases/{case_id}/filed/",
        f"/cases/{case_id}/documents/{receipt.id}/",
    ]


def test_the_case_of_an_item_that_the_mandate_names_is_there(
    acting: Acting, place: Town, food: UUID, case_id: UUID
) -> None:
    browser = acting(food)

    assert [browser.get(page).status_code for page in pages_of(place, case_id)] == [200, 200, 200]
    assert f"/cases/{case_id}/" in browser.get("/cases/").text


def test_the_case_of_another_item_is_not_found(acting: Acting, place: Town, case_id: UUID) -> None:
    browser = acting(new_id())

    assert [browser.get(page).status_code for page in pages_of(place, case_id)] == [404, 404, 404]
    assert browser.get(f"/applications/{case_id}/").status_code == 404
    assert f"/cases/{case_id}/" not in browser.get("/cases/").text


def test_a_mandate_that_was_taken_back_shows_nothing_from_the_next_page_on(
    acting: Acting, place: Town, food: UUID, case_id: UUID
) -> None:
    browser = acting(food)
    now = timezone.now()
    given = next(
        one
        for one in parties.agents(principal_id=place.company_id, by=place.applicant(now), on=legal_day(now))
        if one.kind is parties.MandateKind.AUTHORISED
    )
    parties.revoke_mandate(mandate_id=given.mandate_id, by=founder(), now=now, command=once())

    told, next_page = browser.get(f"/cases/{case_id}/"), browser.get(f"/cases/{case_id}/")

    assert (told.status_code, next_page.status_code) == (403, 404)
    assert "您没有有效的授权" in told.text


def test_the_wallet_holds_what_came_of_the_item(acting: Acting, place: Town, food: UUID) -> None:
    now = timezone.now()
    mine, other = (issue(place, now=now, origin=out_of(item)) for item in (food, new_id()))
    browser = acting(food)

    page = browser.get("/wallet/").text

    assert (mine.number in page, other.number in page) == (True, False)
    assert browser.get(f"/wallet/{mine.licence_id}/").status_code == 200
    assert browser.get(f"/wallet/{other.licence_id}/").status_code == 404


def told_of(place: Town, item_id: UUID | None, key: str) -> UUID:
    return notices.send_notice(
        owner_id=place.company_id,
        topic=notices.Topic.LICENCE_ISSUED,
        subject=Subject(licences.SUBJECT, new_id()),
        item_id=item_id,
        values={"licence": f"证照{key}", "number": key},
        effect_key=key,
        now=timezone.now(),
    )


def test_the_inbox_holds_what_is_about_the_item(acting: Acting, place: Town, food: UUID) -> None:
    told_of(place, food, "甲")
    hidden = [told_of(place, new_id(), "乙"), told_of(place, None, "丙")]
    browser = acting(food)

    page = browser.get("/notices/").text

    assert [f"证照{key}" in page for key in "甲乙丙"] == [True, False, False]
    assert [browser.get(f"/notices/{one}/").status_code for one in hidden] == [404, 404]


def test_who_looked_at_the_principals_data_is_not_the_agents_to_know(
    acting: Acting, place: Town, food: UUID, case_id: UUID
) -> None:
    parties.party(party_id=place.company_id, by=founder(), purpose="核对申请材料", now=timezone.now())
    browser = acting(food)

    page = browser.get("/looks/")

    assert page.status_code == 200
    assert "核对申请材料" not in page.text


def test_a_form_is_not_filled_with_what_is_known_of_the_principal(acting: Acting, place: Town, food: UUID) -> None:
    datum = parties.KnownDatum(
        element_code="registered_address",
        value="云岭县政务大道8号",
        source=parties.Source(kind=parties.SourceKind.LICENCE, name="营业执照"),
        as_of=legal_day(timezone.now()),
    )
    now = timezone.now()
    parties.learn_data(party_id=place.company_id, data=[datum], by=founder(), now=now, command=once())
    by = place.applicant(now)
    draft_id = cases.draft_case(guide_id=place.guide_id, answers={}, by=by, now=now, command=once())
    page = f"/applications/{draft_id}/form/subject/"
    representative = Client()
    representative.force_login(Account.objects.get(id=place.account_id))
    representative.post("/acting/", {"for": str(place.company_id)})

    assert "云岭县政务大道8号" in representative.get(page).text
    assert "云岭县政务大道8号" not in acting(food).get(page).text
