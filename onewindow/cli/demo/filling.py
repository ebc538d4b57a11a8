"""Filling in a form as its applicant would: what is known comes by itself, the rest is told or as in the example."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from onewindow.cli.demo.errands import CaseRow
from onewindow.contexts.forms import api as forms
from onewindow.contexts.parties import api as parties

# Whoever is asked for in the form is whoever stands behind the applicant.
CONTACTS = {
    "contact_name": ("legal_representative_name", "person_name"),
    "contact_phone": ("legal_representative_phone", "person_phone"),
}
ALWAYS = {"delivery_method": "WINDOW", "truth_statement": True}
AHEAD = "+"  # a day is told as so many days after the filing: "+20"


def filled(row: CaseRow, *, guide_id: UUID, applicant_id: UUID, on: date) -> dict[str, Any]:
    """Return the values of the case's form, filed on the day."""
    told = {**ALWAYS, **_contacts(applicant_id), **{code: _told(value, on) for code, value in row.values.items()}}
    form = forms.form(guide_id=guide_id, answers=row.answers, applicant_id=applicant_id, values=told)
    fields = [field for field in form.fields if not field.is_answered]
    known = {field.key: _json(field.value) for field in fields if field.value is not None}
    blank = {
        field.key: [field.example] for field in fields if field.is_required and field.value is None and field.example
    }
    return known | forms.typed(guide_id=guide_id, answers=row.answers, posted=blank)


def _contacts(applicant_id: UUID) -> Mapping[str, Any]:
    known = parties.known_data(party_id=applicant_id)
    found = {code: [known[source].value for source in sources if source in known] for code, sources in CONTACTS.items()}
    return {code: values[0] for code, values in found.items() if values}


def _told(value: object, on: date) -> object:
    if isinstance(value, list):
        return [
            {code: _told(cell, on) for code, cell in row.items()} if isinstance(row, dict) else row for row in value
        ]
    if isinstance(value, str) and value.startswith(AHEAD):
        return (on + timedelta(days=int(value))).isoformat()
    return value


def _json(value: object) -> object:
    return [*value] if isinstance(value, tuple) else value
