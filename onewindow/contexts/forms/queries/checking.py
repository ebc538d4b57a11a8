"""Checking the values of a form against its schema; every problem in our own words."""

from collections.abc import Callable, Mapping
from functools import lru_cache, partial
from uuid import UUID

import jsonschema_rs

from onewindow.contexts.catalogue.api import Answers
from onewindow.contexts.forms.domain.fields import FieldView, Values
from onewindow.contexts.forms.domain.formats import NAMES, fits
from onewindow.contexts.forms.domain.problems import Fault, FieldProblem, in_order, problem
from onewindow.contexts.forms.domain.schema import schema_of
from onewindow.contexts.forms.queries.forms import filled
from onewindow.kernel.canonical import canonical

FORMATS: Mapping[str, Callable[[str], bool]] = {name: partial(fits, kind) for kind, name in NAMES.items()}
KEPT = 512  # compiled schemas that a process keeps


def check(*, guide_id: UUID, answers: Answers, values: Values) -> tuple[FieldProblem, ...]:
    """Return what is wrong with the values, in the order of the form; nothing if all can be taken.

    Values of fields that the situation does not ask for are not looked at.

    :raises NotFound: if there is no such guide
    :raises Invalid: if the answers are none of the guide's
    """
    view = filled(guide_id, answers, values, {})
    asked = {field.key: field for field in view.fields if not field.is_answered}
    looked_at = {code: value for code, value in values.items() if code in asked}
    checker = _compiled(canonical(schema_of(view.title, asked.values())))
    found = [problem(asked, _fault(error)) for error in checker.iter_errors(looked_at)]
    return in_order(tuple(asked.values()), [one for one in found if one is not None])


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
