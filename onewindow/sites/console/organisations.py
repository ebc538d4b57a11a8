"""Posts: who sits in each today, what it may do, which stand empty and for which nobody covers."""

from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext

from onewindow.contexts.organisations import api as organisations
from onewindow.kernel.instants import legal_day
from onewindow.platform.web.requests import Request
from onewindow.sites.console.menu import menu
from onewindow.sites.identity import page


@dataclass(frozen=True, kw_only=True)
class PostLine:
    """A post with who is on duty in it and what it may do."""

    post: organisations.PostView
    staff: tuple[organisations.StaffView, ...]
    rights: tuple[str, ...]
    has_cover: bool


@page(verb="console.security")
def posts(request: Request) -> HttpResponse:
    """List the posts of the region by organisation, with what is lacking today."""
    lines = _lines(request.actor.region_path, legal_day(timezone.now()))
    names = organisations.organisations(ids={line.post.organisation_id for line in lines})
    values = {
        "offices": [
            (names[office].name, tuple(of_office))
            for office, of_office in groupby(lines, key=lambda line: line.post.organisation_id)
        ],
        "unmanned": sum(not line.staff for line in lines),
        "links": menu(request),
    }
    return render(request, "console/posts.html", values)


def _lines(region_path: str, today: date) -> tuple[PostLine, ...]:
    seated = organisations.on_duty_in(region_path=region_path, on=today)
    rights = organisations.rights_in(region_path=region_path, on=today)
    uncovered = {post.id for post in organisations.posts_without_cover(region_path=region_path, on=today)}
    return tuple(
        PostLine(
            post=post,
            staff=tuple(one.staff for one in seated if one.post.id == post.id),
            rights=tuple(map(gettext, rights.get(post.id, ()))),
            has_cover=post.id not in uncovered,
        )
        for post in organisations.posts_in(region_path=region_path)
    )
