"""Addresses of the component page."""

from django.urls import path

from onewindow.platform.web.gallery import pages

app_name = "gallery"
urlpatterns = [
    path("", pages.citizen, name="citizen"),
    path("desk/", pages.desk, name="desk"),
    path("problem/<int:status>/", pages.problem, name="problem"),
]
