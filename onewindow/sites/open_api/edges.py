"""The edges of the open door: what never reaches an operation is answered in the form that programs read, too."""

from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext
from django.views.decorators.csrf import csrf_exempt

from onewindow.sites.open_api.problems import PROBLEM, misdirected

ROOT = "/api/v1"


class Edges:
    """Turn what stands before the operations answers with a page, such as 405 or an unreadable address."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        is_ours = request.path == ROOT or request.path.startswith(f"{ROOT}/")
        if not is_ours or response.status_code < HTTPStatus.BAD_REQUEST or response["Content-Type"] == PROBLEM:
            return response
        problem = misdirected(request, HTTPStatus(response.status_code))
        for name in ("Allow", "Retry-After"):
            if name in response:
                problem[name] = response[name]
        return problem


@csrf_exempt
def index(request: HttpRequest) -> HttpResponse:
    """Say where the description lies, and what there is: for whoever calls the door itself."""
    if request.method not in {"GET", "HEAD"}:
        return misdirected(request, HTTPStatus.METHOD_NOT_ALLOWED, Allow="GET, HEAD")
    return JsonResponse(
        {
            "title": gettext("一窗开放接口"),
            "version": "1",
            "description": f"{ROOT}/openapi.json",
            "resources": [f"{ROOT}/{name}" for name in ("cases", "guides", "applicants")],
        },
        json_dumps_params={"ensure_ascii": False},
    )
