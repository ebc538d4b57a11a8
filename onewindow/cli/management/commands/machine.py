"""`onewindow machine …`: connects systems to the open door, and gives and takes their tokens."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.core.management.base import CommandParser
from django.utils import timezone

from onewindow.cli.operators import operator
from onewindow.cli.sentences import SentenceCommand, amount, fail
from onewindow.contexts.organisations import api as organisations
from onewindow.kernel.errors import Refusal
from onewindow.kernel.ids import new_id
from onewindow.platform.access.actors import AccountKind
from onewindow.platform.access.models import Account
from onewindow.platform.access.tokens import issue_token, revoke_tokens
from onewindow.platform.moves.acts import Command as Press

YEAR = 365  # days


class Command(SentenceCommand):
    """Exit code 2 with a sentence when something is not there."""

    help = "对接系统：connect 接入，token 签发访问令牌，revoke 收回全部令牌，disconnect 停止接入"

    def add_arguments(self, parser: CommandParser) -> None:
        """Add the four acts."""
        acts = parser.add_subparsers(dest="act", required=True, metavar="connect|token|revoke|disconnect")
        connect = acts.add_parser("connect", help="接入一个系统")
        connect.add_argument("handle", metavar="代号", help="系统的登录代号，例如 minzheng")
        connect.add_argument("--organisation", required=True, metavar="信用代码", help="所属单位的统一社会信用代码")
        connect.add_argument("--name", required=True, metavar="名称", help="系统名称，例如 民政业务系统")
        connect.add_argument("--answers", required=True, metavar="工号", help="责任人的工号")
        connect.add_argument("--seals", default="", metavar="文号", help="授权该系统的决定使用机关印章的授权书文号")
        token = acts.add_parser("token", help="签发访问令牌，只显示这一次")
        token.add_argument("handle", metavar="代号")
        token.add_argument("--days", type=amount, default=YEAR, help="有效天数（默认 365）")
        for act, words in (("revoke", "收回全部访问令牌"), ("disconnect", "停止接入")):
            acts.add_parser(act, help=words).add_argument("handle", metavar="代号")

    def handle(self, *args: Any, **options: Any) -> None:
        """Do one of them."""
        try:
            getattr(self, f"_{options['act']}")(options)
        except Refusal as refusal:
            fail(str(refusal))

    def _connect(self, options: dict[str, Any]) -> None:
        organ = organisations.organisation_by_credit_code(credit_code=options["organisation"])
        staff = organisations.staff_by_number(numbers=[options["answers"]]).get(options["answers"])
        if organ is None or staff is None:
            fail(f"没有{'信用代码为 ' + options['organisation'] + ' 的单位' if organ is None else '这个工号'}，请核对")
        organisations.connect_machine(
            organisation_id=organ.id,
            handle=options["handle"],
            name=options["name"],
            answered_by=staff.id,
            seal_letter=options["seals"],
            by=operator(),
            now=timezone.now(),
            command=_press(),
        )
        self.stdout.write(f"已接入“{options['name']}”（{organ.name}），责任人 {staff.name}。")
        self.stdout.write(f"下一步：onewindow machine token {options['handle']}")

    def _token(self, options: dict[str, Any]) -> None:
        now = timezone.now()
        expires_at = now + timedelta(days=options["days"])
        token = issue_token(account_id=_account(options["handle"]), expires_at=expires_at, now=now)
        self.stdout.write(f"访问令牌（只显示这一次，请妥善保存，{timezone.localdate(expires_at)} 失效）：\n{token}")

    def _revoke(self, options: dict[str, Any]) -> None:
        count = revoke_tokens(account_id=_account(options["handle"]), now=timezone.now())
        self.stdout.write(f"已收回 {count} 个访问令牌，立即失效。")

    def _disconnect(self, options: dict[str, Any]) -> None:
        account_id = _account(options["handle"])
        organisations.disconnect_machine(account_id=account_id, by=operator(), now=timezone.now(), command=_press())
        revoke_tokens(account_id=account_id, now=timezone.now())
        self.stdout.write("已停止接入，访问令牌全部失效。")


def _account(handle: str) -> UUID:
    account = Account.objects.filter(handle=handle, kind=AccountKind.MACHINE).first()
    if account is None:
        fail(f"没有代号为 {handle} 的对接系统，请先用 onewindow machine connect 接入")
    return account.id


def _press() -> Press:
    return Press(endpoint="cli", key=str(new_id()), body_hash=b"")
