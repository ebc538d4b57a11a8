"""Addresses of the portal."""

from django.urls import path

from onewindow.sites.portal import (
    applications,
    cases,
    guides,
    home,
    materials,
    notices,
    parties,
    query,
    verification,
    wallet,
)

app_name = "portal"
urlpatterns = [
    path("", home.home, name="home"),
    path("guides/", guides.guides, name="guides"),
    path("guides/<uuid:guide_id>/", guides.guide, name="guide"),
    path("guides/<uuid:guide_id>/apply/", applications.apply, name="apply"),
    path("applications/<uuid:case_id>/", applications.application, name="application"),
    path("applications/<uuid:case_id>/situation/", applications.situation, name="situation"),
    path("applications/<uuid:case_id>/situation/<slug:code>/", applications.question, name="question"),
    path("applications/<uuid:case_id>/form/<slug:code>/", applications.section, name="section"),
    path("applications/<uuid:case_id>/form/<slug:code>/save/", applications.keep, name="save"),
    path("applications/<uuid:case_id>/materials/", materials.listed, name="materials"),
    path("applications/<uuid:case_id>/materials/<slug:code>/", materials.material, name="material"),
    path("applications/<uuid:case_id>/materials/<slug:code>/later/", materials.later, name="later"),
    path("applications/<uuid:case_id>/materials/<slug:code>/<int:seq>/reuse/", materials.reuse, name="reuse"),
    path("applications/<uuid:case_id>/materials/<slug:code>/<int:seq>/remove/", materials.remove, name="remove"),
    path("applications/<uuid:case_id>/check/", applications.check, name="check"),
    path("applications/<uuid:case_id>/submit/", applications.submit, name="submit"),
    path("applications/<uuid:case_id>/discard/", applications.discard, name="discard"),
    path("cases/", cases.listed, name="cases"),
    path("cases/<uuid:case_id>/", cases.case, name="case"),
    path("cases/<uuid:case_id>/filed/", applications.filed, name="filed"),
    path("cases/<uuid:case_id>/withdraw/", cases.withdraw, name="withdraw"),
    path("cases/<uuid:case_id>/supplement/", cases.supplement, name="supplement"),
    path("cases/<uuid:case_id>/papers/<int:seq>/", materials.opened, name="paper"),
    path("cases/<uuid:case_id>/documents/<uuid:document_id>/", cases.document, name="document"),
    path("notices/", notices.listed, name="notices"),
    path("notices/read/", notices.read_all, name="notices-read"),
    path("notices/<uuid:notice_id>/", notices.opened, name="notice"),
    path("wallet/", wallet.wallet, name="wallet"),
    path("wallet/<uuid:licence_id>/", wallet.licence, name="licence"),
    path("acting/", parties.acting, name="acting"),
    path("query/", query.query, name="query"),
    path("verify/", verification.verify, name="verify"),
    path("verify/<str:code>", verification.verified, name="verified"),
]
