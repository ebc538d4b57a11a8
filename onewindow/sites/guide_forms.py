"""The form of a guide as pages draw it, for applicants and for clerks alike. What may be typed is decided by the room
of forms, not here."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django import forms
from django.forms.utils import ErrorDict, ErrorList
from django.utils.translation import gettext

from onewindow.contexts.forms.api import ColumnView, FieldProblem, FieldView, Kind, SectionView
from onewindow.platform.pii.masking import mask_identity, mask_phone
from onewindow.platform.web.forms import DayInput, Form, NumberText
from onewindow.platform.web.parts import Entry, Opened

type Cell = FieldView | ColumnView
SPARE_ROWS = 2  # empty rows that a table offers beyond those that are filled in
DIGITS = frozenset({Kind.IDENTITY_NUMBER, Kind.BANK_ACCOUNT})
NUMBERS = frozenset({Kind.INTEGER, Kind.DECIMAL, Kind.MONEY, Kind.DATE})
MASKS = {Kind.IDENTITY_NUMBER: mask_identity, Kind.PHONE: mask_phone, Kind.BANK_ACCOUNT: mask_identity}
AUTOCOMPLETE = {"contact_name": "name", "contact_phone": "tel", "contact_email": "email"}


@dataclass(frozen=True, kw_only=True)
class Drawn:
    """A field with how it is drawn. `rows` is filled for a table, `said` for what the situation already says,
    `followers` for a choice that asks for more."""

    field: FieldView
    bound: forms.BoundField | None = None
    rows: tuple[tuple[forms.BoundField, ...], ...] = ()
    said: str = ""
    followers: tuple["Drawn", ...] = ()

    @property
    def source(self) -> str:
        """Return where the value was taken from."""
        return self.field.source.name if self.field.source else ""

    @property
    def masked(self) -> str:
        """Return the value as it stands on a page that others can see: numbers of persons in part."""
        mask = MASKS.get(self.field.kind)
        return mask(self.field.shown) if mask else self.field.shown

    @property
    def entry(self) -> Entry:
        """Return the field as the component draws it; of what is typed an example is shown while it is empty."""
        field = self.field
        return Entry(
            label=field.label,
            bound=self.bound,
            rows=self.rows,
            said=self.said,
            help=field.help,
            source=self.source,
            width=_width(field.kind),
            unit=field.unit,
            example="" if field.value or field.options or field.kind is Kind.DATE else field.example,
            is_required=field.is_required,
            opened=tuple(self._opened()),
        )

    def _opened(self) -> Iterator[Opened]:
        """Return what the choices of the field ask for, by choice."""
        for number, option in enumerate(_opening(self.field.key, [one.field for one in self.followers]), start=1):
            theirs = [one.entry for one in self.followers if _option(one.field) == option]
            label = next(one.label for one in self.field.options if one.code == option)
            yield Opened(number=number, label=label, entries=theirs)


class Openers(forms.RadioSelect):
    """Radio buttons of which some ask for more: the style sheet shows that once they are chosen."""

    def __init__(self, opening: Sequence[str] = ()) -> None:
        super().__init__()
        self.opening = opening

    def create_option(self, *given: Any, **more: Any) -> dict[str, Any]:
        """Return the option, marked with the number of what it opens."""
        option = super().create_option(*given, **more)
        if option["value"] in self.opening:
            option["attrs"]["data-opens"] = self.opening.index(option["value"]) + 1
        return option


class GuideForm(Form):
    """Sections of the form, filled with what was typed; its errors are the problems that the room of forms found."""

    def __init__(self, sections: Iterable[SectionView], problems: Iterable[FieldProblem] = ()) -> None:
        self.sections = tuple(sections)
        asked = [field for section in self.sections for field in section.drawn if not field.is_answered]
        super().__init__(initial=dict(_values(asked)))
        self.fields.update(_fields(asked))
        self.problems = _errors(problems, self.fields)

    @property
    def errors(self) -> ErrorDict:
        """Return what is wrong, by field."""
        return self.problems

    @property
    def sources(self) -> str:
        """Return where the values that were filled in beforehand come from."""
        fields = [field for section in self.sections for field in section.fields if not field.is_answered]
        return gettext("、").join(dict.fromkeys(field.source.name for field in fields if field.source))

    def drawn(self) -> Iterator[Drawn]:
        """Return the fields in the order of the form."""
        for section in self.sections:
            yield from self.drawn_of(section)

    def drawn_of(self, section: SectionView) -> Iterator[Drawn]:
        """Return the fields of one section, those that a choice asks for with that choice."""
        for field in section.drawn:
            if field.follows is None:
                followers = [one for one in section.drawn if one.follows and one.follows.key == field.key]
                yield replace(self._drawn(field), followers=tuple(map(self._drawn, followers)))

    def _drawn(self, field: FieldView) -> Drawn:
        if field.is_answered:
            return Drawn(field=field, said=field.shown)
        if field.kind is Kind.ROWS:
            return Drawn(field=field, rows=tuple(self._row(field, row) for row in range(_rows_of(field))))
        return Drawn(field=field, bound=self[field.key])

    def _row(self, field: FieldView, row: int) -> tuple[forms.BoundField, ...]:
        return tuple(self[f"{field.key}-{row}-{column.key}"] for column in field.columns)


def _option(field: FieldView) -> str:
    return field.follows.option.code if field.follows else ""


def _opening(key: str, fields: Iterable[FieldView]) -> tuple[str, ...]:
    """Return the options of a field that others follow, each once."""
    return tuple(dict.fromkeys(_option(one) for one in fields if one.follows and one.follows.key == key))


def _width(kind: Kind) -> str:
    """Return how wide an input is: as wide as what goes into it."""
    if kind in NUMBERS:
        return "short"
    return "full" if kind in {Kind.ADDRESS, Kind.PARAGRAPH, Kind.STATEMENT} else "medium"


def _values(asked: Iterable[FieldView]) -> Iterator[tuple[str, object]]:
    for field in asked:
        if field.kind is Kind.ROWS:
            for number, row in enumerate(_filled(field)):
                yield from ((f"{field.key}-{number}-{column.key}", row.get(column.key)) for column in field.columns)
        else:
            yield field.key, _value(field)


def _value(field: FieldView) -> object:
    if field.kind is Kind.YES_NO and isinstance(field.value, bool):
        return "YES" if field.value else "NO"
    return field.value


def _filled(field: FieldView) -> list[dict[str, Any]]:
    rows = field.value if isinstance(field.value, list | tuple) else ()
    return [dict(row) for row in rows if isinstance(row, dict)]


def _rows_of(field: FieldView) -> int:
    return min(max(len(_filled(field)) + SPARE_ROWS, SPARE_ROWS), field.most_rows)


def _fields(asked: Sequence[FieldView]) -> dict[str, forms.Field]:
    fields: dict[str, forms.Field] = {}
    for field in asked:
        if field.kind is Kind.ROWS:
            for row in range(_rows_of(field)):
                fields |= {f"{field.key}-{row}-{column.key}": _field(column) for column in field.columns}
        else:
            fields[field.key] = _field(field, opening=_opening(field.key, asked))
    return fields


def _field(cell: Cell, *, opening: Sequence[str] = ()) -> forms.Field:
    common: dict[str, Any] = {"label": _label(cell), "help_text": cell.help, "required": cell.is_required}
    choices = [(option.code, option.label) for option in cell.options]
    match cell.kind:
        case Kind.RADIO:
            return forms.ChoiceField(choices=choices, widget=Openers(opening), **common)
        case Kind.SELECT:
            return forms.ChoiceField(choices=[("", gettext("请选择")), *choices], **common)
        case Kind.CHECKBOXES:
            return forms.MultipleChoiceField(choices=choices, widget=forms.CheckboxSelectMultiple, **common)
        case Kind.YES_NO:
            answers = [("YES", gettext("是")), ("NO", gettext("否"))]
            return forms.ChoiceField(choices=answers, widget=forms.RadioSelect, **common)
        case Kind.STATEMENT:
            return forms.BooleanField(**common)
    return forms.CharField(widget=_input(cell), **common)


def _label(cell: Cell) -> str:
    """Return the label; in a table there is no room for a unit but here."""
    is_column = isinstance(cell, ColumnView) and bool(cell.unit)
    return gettext("%(label)s（%(unit)s）") % {"label": cell.label, "unit": cell.unit} if is_column else cell.label


def _input(cell: Cell) -> forms.Widget:
    attributes = {"autocomplete": AUTOCOMPLETE.get(cell.key, "off")}
    match cell.kind:
        case Kind.PARAGRAPH:
            return forms.Textarea({"rows": 4})
        case Kind.DATE:
            return DayInput()
        case Kind.INTEGER:
            return forms.TextInput({"inputmode": "numeric", "autocomplete": "off"})
        case Kind.DECIMAL | Kind.MONEY:
            return forms.TextInput({"inputmode": "decimal", "autocomplete": "off"})
        case Kind.PHONE:
            return forms.TextInput({"inputmode": "tel", **attributes})
        case Kind.EMAIL:
            return forms.EmailInput(attributes)
        case Kind.BANK_ACCOUNT:
            return NumberText()
        case Kind.IDENTITY_NUMBER | Kind.CREDIT_CODE:
            return forms.TextInput({"autocapitalize": "characters", "spellcheck": "false", **attributes})
    return forms.TextInput(attributes)


def _errors(problems: Iterable[FieldProblem], fields: dict[str, forms.Field]) -> ErrorDict:
    errors = ErrorDict()
    for problem in problems:
        name = problem.element if problem.row is None else f"{problem.element}-{problem.row}-{problem.column}"
        first = next((field for field in fields if field.startswith(f"{name}-") or field == name), None)
        if first is not None:
            errors.setdefault(first, ErrorList()).append(gettext(problem.sentence) % problem.values)
    return errors
