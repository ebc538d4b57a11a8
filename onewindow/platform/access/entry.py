"""Who may log in from where. A demo's people have passwords that are printed: they exist on this machine only."""

from ipaddress import ip_address

from onewindow.kernel.errors import NotAllowed
from onewindow.kernel.words import N_
from onewindow.platform.access.models import Account


class DemoIsLocal(NotAllowed):
    """A demo account logs in on the machine that runs the demo, and nowhere else."""

    words = N_("演示账号只能在运行演示的这台机器上登录")


class AccountClosed(NotAllowed):
    """The account was closed."""

    words = N_("该账号已停用，请联系本单位管理员")


def may_log_in(*, account: Account, remote_address: str, is_demo: bool) -> bool:
    """Say whether the account may log in from the address; `is_demo` says whether this installation is a demo."""
    if not account.is_active:
        return False
    return not account.is_demo or (is_demo and is_loopback(remote_address))


def check_log_in(*, account: Account, remote_address: str, is_demo: bool) -> None:
    """Check that the account may log in from the address.

    :raises AccountClosed: if the account was closed
    :raises DemoIsLocal: if it is a demo's, and this is no demo or the address is not this machine's
    """
    if not account.is_active:
        raise AccountClosed
    if not may_log_in(account=account, remote_address=remote_address, is_demo=is_demo):
        raise DemoIsLocal


def is_loopback(address: str) -> bool:
    """Say whether the address is this machine's own; what is no address is not."""
    try:
        known = ip_address(address)
    except ValueError:
        return False
    mapped = getattr(known, "ipv4_mapped", None)
    return (mapped or known).is_loopback
