"""Where browsers report what the content policy stopped."""

import json
import logging

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

log = logging.getLogger("onewindow.csp")
LIMIT = 8 * 1024
LOGGED = ("document-uri", "violated-directive", "blocked-uri", "line-number")


@csrf_exempt
@require_POST
def csp_report(request: HttpRequest) -> HttpResponse:
    """Log a violation, query strings cut off since they may hold what somebody typed."""
    match _sent(request):
        case {"csp-report": dict() as report}:
            log.warning("csp", extra={"report": {name: str(report.get(name, "")).split("?")[0] for name in LOGGED}})
    return HttpResponse(status=204)


def _sent(request: HttpRequest) -> object:
    if int(request.headers.get("Content-Length") or 0) > LIMIT:
        return None
    try:
        return json.loads(request.body)
    except ValueError:
        return None
