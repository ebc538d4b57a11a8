"""Demo accounts log in on loopback only, and in a real county not at all."""

import pytest

from onewindow.platform.access.actors import AccountKind
from onewindow.platform.access.entry import AccountClosed, DemoIsLocal, check_log_in, is_loopback, may_log_in
from onewindow.platform.access.models import Account


def account(**changes: object) -> Account:
    return Account(**{"handle": "zhang", "kind": AccountKind.CITIZEN} | changes)


@pytest.mark.parametrize("address", ["127.0.0.1", "127.8.9.1", "::1", "::ffff:127.0.0.1"])
def test_this_machine(address: str) -> None:
    assert is_loopback(address)


@pytest.mark.parametrize(
    "address", ["192.168.1.7", "10.0.0.1", "::ffff:10.0.0.1", "2001:db8::1", "", "localhost", "127.0.0.1:80"]
)
def test_other_machines_and_what_is_no_address(address: str) -> None:
    assert not is_loopback(address)


@pytest.mark.parametrize(
    ("address", "demo_account", "demo_installation", "may"),
    [
        ("127.0.0.1", True, True, True),
        ("192.168.1.7", True, True, False),
        ("127.0.0.1", True, False, False),
        ("192.168.1.7", False, False, True),
        ("127.0.0.1", False, False, True),
        ("192.168.1.7", False, True, True),
    ],
)
def test_who_may_log_in_from_where(*, address: str, demo_account: bool, demo_installation: bool, may: bool) -> None:
    who = account(is_demo=demo_account)

    assert may_log_in(account=who, remote_address=address, is_demo=demo_installation) is may
    if may:
        check_log_in(account=who, remote_address=address, is_demo=demo_installation)
    else:
        with pytest.raises(DemoIsLocal):
            check_log_in(account=who, remote_address=address, is_demo=demo_installation)


def test_a_closed_account_logs_in_nowhere() -> None:
    closed = account(is_active=False)

    assert not may_log_in(account=closed, remote_address="127.0.0.1", is_demo=True)
    with pytest.raises(AccountClosed):
        check_log_in(account=closed, remote_address="127.0.0.1", is_demo=True)
