"""Addresses of the counter."""

from django.urls import path

from onewindow.sites.counter import applications, cases, delivery, materials, parties

app_name = "counter"
urlpatterns = [
    path("", cases.inbox, name="inbox"),
    path("cases/<uuid:case_id>/", cases.show, name="case"),
    path("cases/<uuid:case_id>/receive/", cases.receive, name="receive"),
    path("cases/<uuid:case_id>/examine/", cases.examine, name="examine"),
    path("cases/<uuid:case_id>/decline/", cases.decline, name="decline"),
    path("cases/<uuid:case_id>/papers/<int:seq>/", cases.paper, name="paper"),
    path("documents/<uuid:document_id>/", cases.document, name="document"),
    path("delivery/", delivery.waiting, name="delivery"),
    path("delivery/<uuid:case_id>/", delivery.show, name="result"),
    path("delivery/<uuid:case_id>/make/", delivery.make, name="make"),
    path("delivery/<uuid:case_id>/ready/", delivery.ready, name="ready"),
    path("delivery/<uuid:case_id>/hand-over/", delivery.hand_over, name="hand-over"),
    path("delivery/<uuid:case_id>/ship/", delivery.ship, name="ship"),
    path("visit/", parties.visit, name="visit"),
    path("visit/end/", parties.end, name="end"),
    path("visit/guides/<uuid:guide_id>/", applications.begin, name="begin"),
    path("visit/<uuid:case_id>/situation/", applications.situation, name="situation"),
    path("visit/<uuid:case_id>/form/", applications.form, name="form"),
    path("visit/<uuid:case_id>/papers/", materials.papers, name="papers"),
    path("visit/<uuid:case_id>/papers/on-paper/", materials.on_paper, name="on-paper"),
    path("visit/<uuid:case_id>/papers/<slug:code>/scan/", materials.scan, name="scan"),
    path("visit/<uuid:case_id>/take-in/", applications.take_in, name="take-in"),
    path("visit/<uuid:case_id>/taken-in/", applications.taken_in, name="taken-in"),
]
