"""How far each series has been handed out."""

from typing import ClassVar

from django.db import models

from onewindow.platform.pii.registry import NO_PERSONAL_DATA, PersonalData


class Series(models.Model):
    """A series of serial numbers, for instance of one item on one day; `next` is the first not yet reserved."""

    PII: ClassVar[PersonalData] = NO_PERSONAL_DATA

    name = models.CharField(max_length=128, primary_key=True, db_collation="C")
    next = models.BigIntegerField(default=1)
