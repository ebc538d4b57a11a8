"""What a draft begins with: what is known of the applicant, and the visitor as who can be reached about it, unless
somebody says otherwise."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext

from onewindow.contexts.cases import api as cases
from onewindow.contexts.catalogue import api as catalogue
from onewindow.contexts.forms import api as forms
from onewindow.contexts.parties import api as parties
from onewindow.platform.access.actors import Actor

CONTACT = ("contact_name", "contact_phone")


def begun_values(guide: catalogue.Guide, *, visitor_id: UUID, by: Actor, now: datetime) -> dict[str, object]:
    """Return the name and phone of the visitor where the guide asks whom to reach; that they were read is recorded."""
    asked = {field.element for field in guide.fields}
    if not asked.intersection(CONTACT):
        return {}
    visitor = parties.party(party_id=visitor_id, by=by, purpose=gettext("代来访人填写联系人"), now=now)
    values = {"contact_name": visitor.name, "contact_phone": visitor.phone}
    return {key: value for key, value in values.items() if key in asked and value}


def with_known(
    values: Mapping[str, Any], *, guide_id: UUID, answers: Mapping[str, Any], applicant_id: UUID
) -> dict[str, Any]:
    """Return the values with what the form shows as known of the applicant, so that what counts what is left to fill in
    counts as whoever reads the page does."""
    view = forms.form(guide_id=guide_id, answers=answers, applicant_id=applicant_id, values=values)
    known = {field.key: field.value for field in view.fields if field.source and not field.is_answered}
    return {**known, **values}


def remember_known(*, case_id: UUID, by: Actor, now: datetime) -> None:
    """Keep in a draft what is known of the applicant by now; what a notice asks for stays as it was filed."""
    case = cases.case(case_id=case_id, by=by, verb="cases.file")
    if case.state is not cases.State.DRAFT:
        return
    form = cases.form_on_file(case=case)
    values = with_known(form.values, guide_id=case.guide_id, answers=form.answers, applicant_id=case.owner_id)
    cases.save_draft(case_id=case_id, values=values, by=by, now=now)
