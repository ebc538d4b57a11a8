"""Addresses of the portal."""

from django.urls import path

from onewindow.sites.portal import home

app_name = "portal"
urlpatterns = [
    path("", home.home, name="home"),
]
