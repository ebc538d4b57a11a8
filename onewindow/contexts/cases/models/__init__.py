"""The rows of a case: the hot row, its chain, its form, its line in the worklist, its number."""

from onewindow.contexts.cases.models.beside import CaseEvent, CaseForm, CaseNumber, CaseTally, QueryTry, WorkLine
from onewindow.contexts.cases.models.case import Case

__all__ = ["Case", "CaseEvent", "CaseForm", "CaseNumber", "CaseTally", "QueryTry", "WorkLine"]
