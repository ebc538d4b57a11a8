"""The door of the room."""

from onewindow.contexts.materials.actions.planning import move_late, plan_late, plan_papers, plan_return
from onewindow.contexts.materials.actions.slots import Slot
from onewindow.contexts.materials.actions.standing import declare, promise_later, verify_paper, waive_paper
from onewindow.contexts.materials.actions.taking import let_go, remove_paper, reuse_paper, take_on_paper, take_upload
from onewindow.contexts.materials.actions.vault import PaperFile, keep_issued, paper_file
from onewindow.contexts.materials.domain import (
    AlreadyFiled,
    DayFull,
    DeclarationEmpty,
    DraftFull,
    MayNotBeLate,
    NoLongerValid,
    NothingToVerify,
    NotYourPaper,
    PaperView,
    ReasonNeeded,
    Source,
    State,
    TooManyFiles,
    Trust,
    Wanted,
)
from onewindow.contexts.materials.queries import handed_in, paper, papers, still_late, unfiled, vault

__all__ = [
    "AlreadyFiled",
    "DayFull",
    "DeclarationEmpty",
    "DraftFull",
    "MayNotBeLate",
    "NoLongerValid",
    "NotYourPaper",
    "NothingToVerify",
    "PaperFile",
    "PaperView",
    "ReasonNeeded",
    "Slot",
    "Source",
    "State",
    "TooManyFiles",
    "Trust",
    "Wanted",
    "declare",
    "handed_in",
    "keep_issued",
    "let_go",
    "move_late",
    "paper",
    "paper_file",
    "papers",
    "plan_late",
    "plan_papers",
    "plan_return",
    "promise_later",
    "remove_paper",
    "reuse_paper",
    "still_late",
    "take_on_paper",
    "take_upload",
    "unfiled",
    "vault",
    "verify_paper",
    "waive_paper",
]
