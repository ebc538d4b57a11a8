"""Who acts when a verb of the command line does: the platform itself, under an account that nobody can log in with."""

from onewindow.contexts.organisations import api as organisations
from onewindow.platform.access.actors import AccountKind, Actor
from onewindow.platform.access.models import Account

OPERATOR = "platform"


def operator(handle: str = OPERATOR) -> Actor:
    """Return the platform as who acts, with every right, under the account of that handle."""
    account = Account.objects.filter(handle=handle).first()
    if account is None:
        account = Account.objects.create_account(handle=handle, kind=AccountKind.SYSTEM, password=None)
    return organisations.founder(account_id=account.id)
