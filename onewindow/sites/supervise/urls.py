"""Addresses of supervision."""

from django.urls import path

from onewindow.sites.supervise import cases

app_name = "supervise"
urlpatterns = [
    path("", cases.overview, name="overview"),
    path("cases/", cases.listing, name="cases"),
    path("cases/<uuid:case_id>/", cases.trace, name="trace"),
    path("cases/<uuid:case_id>/second-notice/", cases.allow_second_notice, name="second-notice"),
]
