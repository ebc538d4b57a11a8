"""The form of a guide in one situation, filled with what was typed, what the answers say and what is known."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType
from uuid import UUID

from onewindow.contexts.catalogue import api as catalogue
from onewindow.contexts.catalogue.api import Answers
from onewindow.contexts.forms.domain.fields import (
    ColumnView,
    FieldView,
    Follows,
    FormView,
    Kind,
    OptionView,
    Provenance,
    SectionView,
    Values,
)
from onewindow.contexts.forms.domain.schema import Schema, schema_of
from onewindow.contexts.forms.domain.typed import Posted
from onewindow.contexts.forms.domain.typed import typed as read_posted
from onewindow.contexts.parties import api as parties
from onewindow.contexts.parties.api import KnownDatum

NOTHING: Values = MappingProxyType({})
ONE_OF = frozenset({Kind.RADIO, Kind.SELECT})
FROM_ANSWERS = Provenance(name="情形选择")


def form(*, guide_id: UUID, answers: Answers, applicant_id: UUID | None, values: Values = NOTHING) -> FormView:
    """Return the form as the situation asks for it, filled: with what was typed, else what is known of the applicant.

    What is known carries its source; what the answers say is shown and not asked. Nothing is filled in for whoever
    may not see the applicant's data: then `applicant_id` is None.

    :raises NotFound: if there is no such guide
    :raises Invalid: if the answers are none of the guide's
    """
    known = parties.known_data(party_id=applicant_id) if applicant_id is not None else {}
    return filled(guide_id, answers, values, known)


def filled(guide_id: UUID, answers: Answers, values: Values, known: Mapping[str, KnownDatum]) -> FormView:
    """Return the form with the values in it."""
    guide = catalogue.guide(guide_id=guide_id)
    answered = catalogue.answered_values(guide_id=guide_id, answers=answers)
    options = {question.element: question.options for question in guide.document.questions if question.element}
    everything = {**{code: datum.value for code, datum in known.items()}, **values, **answered}
    sections = catalogue.form_sections(guide_id=guide_id, answers=answers, values=everything)

    def view(field: catalogue.FormField) -> FieldView:
        code = field.element
        datum = known.get(code) if field.prefilled and code not in answered else None
        if datum and code in values and values[code] != datum.value:
            datum = None  # somebody typed something else: it no longer comes from there
        value = datum.value if datum else answered.get(code, values.get(code))
        return _field(field, options.get(code, field.options), value, _source(datum, is_answered=code in answered))

    whole = {section.code: section.fields for section in guide.document.form}
    return FormView(
        guide_id=guide_id,
        title=guide.name,
        sections=tuple(
            _section(section, tuple(map(view, section.fields)), tuple(map(view, _others(section, whole))), whole)
            for section in sections
        ),
    )


type Whole = Mapping[str, tuple[catalogue.FormField, ...]]  # all fields of a section, by its code


def _others(section: catalogue.FormSection, whole: Whole) -> Iterator[catalogue.FormField]:
    """Return the fields of a section that the situation does not ask for."""
    asked = {field.element for field in section.fields}
    return (field for field in whole[section.code] if field.element not in asked)


def _section(
    section: catalogue.FormSection, fields: tuple[FieldView, ...], others: tuple[FieldView, ...], whole: Whole
) -> SectionView:
    """Return a section, each field with the choice that it follows; of the others those that follow one."""
    whens = {field.element: field.when for field in whole[section.code]}
    asking = {field.key: field for field in fields if field.kind in ONE_OF and not field.is_answered}
    choices = {key: field for key, field in asking.items() if _follows(whens[key], asking) is None}  # one level deep

    def following(field: FieldView) -> FieldView:
        return replace(field, follows=_follows(whens[field.key], choices))

    offered = tuple(one for one in map(following, others) if one.follows and not one.is_answered)
    return SectionView(
        code=section.code,
        title=section.title,
        help=section.help,
        fields=tuple(map(following, fields)),
        offered=offered,
    )


def _follows(when: catalogue.Condition, choices: Mapping[str, FieldView]) -> Follows | None:
    """Return the choice on which a condition hangs, if it hangs on one option of one field of the page."""
    if not isinstance(when, catalogue.Compare) or when.op is not catalogue.Op.EQ or when.element not in choices:
        return None
    options = choices[when.element].options
    return next((Follows(key=when.element, option=one) for one in options if one.code == when.value), None)


def _source(datum: KnownDatum | None, *, is_answered: bool) -> Provenance | None:
    if is_answered:
        return FROM_ANSWERS
    return Provenance(name=datum.source.name, as_of=datum.as_of) if datum else None


def _field(
    field: catalogue.FormField, options: tuple[catalogue.Option, ...], value: object, source: Provenance | None
) -> FieldView:
    return FieldView(
        key=field.element,
        label=field.label,
        kind=Kind(field.kind),
        is_required=field.required,
        help=field.help,
        unit=field.unit,
        options=_options(options),
        minimum=field.minimum,
        maximum=field.maximum,
        max_length=field.max_length,
        value=value,
        source=source,
        is_answered=source is FROM_ANSWERS,
        example=field.example,
        columns=tuple(_column(column) for column in field.columns),
        most_rows=field.most_rows,
    )


def _column(column: catalogue.Column) -> ColumnView:
    return ColumnView(
        key=column.code,
        label=column.label,
        kind=Kind(column.kind),
        is_required=column.required,
        help=column.help,
        unit=column.unit,
        options=_options(column.options),
        minimum=column.minimum,
        maximum=column.maximum,
        max_length=column.max_length,
    )


def _options(options: tuple[catalogue.Option, ...]) -> tuple[OptionView, ...]:
    return tuple(OptionView(code=option.code, label=option.label, note=option.note) for option in options)


def typed(*, guide_id: UUID, answers: Answers, posted: Posted) -> dict[str, object]:
    """Return the values that a page posted, by data element, as JSON. What cannot be read stays as it was typed.

    :raises NotFound: if there is no such guide
    :raises Invalid: if the answers are none of the guide's
    """
    document = catalogue.guide(guide_id=guide_id).document
    answered = catalogue.answered_values(guide_id=guide_id, answers=answers)
    everywhere = (_field(field, field.options, None, None) for field in document.fields)
    return read_posted((field for field in everywhere if field.key not in answered), posted)


def schema(*, guide_id: UUID, answers: Answers, values: Values = NOTHING) -> Schema:
    """Return the JSON Schema (2020-12) of the form in the situation; what must hold between two data, which the
    language cannot say, stands in `x-checks` as the guide says it.

    :raises NotFound: if there is no such guide
    :raises Invalid: if the answers are none of the guide's
    """
    view = filled(guide_id, answers, values, {})
    checks = catalogue.guide(guide_id=guide_id).document.checks
    return schema_of(view.title, view.fields) | {"x-checks": [one.model_dump(mode="json") for one in checks]}
