"""Addresses of the way in and out."""

from django.urls import path

from onewindow.sites.entrance import pages

app_name = "entrance"
urlpatterns = [
    path("login/", pages.enter, name="enter"),
    path("logout/", pages.leave, name="leave"),
]
