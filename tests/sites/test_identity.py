"""Who acts on a page: nobody, a citizen for themselves or for somebody, a member of staff in a post at a window."""

from uuid import UUID

import pytest
from django.contrib.sessions.backends.base import SessionBase
from django.contrib.sessions.backends.db import SessionStore
from django.http import HttpRequest
from django.test import RequestFactory

from onewindow.contexts.organisations import api as organisations
from onewindow.contexts.organisations.api import PostKind
from onewindow.contexts.parties import api as parties
from onewindow.platform.access.actors import AccountKind, Channel
from onewindow.platform.access.models import Account
from onewindow.sites.identity import NOBODY, act_for, actor_of, narrate, take_window
from tests.factories import organisations as county
from tests.factories.parties import account, enterprise, person, represented

pytestmark = pytest.mark.django_db
PHONE = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Mobile Safari/537.36"


class Asked(HttpRequest):
    session: SessionBase


def asked(account_id: UUID | None, path: str = "/", *, agent: str = "") -> Asked:
    request = RequestFactory().get(path, headers={"User-Agent": agent})
    request.session = SessionStore()
    if account_id is not None:
        request.user = Account.objects.get(id=account_id)
    else:
        request.user = None
    return request


def test_nobody_acts_on_a_public_page() -> None:
    assert actor_of(asked(None)) == NOBODY


@pytest.mark.parametrize(("agent", "channel"), [("", Channel.WEB), (PHONE, Channel.MOBILE)])
def test_a_citizen_acts_for_themselves(agent: str, channel: Channel) -> None:
    someone = person()

    actor = actor_of(asked(account(someone), agent=agent))

    assert (actor.person, actor.on_behalf_of, actor.channel) == (someone, None, channel)


def test_a_representative_acts_for_the_enterprise() -> None:
    someone, company = person(), enterprise()
    represented(company, someone)
    request = asked(account(someone))

    act_for(request, company)

    acting_for = actor_of(request).on_behalf_of
    assert acting_for is not None
    assert acting_for.id == company


def test_without_a_mandate_nothing_is_done_in_ones_own_name_instead() -> None:
    someone, company = person(), enterprise()
    request = asked(account(someone))
    act_for(request, company)

    with pytest.raises(parties.NoMandate):
        actor_of(request)

    assert actor_of(request).on_behalf_of is None


@pytest.mark.parametrize(("path", "channel"), [("/counter/", Channel.WINDOW), ("/desk/", Channel.DESK)])
def test_staff_act_in_their_post_by_the_site_they_work_on(path: str, channel: Channel) -> None:
    clerk = county.seated(county.organisation(county.places().county), PostKind.COMPREHENSIVE_CLERK)

    actor = actor_of(asked(clerk.account_id, path))

    assert (actor.kind, actor.post, actor.channel) == (AccountKind.STAFF, clerk.post_id, channel)


def test_a_window_that_is_not_theirs_is_said_once() -> None:
    places = county.places()
    centre = county.organisation(places.county, credit_code=county.CENTRE)
    window = county.window(county.hall(centre))
    clerk = county.seated(county.organisation(places.county), PostKind.COMPREHENSIVE_CLERK)
    request = asked(clerk.account_id, "/counter/")
    take_window(request, window)

    with pytest.raises(organisations.NotYourWindow):
        actor_of(request)

    assert actor_of(request).window is None


def test_who_moved_a_case_meanwhile_is_named() -> None:
    clerk = county.seated(county.organisation(county.places().county), PostKind.COMPREHENSIVE_CLERK, name="王一")

    meanwhile = narrate(actor={"post": "x", "person": str(clerk.staff_id)}, event="CaseAccepted")

    assert (meanwhile.who, meanwhile.what) == ("王一", "受理")


def test_a_citizen_who_moved_a_case_meanwhile_is_not_named() -> None:
    assert narrate(actor={"person": str(person())}, event="Unheard").who == "申请人"
