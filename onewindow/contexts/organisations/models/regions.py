"""Regions: today's row with its materialised path, and 沿革, what held from which day."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from onewindow.contexts.organisations.domain.regions import Level
from onewindow.kernel.ids import new_id
from onewindow.platform.access.actors import Place
from onewindow.platform.pii.registry import NO_PERSONAL_DATA, ClearText, PersonalData


class Region(models.Model):
    """A region as it stands today. Scoped rows everywhere carry its `path`, never a prefix of its code."""

    PII: ClassVar[PersonalData] = NO_PERSONAL_DATA
    CLEAR: ClassVar[ClearText] = {"name": "a place's"}

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    level = models.CharField(max_length=8, db_collation="C")
    name = models.CharField(max_length=60)
    code = models.CharField(max_length=12, default="", db_collation="C")
    label = models.CharField(max_length=12, db_collation="C")
    parent = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")
    path = models.CharField(max_length=255, unique=True, db_collation="C")

    class Meta:
        constraints = [
            models.CheckConstraint(name="region_level_known", condition=Q(level__in=[*map(str, Level)])),
            models.CheckConstraint(
                name="region_top_is_province", condition=Q(level=str(Level.PROVINCE)) ^ Q(parent__isnull=False)
            ),
            models.CheckConstraint(name="region_not_under_itself", condition=~Q(parent=F("id"))),
            models.UniqueConstraint(name="region_code_once", fields=["code"], condition=~Q(code="")),
        ]

    @property
    def place(self) -> Place:
        return Place(None, self.path)


class RegionStanding(models.Model):
    """沿革: the name, code and parent that a region had from a day until the next of its standings began."""

    PII: ClassVar[PersonalData] = NO_PERSONAL_DATA
    CLEAR: ClassVar[ClearText] = {"name": "a place's"}

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")
    valid_from = models.DateField()
    name = models.CharField(max_length=60)
    code = models.CharField(max_length=12, default="", db_collation="C")
    parent = models.ForeignKey(Region, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(name="region_standing_a_day", fields=["region", "valid_from"])]
