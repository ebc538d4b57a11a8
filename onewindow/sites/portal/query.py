"""进度查询: by number and query code, without log-in; it says the status and nothing that is anybody's."""

from http import HTTPStatus

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from onewindow.contexts.cases import api as cases
from onewindow.platform.web.remote import remote_address
from onewindow.platform.web.requests import Request
from onewindow.platform.web.words import sentence
from onewindow.sites.portal.forms.query import QueryForm
from onewindow.sites.portal.shown.cases import TONES


@sensitive_post_parameters("code")
@require_http_methods(["GET", "HEAD", "POST"])
def query(request: Request) -> HttpResponse:
    """Ask for number and query code, and show how far the case is. The code is posted: no address holds it."""
    form = QueryForm(request.POST or None, initial={"number": request.GET.get("number", "")[:50]})
    if not form.is_valid():
        status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
        return render(request, "portal/query.html", {"form": form}, status=status)
    typed = form.cleaned_data
    try:
        found = cases.status_by_number(
            number=typed["number"], query_code=typed["code"], address=remote_address(request), now=timezone.now()
        )
    except (cases.NumberOrCodeWrong, cases.TooManyTries, cases.TooManyFromHere) as refusal:
        form.add_error(None, sentence(refusal))
        answer = render(request, "portal/query.html", {"form": form}, status=refusal.status)
        if "minutes" in refusal.values:
            answer["Retry-After"] = str(60 * int(str(refusal.values["minutes"])))
        return answer
    return render(request, "portal/status.html", {"found": found, "tone": TONES.get(found.state, "blue")})
