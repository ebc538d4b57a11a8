"""Who calls, by token, and which command a call is."""

import hashlib
import re

from django.http import HttpRequest
from django.utils import timezone
from ninja.security import HttpBearer

from onewindow.contexts.organisations import api as organisations
from onewindow.kernel.errors import Invalid
from onewindow.kernel.words import N_
from onewindow.platform.access.actors import Actor
from onewindow.platform.access.tokens import account_of
from onewindow.platform.moves.acts import Command

HEADER = "Idempotency-Key"
SHAPE = re.compile(r"[\x21-\x7e]{8,64}")


class Call(HttpRequest):
    """A request as the operations see it."""

    auth: Actor


class KeyNeeded(Invalid):
    """Without a key a repeated call could not be told from a second one."""

    words = N_("请求头 %(header)s 缺失或者格式不对：应为 8 至 64 个可见 ASCII 字符，每次操作各用一个")


class Token(HttpBearer):
    """`Authorization: Bearer ow_…`; the rights are those that the system's post has now."""

    def authenticate(self, request: HttpRequest, token: str) -> Actor:
        """Return the system as who acts.

        :raises TokenRefused: if it is nobody's token, or no longer
        :raises NotConnected: if the system was disconnected
        """
        now = timezone.now()
        return organisations.machine_actor(account_id=account_of(token=token, now=now), now=now)


def command_of(request: HttpRequest) -> Command:
    """Return the command that the call carries.

    :raises KeyNeeded: if it has no key, or one of another shape
    """
    key = request.headers.get(HEADER, "")
    if not SHAPE.fullmatch(key):
        raise KeyNeeded(field=HEADER, header=HEADER)
    # The path names operation and case: the same key and body for another case is another command.
    hashed = hashlib.sha256(request.path.encode() + b"\n" + request.body)
    return Command(endpoint="open_api", key=key, body_hash=hashed.digest())
