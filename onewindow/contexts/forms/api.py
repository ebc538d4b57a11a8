"""The door of the room."""

from onewindow.contexts.forms.domain.fields import (
    ColumnView,
    FieldView,
    FormView,
    Kind,
    OptionView,
    Provenance,
    SectionView,
    Values,
)
from onewindow.contexts.forms.domain.problems import FieldProblem
from onewindow.contexts.forms.domain.schema import Schema
from onewindow.contexts.forms.domain.typed import Posted
from onewindow.contexts.forms.queries.checking import check, kept
from onewindow.contexts.forms.queries.forms import form, schema, typed

__all__ = [
    "ColumnView",
    "FieldProblem",
    "FieldView",
    "FormView",
    "Kind",
    "OptionView",
    "Posted",
    "Provenance",
    "Schema",
    "SectionView",
    "Values",
    "check",
    "form",
    "kept",
    "schema",
    "typed",
]
