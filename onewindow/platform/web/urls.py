"""Addresses that belong to every page: modes, language, reports of the content policy."""

from django.urls import path
from django.views.i18n import set_language

from onewindow.platform.web.modes import switch
from onewindow.platform.web.reports import csp_report

urlpatterns = [
    path("mode/", switch, name="mode"),
    path("language/", set_language, name="set_language"),
    path("csp-report/", csp_report, name="csp-report"),
]
