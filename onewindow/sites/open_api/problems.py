"""What went wrong, as `application/problem+json` (RFC 9457): a stable type for programs, a sentence for people."""

import logging
from collections.abc import Callable, Mapping
from functools import wraps
from http import HTTPStatus
from typing import Any, Concatenate
from uuid import UUID

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext
from django.views.decorators.csrf import csrf_exempt
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError

from onewindow.contexts.cases import api as cases
from onewindow.kernel.errors import Invalid, NotFound, Refusal
from onewindow.kernel.words import N_
from onewindow.platform.access.tokens import TokenRefused
from onewindow.platform.guards.editions import as_of_now
from onewindow.platform.web.words import sentence
from onewindow.sites.meanwhile import faster

log = logging.getLogger("onewindow.open_api")
BROKEN = (
    "Broken",
    N_("系统出了问题，我们已经记录下来；请稍后用同一个 Idempotency-Key 重新提交，不会重复办理"),
)
UNAVAILABLE = ("Unavailable", N_("系统暂时不能使用，请稍后用同一个 Idempotency-Key 重新提交，不会重复办理"))
UNREADABLE = ("BadRequest", N_("请求不完整或无法识别，请对照接口说明修改后重新提交"))
EDGES: Mapping[HTTPStatus, tuple[str, str]] = {  # what is said of calls that reach no operation
    HTTPStatus.NOT_FOUND: (NotFound.__name__, NotFound.words),
    HTTPStatus.METHOD_NOT_ALLOWED: (
        "MethodNotAllowed",
        N_("这个地址不支持这种请求方法，可用的方法见响应头 Allow"),
    ),
    HTTPStatus.UNPROCESSABLE_ENTITY: (
        "Unreadable",
        N_("网址中有不能识别的字符，请对照接口说明修改后重新提交"),
    ),
    HTTPStatus.INTERNAL_SERVER_ERROR: BROKEN,
    HTTPStatus.SERVICE_UNAVAILABLE: UNAVAILABLE,
}
TYPE = "urn:onewindow:problem:"  # followed by the refusal's name, which never changes
WAIT = "30"  # seconds
PROBLEM = "application/problem+json"


def answer_problems(api: NinjaAPI) -> None:
    """Let an API answer what its operations refuse."""
    answers: Mapping[type[Exception], Callable[..., HttpResponse]] = {
        Refusal: refused,
        AuthenticationError: unknown,
        ValidationError: misread,
        HttpError: malformed,
        RequestDataTooBig: too_large,
        OperationalError: unavailable,
        InterfaceError: unavailable,
        Exception: broken,
    }
    for kind, answer in answers.items():
        api.add_exception_handler(kind, answer)


def refused(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """Answer a refusal with its sentence; a move lost to somebody else says who made it, when, and which it was."""
    more: dict[str, Any] = {}
    if isinstance(refusal, Invalid) and refusal.field:
        more["field"] = refusal.field
    if isinstance(refusal, cases.FormIncomplete):
        more["errors"] = [
            {"field": one.field, "reason": gettext(one.sentence) % one.values} for one in refusal.unfilled
        ]
    if won := faster(refusal, case_id=_case_of(request)):
        more |= {"detail": won.words, "moved_by": won.who, "moved_at": won.at, "moved_how": won.what}
    if refusal.status in {HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN}:
        log.warning("refused", extra={"path": request.path, "problem": type(refusal).__name__})
    response = _problem(request, refusal.status, type(refusal).__name__, sentence(refusal), **more)
    if refusal.status is HTTPStatus.UNAUTHORIZED:
        response["WWW-Authenticate"] = "Bearer"
    return response


def _case_of(request: HttpRequest) -> UUID | None:
    named = request.resolver_match.kwargs.get("case_id") if request.resolver_match else None
    return UUID(named) if named else None


def unknown(request: HttpRequest, error: AuthenticationError) -> HttpResponse:
    """Answer a call without a token as one with a wrong one."""
    return refused(request, TokenRefused())


def misread(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """Answer a body that is not of the schema: which fields, and why; never what stood in them."""
    errors = [{"field": ".".join(map(str, one["loc"][1:])), "reason": one["msg"]} for one in error.errors]
    words = gettext("请求内容不符合接口说明，请对照 errors 中列出的字段修改后重新提交")
    return _problem(request, HTTPStatus.UNPROCESSABLE_ENTITY, "Misread", words, errors=errors)


def malformed(request: HttpRequest, error: HttpError) -> HttpResponse:
    """Answer what is no JSON at all, or JSON that not everybody reads alike."""
    words = gettext(
        "请求内容不是有效的 JSON（键不得重复，嵌套不超过 16 层，"
        "不得含 NUL 字符、NaN、无穷大或大于 9007199254740991 的整数），请检查后重新提交"
    )
    return _problem(request, HTTPStatus(error.status_code), "Malformed", words)


def too_large(request: HttpRequest, error: RequestDataTooBig) -> HttpResponse:
    """Answer a body that nobody needs."""
    megabytes = (settings.DATA_UPLOAD_MAX_MEMORY_SIZE or 0) // 2**20
    words = gettext("请求内容超过 %(megabytes)s MB，请缩减后重新提交") % {"megabytes": megabytes}
    return _problem(request, HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "TooLarge", words)


def broken(request: HttpRequest, error: Exception) -> HttpResponse:
    """Answer 500 for what is our own fault, in the form that programs read; it is in the log."""
    log.error("failed", exc_info=error, extra={"path": request.path})
    return misdirected(request, HTTPStatus.INTERNAL_SERVER_ERROR)


def misdirected(request: HttpRequest, status: HTTPStatus, **headers: str) -> HttpResponse:
    """Answer a call that reaches no operation: of another method, of an unreadable address, or to nowhere."""
    kind, words = EDGES.get(status, UNREADABLE)
    response = _problem(request, status, kind, gettext(words))
    for name, value in headers.items():
        response[name] = value
    return response


@csrf_exempt
def nowhere(request: HttpRequest) -> HttpResponse:
    """Answer a call to an address that is none."""
    return refused(request, NotFound())


def answering_at_once[**P](view: Callable[Concatenate[HttpRequest, P], HttpResponse]) -> Callable[..., HttpResponse]:
    """Let a call know what stands as of now, and be answered also when the first question finds no database."""

    @wraps(view)
    def answered(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        try:
            with as_of_now():
                return view(request, *args, **kwargs)
        except (OperationalError, InterfaceError) as error:
            return unavailable(request, error)

    return answered


def unavailable(request: HttpRequest, error: Exception) -> HttpResponse:
    """Answer 503 when the database cannot be reached; with the same key the call can be made again."""
    log.error("database", exc_info=error)
    return misdirected(request, HTTPStatus.SERVICE_UNAVAILABLE, **{"Retry-After": WAIT})


def _problem(request: HttpRequest, status: HTTPStatus, kind: str, words: str, **more: Any) -> HttpResponse:
    said = {"type": f"{TYPE}{kind}", "title": words, "status": int(status), "instance": getattr(request, "id", "")}
    return JsonResponse(
        said | more,
        status=status,
        content_type=PROBLEM,
        json_dumps_params={"ensure_ascii": False},
    )
