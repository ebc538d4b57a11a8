"""The rows of a case: the hot row, and what lies beside it."""

from onewindow.contexts.cases.models.beside import (
    CaseEvent,
    CaseForm,
    CaseNumber,
    CaseTally,
    QueryTry,
    SpecialRun,
    WorkLine,
)
from onewindow.contexts.cases.models.case import Case

__all__ = ["Case", "CaseEvent", "CaseForm", "CaseNumber", "CaseTally", "QueryTry", "SpecialRun", "WorkLine"]
