"""Which site answers which path."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

from onewindow.sites import workplaces

urlpatterns: list[URLPattern | URLResolver] = [
    path("api/v1/", include("onewindow.sites.open_api.urls")),  # first: machines ask the most
    path("", include("onewindow.platform.health.urls")),
    path("", include("onewindow.platform.web.urls")),
    path("", include("onewindow.sites.entrance.urls")),
    path("counter/", include("onewindow.sites.counter.urls")),
    path("desk/", include("onewindow.sites.desk.urls")),
    path("console/", include("onewindow.sites.console.urls")),
    path("supervise/", include("onewindow.sites.supervise.urls")),
    path("work/", workplaces.enter, name="work"),
    path("", include("onewindow.sites.portal.urls")),
]
if settings.IS_DEMO:
    urlpatterns.append(path("ui/", include("onewindow.platform.web.gallery.urls")))

handler400 = "onewindow.platform.web.problems.bad_request"
handler403 = "onewindow.platform.web.problems.forbidden"
handler404 = "onewindow.platform.web.problems.not_found"
handler500 = "onewindow.platform.web.problems.server_error"
