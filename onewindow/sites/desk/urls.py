"""Addresses of the desk."""

from django.urls import path

from onewindow.sites.desk import approval, cases, papers, prolonging, shared

app_name = "desk"
urlpatterns = [
    path("", cases.inbox, name="inbox"),
    path("cases/<uuid:case_id>/", cases.show, name="case"),
    path("cases/<uuid:case_id>/next/", cases.following, name="next"),
    path("cases/<uuid:case_id>/examine/", cases.examine, name="examine"),
    path("cases/<uuid:case_id>/decline/", cases.decline, name="decline"),
    path("cases/<uuid:case_id>/opinion/", approval.give_opinion, name="opinion"),
    path("cases/<uuid:case_id>/decide/", approval.decide, name="decide"),
    path("cases/<uuid:case_id>/extend/", prolonging.extend, name="extend"),
    path("cases/<uuid:case_id>/special/", prolonging.start_special, name="start_special"),
    path("cases/<uuid:case_id>/special/result/", prolonging.end_special, name="end_special"),
    path("cases/<uuid:case_id>/papers/<int:seq>/", papers.paper, name="paper"),
    path("cases/<uuid:case_id>/papers/<int:seq>/shared/", shared.shared, name="shared"),
    path("cases/<uuid:case_id>/documents/<uuid:document_id>/", papers.document, name="document"),
]
