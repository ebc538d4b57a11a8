"""Tokens of machines: only hashes rest, each has its last day, a revoked one ends at once."""

from datetime import timedelta
from uuid import UUID

import pytest

from onewindow.platform.access.actors import AccountKind
from onewindow.platform.access.models import AccessToken, Account
from onewindow.platform.access.tokens import TokenRefused, account_of, issue_token, revoke_tokens
from onewindow.platform.guards.editions import as_of_now
from tests.factories.acting import NOW

pytestmark = pytest.mark.django_db
TOMORROW = NOW + timedelta(days=1)


@pytest.fixture
def account_id() -> UUID:
    return Account.objects.create_account(handle="minzheng", kind=AccountKind.MACHINE, password=None).id


def test_a_token_says_whose_it_is(account_id: UUID) -> None:
    token = issue_token(account_id=account_id, expires_at=TOMORROW, now=NOW)

    assert account_of(token=token, now=NOW) == account_id
    assert token.startswith("ow_")


def test_only_its_hash_rests(account_id: UUID) -> None:
    token = issue_token(account_id=account_id, expires_at=TOMORROW, now=NOW)

    row = AccessToken.objects.get()
    assert token.encode() not in bytes(row.token_hash)
    assert len(row.token_hash) == 32


@pytest.mark.parametrize("token", ["", "ow_", "ow_" + "x" * 43])
@pytest.mark.usefixtures("account_id")
def test_what_is_no_token_is_refused(token: str) -> None:
    with pytest.raises(TokenRefused):
        account_of(token=token, now=NOW)


def test_a_token_ends_on_its_day(account_id: UUID) -> None:
    token = issue_token(account_id=account_id, expires_at=TOMORROW, now=NOW)

    with pytest.raises(TokenRefused):
        account_of(token=token, now=TOMORROW)


def test_a_revoked_token_ends_at_once_although_it_was_kept(account_id: UUID) -> None:
    token = issue_token(account_id=account_id, expires_at=TOMORROW, now=NOW)
    with as_of_now():
        account_of(token=token, now=NOW)

    assert revoke_tokens(account_id=account_id, now=NOW) == 1

    with as_of_now(), pytest.raises(TokenRefused):
        account_of(token=token, now=NOW)


def test_a_closed_account_ends_its_tokens_although_they_were_kept(account_id: UUID) -> None:
    token = issue_token(account_id=account_id, expires_at=TOMORROW, now=NOW)
    with as_of_now():
        account_of(token=token, now=NOW)

    Account.objects.filter(id=account_id).update(is_active=False)

    with as_of_now(), pytest.raises(TokenRefused):
        account_of(token=token, now=NOW)
