"""The columns of every chained event table. A room that keeps a chain derives its own table from this."""

from django.db import models
from django.db.models.functions import Now

from onewindow.platform.database.transactions import CurrentTransaction, TransactionIdField
from onewindow.platform.ledger.chain import ALGORITHM


class ChainedEvent(models.Model):
    """One act in the life of one subject; rows are only added (`append_only` in the room's migration)."""

    pk = models.CompositePrimaryKey("subject_id", "seq")
    subject_id = models.UUIDField()
    seq = models.IntegerField()
    name = models.CharField(max_length=64, db_collation="C")  # the event's class
    body = models.JSONField()  # ids, codes, days and hashes only, never a person's data
    body_hash = models.BinaryField()
    actor = models.JSONField()  # `Actor.trace()`
    happened_at = models.DateTimeField()
    recorded_at = models.DateTimeField(db_default=Now())
    transaction = TransactionIdField(db_default=CurrentTransaction())
    algorithm = models.CharField(max_length=32, db_collation="C", default=ALGORITHM)
    prev = models.BinaryField()
    hash = models.BinaryField()

    class Meta:
        abstract = True
