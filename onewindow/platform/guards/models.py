"""Which edition stands of what changes seldom."""

from typing import ClassVar

from django.db import models

from onewindow.platform.pii.registry import NO_PERSONAL_DATA, PersonalData


class Edition(models.Model):
    """Counted up by the database with every change of a table that has it (`operations.new_edition`)."""

    PII: ClassVar[PersonalData] = NO_PERSONAL_DATA

    name = models.CharField(max_length=32, primary_key=True, db_collation="C")
    number = models.BigIntegerField()
