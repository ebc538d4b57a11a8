"""Receipts of commands: what was answered to which key."""

from typing import ClassVar

from django.db import models
from django.db.models.functions import Now

from onewindow.platform.pii.registry import NO_PERSONAL_DATA, ClearText, PersonalData


class Receipt(models.Model):
    """The first answer to a command; the same key with another body is refused."""

    PII: ClassVar[PersonalData] = NO_PERSONAL_DATA
    CLEAR: ClassVar[ClearText] = {"answer": "ids, states and days"}

    pk = models.CompositePrimaryKey("account_id", "endpoint", "key")
    account_id = models.UUIDField()
    endpoint = models.CharField(max_length=64, db_collation="C")
    key = models.CharField(max_length=64, db_collation="C")
    body_hash = models.BinaryField()
    subject_id = models.UUIDField()
    answer = models.JSONField(null=True)
    recorded_at = models.DateTimeField(db_default=Now())
