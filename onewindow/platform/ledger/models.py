"""The log: one leaf an event, and the checkpoints that were signed over it. Rows are only added."""

from typing import ClassVar

from django.db import models

from onewindow.platform.database.transactions import TransactionIdField
from onewindow.platform.ledger.checkpoints import Checkpoint
from onewindow.platform.pii.registry import NO_PERSONAL_DATA, ClearText, PersonalData


class Leaf(models.Model):
    """The place of one event in the log; positions begin with 0 and have no gaps."""

    PII: ClassVar[PersonalData] = NO_PERSONAL_DATA
    CLEAR: ClassVar[ClearText] = {"stamp": "a hash"}

    position = models.BigIntegerField(primary_key=True)
    chain = models.CharField(max_length=64, db_collation="C")  # the table of the event
    subject_id = models.UUIDField()
    seq = models.IntegerField()
    hash = models.BinaryField()  # the event's
    stamp = models.BinaryField()  # the hash of what the database added to it: when, in which transaction

    class Meta:
        db_table = "ledger_leaf"
        constraints = [models.UniqueConstraint(fields=["subject_id", "seq"], name="leaf_once_an_event")]

    @property
    def entry(self) -> bytes:
        """Return what stands in the log at this place."""
        return bytes(self.hash) + bytes(self.stamp)


class SignedCheckpoint(models.Model):
    """What was signed: the size and root of the log, tied to the checkpoint before."""

    PII: ClassVar[PersonalData] = NO_PERSONAL_DATA
    CLEAR: ClassVar[ClearText] = {"frontier": "hashes", "public_key": "a public key"}

    size = models.BigIntegerField(primary_key=True)
    root = models.BinaryField()
    prev = models.BinaryField()
    sealed_at = models.DateTimeField()
    public_key = models.BinaryField()
    signature = models.BinaryField()
    # Where the sealer goes on: everything of this cluster below the horizon is in the log.
    cluster = models.BigIntegerField()
    horizon = TransactionIdField()
    frontier = models.BinaryField()

    class Meta:
        db_table = "ledger_checkpoint"

    def checkpoint(self) -> Checkpoint:
        """Return what was signed, without what only the sealer needs."""
        return Checkpoint(
            size=self.size,
            root=bytes(self.root),
            prev=bytes(self.prev),
            sealed_at=self.sealed_at,
            public_key=bytes(self.public_key),
            signature=bytes(self.signature),
        )
