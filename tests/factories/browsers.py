"""Browsers of people who are logged in."""

from uuid import UUID

from django.test import Client

from onewindow.contexts.organisations.api import PostKind
from onewindow.platform.access.models import Account
from tests.factories import organisations as county
from tests.factories.cases import Town


def browser_of(account_id: UUID) -> Client:
    """Give a browser in which the account is logged in."""
    browser = Client()
    browser.force_login(Account.objects.get(id=account_id))
    return browser


def officer(place: Town, kind: PostKind) -> Client:
    """Give the browser of somebody of the centre who sits in a post of the kind."""
    centre = place.clerk.actor().organisation
    assert centre is not None
    return browser_of(county.seated(centre, kind, name="管样例").account_id)
