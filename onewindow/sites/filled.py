"""What the applicant filled in, for an officer who handles the case: no numbers of persons, and the look recorded."""

from datetime import datetime

from onewindow.contexts.cases import api as cases
from onewindow.contexts.forms import api as forms
from onewindow.platform.access.actors import Actor
from onewindow.platform.access.looks import record_look

PERSONAL = frozenset({forms.Kind.IDENTITY_NUMBER, forms.Kind.PHONE, forms.Kind.EMAIL, forms.Kind.BANK_ACCOUNT})


def filled(case: cases.CaseView, *, purpose: str, by: Actor, now: datetime) -> tuple[forms.FieldView, ...]:
    """Return what the situation and the form say about the matter, without numbers of persons; the look is recorded."""
    record_look(by=by, at=case.subject, person_id=case.owner_id, what="cases.form", purpose=purpose, now=now)
    filed = cases.form_on_file(case=case)
    view = forms.form(guide_id=case.guide_id, answers=filed.answers, applicant_id=None, values=filed.values)
    return tuple(field for field in view.fields if field.shown and field.kind not in PERSONAL)
