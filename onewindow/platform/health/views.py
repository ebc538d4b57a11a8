"""Two addresses for whoever watches the platform."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, JsonResponse

from onewindow.platform.health.checks import findings


def alive(request: HttpRequest) -> HttpResponse:
    """Answer as long as the process lives, whatever the database does."""
    return HttpResponse("ok\n", content_type="text/plain")


def ready(request: HttpRequest) -> HttpResponse:
    """Say whether requests can be served, and what every check found."""
    found = findings()
    is_ready = all(finding.is_well for finding in found if finding.is_vital)
    body = {
        "ready": is_ready,
        "checks": {finding.name: {"well": finding.is_well, "words": finding.words} for finding in found},
    }
    return JsonResponse(body, status=HTTPStatus.OK if is_ready else HTTPStatus.SERVICE_UNAVAILABLE)
