"""Addresses of the console."""

from django.urls import path

from onewindow.sites.console import catalogue, home, looks, organisations, running

app_name = "console"
urlpatterns = [
    path("", home.enter, name="home"),
    path("running/", running.overview, name="running"),
    path("running/try-again/", running.try_again, name="try-again"),
    path("items/", catalogue.listing, name="items"),
    path("guides/<uuid:guide_id>/", catalogue.findings, name="guide"),
    path("posts/", organisations.posts, name="posts"),
    path("looks/", looks.listing, name="looks"),
]
