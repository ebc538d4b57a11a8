"""Addresses of the portal."""

from django.urls import path

from onewindow.sites.portal import guides, home

app_name = "portal"
urlpatterns = [
    path("", home.home, name="home"),
    path("guides/", guides.guides, name="guides"),
    path("guides/<uuid:guide_id>/", guides.guide, name="guide"),
    path("guides/<uuid:guide_id>/apply/", guides.guide, name="apply"),
]
