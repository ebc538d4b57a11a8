"""The questions and the form of a guide on one page each. What may be typed is decided by the room of forms."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django import forms
from django.forms.utils import ErrorDict, ErrorList
from django.utils.translation import gettext

from onewindow.contexts.catalogue import api as catalogue
from onewindow.contexts.forms.api import ColumnView, FieldProblem, FieldView, FormView, Kind
from onewindow.platform.web.forms import DayInput, Form

type Cell = FieldView | ColumnView


class SituationForm(Form):
    """The questions that are asked, with what was answered."""

    def __init__(self, questions: Iterable[catalogue.Question], **given: Any) -> None:
        super().__init__(**given)
        for question in questions:
            choices = [(option.code, option.label) for option in question.options]
            of, widget = ASKED[question.kind]
            self.fields[question.code] = of(label=question.text, help_text=question.why, choices=choices, widget=widget)
            self.fields[question.code].error_messages["required"] = gettext("请选择%(label)s") % {
                "label": question.title
            }


ASKED: Mapping[catalogue.QuestionKind, tuple[type[forms.ChoiceField], type[forms.Widget]]] = {
    catalogue.QuestionKind.SINGLE: (forms.ChoiceField, forms.RadioSelect),
    catalogue.QuestionKind.MULTI: (forms.MultipleChoiceField, forms.CheckboxSelectMultiple),
}


class GuideForm(Form):
    """The whole form, filled with what was typed; its errors are the problems that the room of forms found."""

    def __init__(self, view: FormView, problems: Iterable[FieldProblem] = ()) -> None:
        self.view = view
        asked = dict(pair for field in view.fields if not field.is_answered for pair in _cells(field))
        super().__init__(initial={name: value for name, (_, value) in asked.items()})
        self.fields.update({name: _field(cell) for name, (cell, _) in asked.items()})
        self.problems = _errors(problems, self.fields)

    @property
    def errors(self) -> ErrorDict:
        """Return what is wrong, by field."""
        return self.problems

    def sections(self) -> Iterator[tuple[str, list[tuple[FieldView, list[forms.BoundField]]]]]:
        """Return the sections, each field with its inputs; one that the situation answers has none."""
        for section in self.view.sections:
            yield section.title, [(field, self._bound(field)) for field in section.fields]

    def _bound(self, field: FieldView) -> list[forms.BoundField]:
        return [] if field.is_answered else [self[name] for name, _ in _cells(field)]


def _cells(field: FieldView) -> Iterator[tuple[str, tuple[Cell, object]]]:
    """Return the names, cells and values under which a field is posted: one, or those of each row of a table."""
    if field.kind is Kind.ROWS:
        rows = [*field.value] if isinstance(field.value, list | tuple) else []
        for number, row in enumerate([*rows, {}][: field.most_rows]):
            yield from ((f"{field.key}-{number}-{cell.key}", (cell, row.get(cell.key))) for cell in field.columns)
    elif isinstance(field.value, bool) and field.kind is Kind.YES_NO:
        yield field.key, (field, "YES" if field.value else "NO")
    else:
        yield field.key, (field, field.value)


def _field(cell: Cell) -> forms.Field:
    common: dict[str, Any] = {"label": cell.label, "help_text": cell.help, "required": cell.is_required}
    choices = [(option.code, option.label) for option in cell.options]
    match cell.kind:
        case Kind.RADIO:
            return forms.ChoiceField(choices=choices, widget=forms.RadioSelect, **common)
        case Kind.SELECT:
            return forms.ChoiceField(choices=[("", gettext("请选择")), *choices], **common)
        case Kind.CHECKBOXES:
            return forms.MultipleChoiceField(choices=choices, widget=forms.CheckboxSelectMultiple, **common)
        case Kind.YES_NO:
            answers = [("YES", gettext("是")), ("NO", gettext("否"))]
            return forms.ChoiceField(choices=answers, widget=forms.RadioSelect, **common)
        case Kind.STATEMENT:
            return forms.BooleanField(**common)
        case Kind.PARAGRAPH:
            return forms.CharField(widget=forms.Textarea({"rows": 3}), **common)
        case Kind.DATE:
            return forms.CharField(widget=DayInput(), **common)
    return forms.CharField(widget=forms.TextInput({"autocomplete": "off"}), **common)


def _errors(problems: Iterable[FieldProblem], fields: Mapping[str, forms.Field]) -> ErrorDict:
    errors = ErrorDict()
    for problem in problems:
        name = problem.element if problem.row is None else f"{problem.element}-{problem.row}-{problem.column}"
        at = next((field for field in fields if field == name or field.startswith(f"{name}-")), None)
        if at is not None:
            errors.setdefault(at, ErrorList()).append(gettext(problem.sentence) % problem.values)
    return errors
