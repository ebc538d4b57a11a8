"""核验: what anybody who holds a paper may know of it, by the code printed on it."""

from http import HTTPStatus

from django.http import HttpResponse
from django.shortcuts import redirect, render

from onewindow.contexts.documents import api as documents
from onewindow.kernel.errors import NotFound
from onewindow.platform.web.requests import Request


def verify(request: Request) -> HttpResponse:
    """Ask for the code of a paper."""
    typed = "".join(filter(str.isalnum, request.GET.get("code", "")))[:40]
    if typed:
        return redirect("portal:verified", typed)
    return render(request, "portal/verify.html", {"typed": "", "is_unknown": False})


def verified(request: Request, code: str) -> HttpResponse:
    """Show whether the paper of a code is genuine: where the QR code of a paper leads."""
    try:
        found = documents.verification(code=code)
    except NotFound:
        context = {"typed": code, "is_unknown": True}
        return render(request, "portal/verify.html", context, status=HTTPStatus.NOT_FOUND)
    return render(request, "portal/verified.html", {"found": found})
