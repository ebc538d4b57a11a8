"""Organisations: today's row, and the names and parents they had from which day."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from onewindow.contexts.organisations.domain.kinds import OrganisationKind
from onewindow.contexts.organisations.models.regions import Region
from onewindow.kernel.ids import new_id
from onewindow.platform.access.actors import Place
from onewindow.platform.pii.registry import NO_PERSONAL_DATA, ClearText, PersonalData


class Organisation(models.Model):
    """A department, a centre, a township's service centre, as it stands today."""

    PII: ClassVar[PersonalData] = NO_PERSONAL_DATA
    CLEAR: ClassVar[ClearText] = {
        "name": "an organ's",
        "short_name": "an organ's",
        "reconsideration_organ": "an organ's",
        "reconsideration_online": "a public address",
        "court": "a court's",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    kind = models.CharField(max_length=16, db_collation="C")
    credit_code = models.CharField(max_length=18, unique=True, db_collation="C")  # GB 32100
    name = models.CharField(max_length=100)
    short_name = models.CharField(max_length=30)
    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")
    region_path = models.CharField(max_length=255, db_collation="C")  # of the region, for the scope filter
    parent = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")
    consult_phone = models.CharField(max_length=20, db_collation="C")
    complaint_phone = models.CharField(max_length=20, db_collation="C")
    # 《行政复议法》第二十四条、第二十七条: where a refusal can be taken to (decision 14)
    reconsideration_organ = models.CharField(max_length=100, default="")
    reconsideration_online = models.CharField(max_length=200, default="")
    court = models.CharField(max_length=100, default="")

    class Meta:
        constraints = [
            models.CheckConstraint(name="organisation_kind_known", condition=Q(kind__in=[*map(str, OrganisationKind)])),
            models.CheckConstraint(name="organisation_not_under_itself", condition=~Q(parent=F("id"))),
            models.CheckConstraint(
                name="organisation_complaint_is_elsewhere",
                condition=Q(consult_phone="") | ~Q(consult_phone=F("complaint_phone")),
            ),
        ]
        indexes = [models.Index(fields=["region_path"], name="organisation_region")]

    @property
    def place(self) -> Place:
        return Place(self.id, self.region_path)


class OrganisationStanding(models.Model):
    """What an organisation was called and whom it stood under from a day on."""

    PII: ClassVar[PersonalData] = NO_PERSONAL_DATA
    CLEAR: ClassVar[ClearText] = {"name": "an organ's", "short_name": "an organ's"}

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    valid_from = models.DateField()
    name = models.CharField(max_length=100)
    short_name = models.CharField(max_length=30)
    parent = models.ForeignKey(Organisation, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(name="organisation_standing_a_day", fields=["organisation", "valid_from"])
        ]
