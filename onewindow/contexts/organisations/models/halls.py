"""The register of halls and windows."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from onewindow.contexts.organisations.domain.kinds import WindowKind
from onewindow.contexts.organisations.models.organisations import Organisation
from onewindow.kernel.ids import new_id
from onewindow.platform.pii.registry import NO_PERSONAL_DATA, ClearText, PersonalData


class Hall(models.Model):
    """A hall where windows work."""

    PII: ClassVar[PersonalData] = NO_PERSONAL_DATA
    CLEAR: ClassVar[ClearText] = {"name": "a hall's", "address": "a hall's", "hours": "when it is open"}

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=60)
    address = models.CharField(max_length=200)
    hours = models.CharField(max_length=100)
    consult_phone = models.CharField(max_length=20, db_collation="C")
    complaint_phone = models.CharField(max_length=20, db_collation="C")
    closed_on = models.DateField(null=True)


class Window(models.Model):
    """A window of a hall."""

    PII: ClassVar[PersonalData] = NO_PERSONAL_DATA
    CLEAR: ClassVar[ClearText] = {"name": "a window's", "zone": "a part of the hall"}

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    hall = models.ForeignKey(Hall, on_delete=models.PROTECT, related_name="+")
    number = models.CharField(max_length=8, db_collation="C")
    kind = models.CharField(max_length=16, db_collation="C")
    name = models.CharField(max_length=60)
    zone = models.CharField(max_length=30, default="")
    closed_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(name="window_kind_known", condition=Q(kind__in=[*map(str, WindowKind)])),
            models.UniqueConstraint(name="window_number_in_hall", fields=["hall", "number"]),
        ]


class WindowService(models.Model):
    """What a window takes in: all items of a department, or one of them."""

    PII: ClassVar[PersonalData] = NO_PERSONAL_DATA

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    window = models.ForeignKey(Window, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    item_id = models.UUIDField(null=True)  # in `catalogue`; empty: every item of the organisation

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="window_service_once", fields=["window", "organisation", "item_id"], nulls_distinct=False
            )
        ]
