"""The door of 审批."""

from onewindow.contexts.approval.actions import decide, give_opinion
from onewindow.contexts.approval.domain import (
    AgainstOpinion,
    Conclusion,
    FourEyesNeeded,
    NoSuchStep,
    OpinionNeedsReason,
    PapersNeverCame,
    PapersStillDue,
    PointsUnanswered,
    ReviewUnfinished,
    TwoInspectorsNeeded,
)
from onewindow.contexts.approval.events import OpinionGiven
from onewindow.contexts.approval.queries import OpinionView, ReviewView, StepView, review

__all__ = [
    "AgainstOpinion",
    "Conclusion",
    "FourEyesNeeded",
    "NoSuchStep",
    "OpinionGiven",
    "OpinionNeedsReason",
    "OpinionView",
    "PapersNeverCame",
    "PapersStillDue",
    "PointsUnanswered",
    "ReviewUnfinished",
    "ReviewView",
    "StepView",
    "TwoInspectorsNeeded",
    "decide",
    "give_opinion",
    "review",
]
