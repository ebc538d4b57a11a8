"""Editions of the calendar: what was corrected, by whom and why. Nothing is ever overwritten."""

from typing import ClassVar

from django.db import models
from django.db.models.functions import Now

from onewindow.contexts.calendar.domain import Said, SaidDay
from onewindow.platform.pii.registry import NO_PERSONAL_DATA, ClearText, PersonalData


class Edition(models.Model):
    """One correction of the tables that the program came with, numbered from 1."""

    PII: ClassVar[PersonalData] = NO_PERSONAL_DATA
    CLEAR: ClassVar[ClearText] = {"source": "the title of a public notice", "actor": "ids only"}

    id = models.UUIDField(primary_key=True, editable=False)
    number = models.BigIntegerField(unique=True)
    region_path = models.CharField(max_length=255, db_collation="C")
    year = models.IntegerField(null=True)  # the national year that this edition publishes
    source = models.CharField(max_length=200)  # the notice that it rests on
    actor = models.JSONField()  # `Actor.trace()`
    happened_at = models.DateTimeField()
    recorded_at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints = [
            models.UniqueConstraint(name="edition_year_once", fields=["year"]),
        ]


class EditionDay(models.Model):
    """One day as an edition says it; the newest edition of a region counts."""

    PII: ClassVar[PersonalData] = NO_PERSONAL_DATA
    CLEAR: ClassVar[ClearText] = {"name": "the name of a festival"}

    pk = models.CompositePrimaryKey("region_path", "on", "edition")
    region_path = models.CharField(max_length=255, db_collation="C")
    on = models.DateField()
    edition = models.BigIntegerField()  # its number
    said = models.CharField(max_length=16, db_collation="C")
    name = models.CharField(max_length=32, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="edition_day_said_known", condition=models.Q(said__in=[said.value for said in Said])
            ),
        ]

    def as_said(self) -> SaidDay:
        """Return what the row says."""
        return SaidDay(self.on, Said(self.said), self.name)
