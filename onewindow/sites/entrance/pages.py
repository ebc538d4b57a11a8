"""The way in and out. Who is unknown, wrong, or asleep gets the same words."""

from http import HTTPStatus
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth import authenticate, login, logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from onewindow.kernel.errors import Refusal
from onewindow.platform.access.actors import AccountKind
from onewindow.platform.access.entry import may_log_in
from onewindow.platform.access.models import Account
from onewindow.platform.web.commands import FIELD, is_own
from onewindow.platform.web.modes import path_at, safe_next
from onewindow.platform.web.problems import kept_fields
from onewindow.platform.web.remote import remote_address
from onewindow.platform.web.words import sentence
from onewindow.sites.entrance.browsers import browser_of, remember
from onewindow.sites.entrance.demo import demo_logins
from onewindow.sites.entrance.forms import EnterForm
from onewindow.sites.entrance.guessing import TooManyGuesses, TooManyGuessesFromHere, check_guess, was_right
from onewindow.sites.entrance.names import shown_name
from onewindow.sites.entrance.returning import come_back

WORK = "/work/"  # leads each officer to their site
KEPT = "kept-"  # fields of a form that was posted after its session had ended


@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def enter(request: HttpRequest) -> HttpResponse:
    """Log in with handle and password, and go on where somebody wanted to go."""
    form = EnterForm(request.POST or None)
    if form.is_valid():
        try:
            account = _account(request, form.cleaned_data["handle"], form.cleaned_data["password"])
        except (TooManyGuesses, TooManyGuessesFromHere) as refusal:
            return _let_wait(request, form, refusal)
        if account is not None:
            response = _go_on(request, account)
            remember(response, browser=browser_of(request), handle=account.handle)
            return response
        form.add_error(None, gettext("账号或密码不对，请检查后再试"))
    return _show(request, form, kept=_carried(request), to=safe_next(request), back=_back(request))


@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """Log out; the browser is told to forget everything of this origin."""
    logout(request)
    response = HttpResponseRedirect("/")
    response["Clear-Site-Data"] = '"cache", "storage"'
    return response


def ask_to_enter(request: HttpRequest) -> HttpResponse:
    """Answer somebody who is not logged in with the login page; a posted form is carried through it.

    What was typed stays in the browser, in the page itself: the server keeps nothing of somebody it does not know.
    """
    kept = kept_fields(request) if request.method == "POST" else []
    to = request.get_full_path()
    if request.method != "POST" and not getattr(request, "htmx", False):
        return HttpResponseRedirect(f"{reverse('entrance:enter')}?{urlencode({'next': to})}")
    back = path_at(request.get_host(), request.headers.get("Referer", "")) if kept else ""
    response = _show(request, EnterForm(), kept=kept, to=to, back=back, status=HTTPStatus.UNAUTHORIZED)
    response["WWW-Authenticate"] = "Form"
    response["HX-Retarget"] = "body"
    response["HX-Reswap"] = "innerHTML"
    return response


def _show(
    request: HttpRequest,
    form: EnterForm,
    *,
    kept: list[tuple[str, str]],
    to: str,
    back: str,
    status: int = HTTPStatus.OK,
) -> HttpResponse:
    context = {
        "form": form,
        "kept": [(f"{KEPT}{name}", value) for name, value in kept],
        "next": to,
        "back": back,
        "here": f"{reverse('entrance:enter')}?{urlencode({'next': to})}",  # where the modes lead back to
        "has_expired": bool(kept),
        "logins": demo_logins(request),
    }
    if form.errors and status == HTTPStatus.OK:
        status = HTTPStatus.UNPROCESSABLE_ENTITY
    return render(request, "entrance/enter.html", context, status=status)


def _let_wait(request: HttpRequest, form: EnterForm, refusal: Refusal) -> HttpResponse:
    form.add_error(None, sentence(refusal))
    kept, to, back = _carried(request), safe_next(request), _back(request)
    response = _show(request, form, kept=kept, to=to, back=back, status=refusal.status)
    response["Retry-After"] = str(60 * int(str(refusal.values["minutes"])))
    return response


def _account(request: HttpRequest, handle: str, password: str) -> Account | None:
    address = remote_address(request)
    browser = browser_of(request)
    check_guess(handle=handle, address=address, browser=browser, now=timezone.now())
    account = authenticate(request, username=handle, password=password)
    if not isinstance(account, Account):
        return None
    if not may_log_in(account=account, remote_address=address, is_demo=settings.IS_DEMO):
        return None
    was_right(handle=handle, address=address, browser=browser)
    return account


def _go_on(request: HttpRequest, account: Account) -> HttpResponse:
    kept, to, back, now = _carried(request), safe_next(request), _back(request), timezone.now()
    login(request, account)  # makes a new session key and a new CSRF token
    come_back(request, account, to=to, now=now)
    began, who = now.isoformat(), shown_name(account=account, now=now)
    request.session.update({"kind": account.kind, "began": began, "seen": began, "who": who})
    if kept and is_own(request, dict(kept).get(FIELD, "")):
        principal = request.session.get("acting_for_name") if request.session.get("acting_for") else ""
        values = {"kept": kept, "action": to, "back": back or to, "principal": principal}
        return render(request, "entrance/go_on.html", values)
    if back:
        return HttpResponseRedirect(back)
    return HttpResponseRedirect(WORK if account.kind == AccountKind.STAFF and to == "/" else to)


def _back(request: HttpRequest) -> str:
    """Return the page on which the form was that was posted after its session had ended."""
    return path_at(request.get_host(), request.POST.get("back", ""))


def _carried(request: HttpRequest) -> list[tuple[str, str]]:
    return [
        (name.removeprefix(KEPT), value)
        for name, values in request.POST.lists()
        if name.startswith(KEPT)
        for value in values
    ]
