"""What supervision keeps of a case: the rules that were hit, and the second notice that was allowed. Only added."""

from typing import ClassVar

from django.db import models
from django.db.models.functions import Now

from onewindow.contexts.cases.domain.watching import Rule
from onewindow.platform.pii.fields import EncryptedTextField
from onewindow.platform.pii.registry import NO_PERSONAL_DATA, ClearText, PersonalData, Pii


class RuleHit(models.Model):
    """A rule of 电子监察 that an act hit, or that a refused attempt would have; `seq` is that of the act."""

    PII: ClassVar[PersonalData] = NO_PERSONAL_DATA
    CLEAR: ClassVar[ClearText] = {"actor": "ids"}

    pk = models.CompositePrimaryKey("case_id", "rule", "seq")
    case_id = models.UUIDField()
    rule = models.CharField(max_length=4, db_collation="C")
    seq = models.IntegerField()
    is_attempt = models.BooleanField(default=False)  # refused, and noted all the same
    organisation_id = models.UUIDField()  # whose case it is
    actor = models.JSONField()  # `Actor.trace()`
    happened_at = models.DateTimeField()

    class Meta:
        db_table = "cases_rule_hit"
        constraints = [
            models.CheckConstraint(name="rule_hit_known", condition=models.Q(rule__in=[rule.value for rule in Rule]))
        ]


class SecondNotice(models.Model):
    """A supervisor allowed a second notice for what the supplement itself brought (decision 4): once a case."""

    PII: ClassVar[PersonalData] = {"reason": Pii.FORM}
    CLEAR: ClassVar[ClearText] = {"actor": "ids"}

    case_id = models.UUIDField(primary_key=True)
    reason = EncryptedTextField()
    actor = models.JSONField()  # `Actor.trace()`
    allowed_at = models.DateTimeField()
    recorded_at = models.DateTimeField(db_default=Now())

    class Meta:
        db_table = "cases_second_notice"
