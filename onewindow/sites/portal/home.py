"""The home page: search first, then unfinished business, then everything else."""

from django.http import HttpResponse
from django.shortcuts import render

from onewindow.platform.web.requests import Request


def home(request: Request) -> HttpResponse:
    """Show the home page."""
    return render(request, "portal/home.html")
