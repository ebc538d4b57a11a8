"""What was announced, how far each listener has come, and which subjects it is stuck on."""

from typing import ClassVar

from django.db import models
from django.db.models.functions import Now

from onewindow.platform.database.transactions import CurrentTransaction, TransactionIdField
from onewindow.platform.pii.fields import EncryptedTextField
from onewindow.platform.pii.registry import NO_PERSONAL_DATA, ClearText, PersonalData, Pii


class Announcement(models.Model):
    """One event, once, whoever listens."""

    PII: ClassVar[PersonalData] = NO_PERSONAL_DATA
    CLEAR: ClassVar[ClearText] = {"body": "ids, codes, days and hashes", "actor": "ids"}

    pk = models.CompositePrimaryKey("subject_id", "position")
    subject_kind = models.CharField(max_length=32, db_collation="C")
    subject_id = models.UUIDField()
    position = models.BigIntegerField(db_default=models.Func(models.Value("outbox_position"), function="nextval"))
    name = models.CharField(max_length=64, db_collation="C")
    body = models.JSONField()
    actor = models.JSONField()
    bulk = models.BooleanField(default=False)
    happened_at = models.DateTimeField()
    recorded_at = models.DateTimeField(db_default=Now())
    transaction = TransactionIdField(db_default=CurrentTransaction())

    class Meta:
        indexes = [models.Index(fields=["transaction", "position"], name="announcement_order")]


class Progress(models.Model):
    """How far a listener has come: everything up to here was heard or stands in `Stopped`."""

    PII: ClassVar[PersonalData] = NO_PERSONAL_DATA

    listener = models.CharField(max_length=128, primary_key=True, db_collation="C")
    transaction = TransactionIdField(default=0)
    position = models.BigIntegerField(default=0)


class Stopped(models.Model):
    """A subject whose announcements wait for one listener, since one of them failed."""

    PII: ClassVar[PersonalData] = {"error": Pii.FORM}  # an exception may quote what it choked on

    pk = models.CompositePrimaryKey("listener", "subject_id")
    listener = models.CharField(max_length=128, db_collation="C")
    subject_id = models.UUIDField()
    transaction = TransactionIdField()  # of the first announcement that waits
    position = models.BigIntegerField()
    tries = models.IntegerField(default=1)
    next_try_at = models.DateTimeField()
    parked_at = models.DateTimeField(null=True)  # given up until a person says “try again”
    error = EncryptedTextField()

    class Meta:
        indexes = [models.Index(fields=["next_try_at"], name="stopped_next_try")]
