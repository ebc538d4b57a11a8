"""Pages for what went wrong: each says what is wrong and what to do, as a page or as a fragment."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from typing import Protocol

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.module_loading import import_string
from django.utils.translation import gettext

from onewindow.kernel.errors import MovedMeanwhile, Refusal
from onewindow.platform.web.commands import NOT_TYPED
from onewindow.platform.web.words import say, sentence

log = logging.getLogger("onewindow.pages")


@dataclass(frozen=True, kw_only=True)
class Meanwhile:
    """Who moved a thing between reading and writing, and what they did, in words."""

    who: str
    what: str


class Narrator(Protocol):
    """What the sites know and the platform does not: names of people and of events (`settings.NARRATOR`)."""

    def __call__(self, *, actor: dict[str, str], event: str) -> Meanwhile: ...


@dataclass(frozen=True, kw_only=True)
class Problem:
    """What went wrong and what to do about it."""

    status: HTTPStatus
    heading: str
    words: str
    advice: str = ""
    meanwhile: Meanwhile | None = None
    moved_at: str = ""


def show(request: HttpRequest, problem: Problem) -> HttpResponse:
    """Answer with the problem's page; to htmx with the fragment, put where the layout keeps its notices."""
    context = {"problem": problem, "tone": "red" if problem.status >= 500 else "amber"}
    if not getattr(request, "htmx", False):
        return HttpResponse(render_to_string("web/problem.html", context, request), status=problem.status)
    response = HttpResponse(render_to_string("web/problem.html#notice", context, request), status=problem.status)
    response["HX-Retarget"] = "#problem"
    response["HX-Reswap"] = "innerHTML show:top"
    return response


def show_refusal(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """Answer a refusal with its sentence and status; a move lost to somebody else says to whom."""
    status = refusal.status
    if status is HTTPStatus.FORBIDDEN:
        log.warning("refused", extra={"path": request.path, "request_id": getattr(request, "id", "")})
    meanwhile, moved_at = None, ""
    if isinstance(refusal, MovedMeanwhile):
        moved_at = say(refusal.values.get("moved_at"))
        meanwhile = _narrate(refusal)
    return show(
        request,
        Problem(
            status=status,
            heading=_heading(status),
            words=sentence(refusal),
            advice=_advice(status),
            meanwhile=meanwhile,
            moved_at=moved_at,
        ),
    )


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer 400."""
    return show(request, _plain(HTTPStatus.BAD_REQUEST, gettext("浏览器发来的内容不完整或无法识别")))


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer 403, and log it."""
    log.warning("forbidden", extra={"path": request.path, "request_id": getattr(request, "id", "")})
    return show(request, _plain(HTTPStatus.FORBIDDEN, gettext("您的账号没有查看或办理这项内容的权限")))


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer 404; a foreign thing and a missing one get the same bytes."""
    return show(request, _plain(HTTPStatus.NOT_FOUND, gettext("没有找到您要的内容，可能地址有误，或内容已移走")))


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer 500 without asking the database for anything."""
    return show(request, _plain(HTTPStatus.INTERNAL_SERVER_ERROR, gettext("系统出了问题，我们已经记录下来")))


def unavailable(request: HttpRequest) -> HttpResponse:
    """Answer 503 when the database cannot be reached. An act whose answer was lost on the way may have been written:
    nobody knows, and it is said; the same press again does nothing twice."""
    words = (
        gettext("系统暂时不能使用，请稍后再打开这个页面")
        if request.method in {"GET", "HEAD"}
        else gettext("系统暂时不能使用，还不能确定您的操作有没有提交。请稍后刷新这个页面重新提交，不会重复办理")
    )
    response = show(request, _plain(HTTPStatus.SERVICE_UNAVAILABLE, words))
    response["Retry-After"] = "30"
    return response


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a form whose token has expired: what was typed is kept and one press sends it again.

    The offer is made only to a form of our own origin; else a foreign page could borrow the visitor's press.
    """
    ours = request.headers.get("Sec-Fetch-Site") == "same-origin"  # set by the browser, not by a page
    kept = kept_fields(request) if ours else []
    problem = _plain(HTTPStatus.FORBIDDEN, gettext("这个页面打开得太久，安全标识已经失效，刚才的内容没有提交"))
    if getattr(request, "htmx", False):
        return show(request, problem)
    context = {"problem": problem, "kept": kept, "action": request.get_full_path()}
    return HttpResponse(render_to_string("web/resubmit.html", context, request), status=problem.status)


def kept_fields(request: HttpRequest) -> list[tuple[str, str]]:
    """Return what was typed into the posted form, passwords and tokens left out, to be carried on in a page."""
    secret = NOT_TYPED - {"command"} | {name for name in request.POST if "password" in name}
    return [(name, value) for name, values in request.POST.lists() if name not in secret for value in values]


def _narrate(refusal: MovedMeanwhile) -> Meanwhile | None:
    actor, event = refusal.values.get("actor"), refusal.values.get("name")
    if not settings.NARRATOR or not isinstance(actor, dict):
        return None
    narrator: Narrator = import_string(settings.NARRATOR)
    return narrator(actor=actor, event=str(event))


def _plain(status: HTTPStatus, words: str) -> Problem:
    return Problem(status=status, heading=_heading(status), words=words, advice=_advice(status))


HEADINGS: dict[int, Callable[[], str]] = {
    400: lambda: gettext("这次请求无法处理"),
    403: lambda: gettext("没有权限"),
    404: lambda: gettext("页面不存在"),
    409: lambda: gettext("情况有变，没有提交成功"),
    422: lambda: gettext("内容需要修改"),
    500: lambda: gettext("系统出错"),
    503: lambda: gettext("系统暂时不能使用"),
}
ADVICE: dict[int, Callable[[], str]] = {
    400: lambda: gettext("请返回上一页，刷新后再试一次。"),
    403: lambda: gettext("如果您认为应当有权限，请与本单位管理员联系；也可以换一个账号登录。"),
    404: lambda: gettext("请检查地址，或从首页搜索您要办的事、用办件编号查询进度。"),
    409: lambda: gettext("请返回刷新，看清最新情况后再操作。您没有重复办理，也没有覆盖别人的办理。"),
    422: lambda: gettext("请返回上一页修改，您填写的内容还在。"),
    500: lambda: gettext("请稍后再试。如果仍然不行，请拨打热线并告知下面的编号。"),
    503: lambda: gettext("请过几分钟再试；急事请到大厅窗口办理或拨打热线。"),
}


def _heading(status: int) -> str:
    return HEADINGS.get(int(status), HEADINGS[400])()


def _advice(status: int) -> str:
    return ADVICE.get(int(status), ADVICE[400])()
