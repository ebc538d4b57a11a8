"""One line for every request, without its query: what people search for is theirs."""

import logging
import time
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

log = logging.getLogger("onewindow.requests")


class Requests:
    """Log method, path, status and time of every request but those of the watchers."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        began = time.monotonic()
        response = self.get_response(request)
        if request.path not in {"/healthz", "/readyz"}:
            facts = {
                "method": request.method,
                "path": request.path,
                "status": response.status_code,
                "milliseconds": round((time.monotonic() - began) * 1000),
            }
            log.info("request", extra=facts)
        return response
