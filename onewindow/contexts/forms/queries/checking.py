"""Checking the values of a form against its schema; every problem in our own words."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import lru_cache, partial
from uuid import UUID

import jsonschema_rs

from onewindow.contexts.catalogue import api as catalogue
from onewindow.contexts.catalogue.api import Answers
from onewindow.contexts.forms.domain.checks import Check, Place, Relation, broken
from onewindow.contexts.forms.domain.fields import FieldView, Values
from onewindow.contexts.forms.domain.formats import NAMES, fits
from onewindow.contexts.forms.domain.problems import Fault, FieldProblem, in_order, problem
from onewindow.contexts.forms.domain.schema import schema_of
from onewindow.contexts.forms.queries.forms import filled
from onewindow.kernel.canonical import canonical
from onewindow.kernel.workdays import Term

FORMATS: Mapping[str, Callable[[str], bool]] = {name: partial(fits, kind) for kind, name in NAMES.items()}
KEPT = 512  # compiled schemas that a process keeps


def check(*, guide_id: UUID, answers: Answers, values: Values, on: date) -> tuple[FieldProblem, ...]:
    """Return what is wrong with the values on the day of filing, in the order of the form; nothing if all can be taken.

    Each value is looked at by itself, then what the guide says of two of them. Values of fields that the situation does
    not ask for are not looked at.

    :raises NotFound: if there is no such guide
    :raises Invalid: if the answers are none of the guide's
    """
    view = filled(guide_id, answers, values, {})
    asked = {field.key: field for field in view.fields if not field.is_answered}
    looked_at = {code: value for code, value in values.items() if code in asked}
    checker = _compiled(canonical(schema_of(view.title, asked.values())))
    found = [one for error in checker.iter_errors(looked_at) if (one := problem(asked, _fault(error)))]
    found += broken(asked, _checks(guide_id), looked_at, on=on)
    return in_order(tuple(asked.values()), found)


def _checks(guide_id: UUID) -> tuple[Check, ...]:
    return tuple(
        Check(
            place=_place(one.place),
            relation=Relation(one.relation),
            than=None if one.than == catalogue.FILING_DAY else _place(one.than),
            later=Term(one.later.amount, one.later.unit) if one.later else None,
        )
        for one in catalogue.guide(guide_id=guide_id).document.checks
    )


def _place(written: str) -> Place:
    element, _, column = written.partition(".")
    return Place(element=element, column=column)


@lru_cache(maxsize=KEPT)
def _compiled(schema: bytes) -> jsonschema_rs.Draft202012Validator:
    return jsonschema_rs.Draft202012Validator(schema.decode(), formats=dict(FORMATS), validate_formats=True)


def _fault(error: jsonschema_rs.ValidationError) -> Fault:
    said = error.kind.as_dict()
    return Fault(
        keyword=error.kind.name,
        path=tuple(error.instance_path),
        limit=said.get("property", said.get("limit")),
        value=error.instance,
    )


def kept(*, guide_id: UUID, answers: Answers, values: Values) -> dict[str, object]:
    """Return the values that belong to the form in the situation, with those that the answers give: what a case keeps.

    :raises NotFound: if there is no such guide
    :raises Invalid: if the answers are none of the guide's
    """
    view = filled(guide_id, answers, values, {})
    return {field.key: _json(field) for field in view.fields if field.value is not None}


def _json(field: FieldView) -> object:
    return [*field.value] if isinstance(field.value, tuple) else field.value
