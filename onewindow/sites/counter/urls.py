"""Addresses of the counter. Below `visit/` the clerk acts for the visitor (`sites.identity.VISIT`)."""

from django.urls import path

from onewindow.sites.counter import cases, delivery, intake, visits, windows

app_name = "counter"
urlpatterns = [
    path("", cases.inbox, name="inbox"),
    path("window/", windows.choose, name="window"),
    path("cases/<uuid:case_id>/", cases.show_case, name="case"),
    path("cases/<uuid:case_id>/receive/", cases.receive, name="receive"),
    path("cases/<uuid:case_id>/examine/", cases.examine, name="examine"),
    path("cases/<uuid:case_id>/decline/", cases.decline, name="decline"),
    path("cases/<uuid:case_id>/papers/<int:seq>/", cases.paper, name="paper"),
    path("documents/<uuid:document_id>/", cases.document, name="document"),
    path("delivery/", delivery.waiting, name="delivery"),
    path("delivery/<uuid:case_id>/", delivery.show_result, name="result"),
    path("delivery/<uuid:case_id>/make/", delivery.make, name="make"),
    path("delivery/<uuid:case_id>/ready/", delivery.ready, name="ready"),
    path("delivery/<uuid:case_id>/keep/", delivery.keep, name="keep-result"),
    path("delivery/<uuid:case_id>/hand-over/", delivery.hand_over, name="hand-over"),
    path("delivery/<uuid:case_id>/signed/", delivery.signed, name="signed"),
    path("delivery/<uuid:case_id>/ship/", delivery.ship, name="ship"),
    path("visits/", visits.log, name="visits"),
    path("visits/<uuid:visit_id>/resume/", visits.resume, name="resume"),
    path("visit/", visits.visit, name="visit"),
    path("visit/receive/", visits.receive, name="welcome"),
    path("visit/without-name/", visits.without_name, name="without-name"),
    path("visit/principal/", visits.principal, name="principal"),
    path("visit/end/", visits.end, name="end"),
    path("visit/begin/", intake.begin, name="begin"),
    path("visit/<uuid:case_id>/", intake.intake, name="intake"),
    path("visit/<uuid:case_id>/go-on/", intake.go_on, name="go-on"),
    path("visit/<uuid:case_id>/keep/", intake.keep, name="keep"),
    path("visit/<uuid:case_id>/discard/", intake.discard, name="discard"),
    path("visit/<uuid:case_id>/done/", intake.done, name="done"),
]
