"""The columns of every chained event table. A room that keeps a chain derives its own table from this."""

from typing import LiteralString

from django.apps import apps
from django.db import models
from django.db.models.functions import Now
from psycopg.sql import SQL, Composed, Identifier

from onewindow.platform.database.transactions import Cluster, CurrentTransaction, TransactionIdField
from onewindow.platform.ledger.chain import ALGORITHM, Link


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
    cluster = models.BigIntegerField(db_default=Cluster())
    algorithm = models.CharField(max_length=32, db_collation="C", default=ALGORITHM)
    prev = models.BinaryField()
    hash = models.BinaryField()

    class Meta:
        abstract = True
        indexes = [models.Index(fields=["transaction"], name="%(class)s_unsealed")]  # the sealer reads its end

    def link(self) -> Link:
        """Return the event as the verifier sees it."""
        return Link(
            subject_id=self.subject_id,
            seq=self.seq,
            name=self.name,
            actor=self.actor,
            happened_at=self.happened_at,
            body=self.body,
            body_hash=bytes(self.body_hash),
            prev=bytes(self.prev),
            hash=bytes(self.hash),
        )


def stamp_sql(event: str) -> Composed:
    """Return the SQL of an event's `chain.stamp`."""
    words: LiteralString = (
        "sha256(convert_to(to_char({event}.recorded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')"
        " || ' ' || {event}.transaction::text || ' ' || {event}.cluster::text, 'UTF8'))"
    )
    return SQL(words).format(event=Identifier(event))


def chains() -> tuple[type[ChainedEvent], ...]:
    """Return the event tables of the installed rooms, by name."""
    kept = [model for model in apps.get_models() if issubclass(model, ChainedEvent)]
    return tuple(sorted(kept, key=lambda model: model._meta.db_table))
