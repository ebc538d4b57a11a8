"""Posts: which stand empty, and for which nobody covers."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from onewindow.contexts.organisations import api as organisations
from onewindow.kernel.instants import legal_day
from onewindow.platform.web.requests import Request
from onewindow.sites.console.menu import menu
from onewindow.sites.identity import page


@page(verb="console.security")
def posts(request: Request) -> HttpResponse:
    """List the posts of the region by organisation, with what is lacking today."""
    region, today = request.actor.region_path, legal_day(timezone.now())
    found = organisations.posts_in(region_path=region)
    unmanned = {post.id for post in organisations.unmanned_posts(region_path=region, on=today)}
    uncovered = {post.id for post in organisations.posts_without_cover(region_path=region, on=today)}
    names = organisations.organisations(ids={post.organisation_id for post in found})
    lines = [(names[post.organisation_id].name, post, post.id in unmanned, post.id in uncovered) for post in found]
    values = {"lines": lines, "unmanned": len(unmanned), "links": menu(request.actor)}
    return render(request, "console/posts.html", values)
