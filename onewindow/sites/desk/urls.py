"""Addresses of the desk."""

from django.urls import path

from onewindow.sites.desk import cases

app_name = "desk"
urlpatterns = [
    path("", cases.inbox, name="inbox"),
    path("cases/<uuid:case_id>/", cases.show, name="case"),
    path("cases/<uuid:case_id>/examine/", cases.examine, name="examine"),
    path("cases/<uuid:case_id>/opinion/", cases.give_opinion, name="opinion"),
    path("cases/<uuid:case_id>/decide/", cases.decide, name="decide"),
    path("papers/<uuid:case_id>/<int:seq>/", cases.paper, name="paper"),
    path("documents/<uuid:document_id>/", cases.document, name="document"),
]
