"""Opinions, as they were given; rows are only added."""

from typing import ClassVar

from django.db import models
from django.db.models.functions import Now

from onewindow.contexts.approval.domain import Conclusion, Opinion
from onewindow.kernel.ids import new_id
from onewindow.platform.pii.fields import EncryptedTextField
from onewindow.platform.pii.registry import ClearText, PersonalData, Pii


class OpinionRow(models.Model):
    """What one reviewer found in one step of one case."""

    PII: ClassVar[PersonalData] = {"reason": Pii.FORM}
    CLEAR: ClassVar[ClearText] = {"points": "codes of review points"}

    pk = models.CompositePrimaryKey("case_id", "seq")
    case_id = models.UUIDField()
    seq = models.IntegerField()  # 1, 2, 3 … within the case
    id = models.UUIDField(default=new_id)
    step = models.CharField(max_length=32, db_collation="C")
    organisation_id = models.UUIDField()
    post_id = models.UUIDField(null=True)
    person_id = models.UUIDField()
    companion_id = models.UUIDField(null=True)
    conclusion = models.CharField(max_length=8, db_collation="C")
    reason = EncryptedTextField()
    points = models.JSONField(default=list)  # codes of the review points that were checked
    given_at = models.DateTimeField()
    recorded_at = models.DateTimeField(db_default=Now())

    class Meta:
        db_table = "approval_opinion"
        constraints = [
            models.CheckConstraint(name="opinion_conclusion_known", condition=models.Q(conclusion__in=[*Conclusion])),
        ]

    def opinion(self) -> Opinion:
        """Return what the rules may see of the row."""
        return Opinion(
            step=self.step,
            person=self.person_id,
            conclusion=Conclusion(self.conclusion),
            reason=self.reason,
            companion=self.companion_id,
            points=tuple(self.points),
        )
