"""The rows of a case: the hot row, and what lies beside it."""

from onewindow.contexts.cases.models.beside import (
    CaseEvent,
    CaseForm,
    CaseNumber,
    CaseTally,
    SpecialRun,
    WorkLine,
)
from onewindow.contexts.cases.models.case import Case
from onewindow.contexts.cases.models.watching import RuleHit, SecondNotice

__all__ = [
    "Case",
    "CaseEvent",
    "CaseForm",
    "CaseNumber",
    "CaseTally",
    "RuleHit",
    "SecondNotice",
    "SpecialRun",
    "WorkLine",
]
