"""The idempotency key of a form: made fresh when the form is drawn, read when it is posted."""

import hashlib
import re
from typing import Any, cast

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest
from django.utils.crypto import constant_time_compare, salted_hmac

from onewindow.kernel.canonical import Json, digest
from onewindow.kernel.errors import Invalid
from onewindow.kernel.ids import new_id
from onewindow.kernel.words import N_
from onewindow.platform.moves.acts import Command

FIELD = "command"
NOT_TYPED = frozenset({FIELD, "csrfmiddlewaretoken"})
SHAPE = re.compile(r"[0-9a-f-]{36}\.[0-9a-f]{16}")


class NoCommand(Invalid):
    """The form carried no key, so that a second press could not be told from the first."""

    words = N_("这次提交缺少防重复标识，请返回上一页刷新后重新提交")


def fresh_key(request: HttpRequest) -> str:
    """Return a new key that says for which account it was drawn."""
    key = str(new_id())
    return f"{key}.{_author(key, request)}"


def is_own(request: HttpRequest, key: str) -> bool:
    """Say whether the form with this key was drawn for the account that is logged in now."""
    return bool(SHAPE.fullmatch(key)) and constant_time_compare(key[37:], _author(key[:36], request))


def read_command(request: HttpRequest) -> Command:
    """Return which press of which button the request is.

    :raises NoCommand: if the form was drawn without `{% command %}`, or its key was tampered with
    """
    key = request.POST.get(FIELD, "")
    if not SHAPE.fullmatch(key):
        raise NoCommand
    endpoint = request.resolver_match.view_name if request.resolver_match else request.path
    return Command(endpoint=endpoint, key=key, body_hash=digest(_body(request)))


def _author(key: str, request: HttpRequest) -> str:
    account = getattr(request, "user", None)
    return salted_hmac("onewindow.command", f"{key}{account and account.pk}", algorithm="sha256").hexdigest()[:16]


def _body(request: HttpRequest) -> dict[str, Json]:
    fields: dict[str, Json] = {
        name: cast("list[Json]", values) for name, values in request.POST.lists() if name not in NOT_TYPED
    }
    files: dict[str, Json] = {name: [_content(file) for file in several] for name, several in request.FILES.lists()}
    return {"path": request.path, "fields": fields, "files": files}


def _content(file: "UploadedFile[Any]") -> str:
    hashed = hashlib.sha256()
    for chunk in file.chunks():
        hashed.update(chunk)
    file.seek(0)
    return hashed.hexdigest()
