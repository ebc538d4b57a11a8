"""The visit log."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from onewindow.contexts.hall.domain import Deed, Ending, Facts, Purpose
from onewindow.kernel.ids import new_id
from onewindow.kernel.instants import legal_day
from onewindow.platform.pii.registry import NO_PERSONAL_DATA, PersonalData


class Visit(models.Model):
    """Somebody at a window. `owner_id` is the visitor; empty for one who gave no name."""

    PII: ClassVar[PersonalData] = NO_PERSONAL_DATA

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    organisation_id = models.UUIDField()  # whose hall it is
    region_path = models.CharField(max_length=255, db_collation="C")
    hall_id = models.UUIDField()
    window_id = models.UUIDField()
    received_by = models.UUIDField()  # the member of staff who was asked first
    held_by = models.UUIDField()  # whose it is now
    offered_to = models.UUIDField(null=True)
    owner_id = models.UUIDField(null=True)
    purpose = models.CharField(max_length=12, db_collation="C")
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    ending = models.CharField(max_length=10, default="", db_collation="C")

    class Meta:
        indexes = [
            models.Index(fields=["held_by", "started_at"], name="visit_open", condition=Q(ended_at=None)),
            models.Index(fields=["organisation_id", "started_at"], name="visit_organisation"),
            models.Index(fields=["owner_id", "started_at"], name="visit_owner"),
        ]
        constraints = [
            models.CheckConstraint(name="visit_purpose_known", condition=Q(purpose__in=[*map(str, Purpose)])),
            models.CheckConstraint(
                name="visit_over_says_how",
                condition=Q(ended_at__isnull=True, ending="")
                | Q(ended_at__isnull=False, ending__in=[*map(str, Ending)]),
            ),
            models.CheckConstraint(
                name="visit_ends_not_before_it_starts",
                condition=Q(ended_at__isnull=True) | Q(ended_at__gte=F("started_at")),
            ),
        ]

    @property
    def facts(self) -> Facts:
        return Facts(
            held_by=self.held_by,
            offered_to=self.offered_to,
            is_over=self.ended_at is not None,
            has_left=self.ending == Ending.LEFT,
            ended_on=legal_day(self.ended_at) if self.ended_at else None,
        )


class VisitDeed(models.Model):
    """One thing that was done on a visit, and about what; rows are only added."""

    PII: ClassVar[PersonalData] = NO_PERSONAL_DATA

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    visit = models.ForeignKey(Visit, on_delete=models.PROTECT, related_name="+")
    deed = models.CharField(max_length=12, db_collation="C")
    subject_kind = models.CharField(max_length=32, default="", db_collation="C")
    subject_id = models.UUIDField(null=True)
    done_by = models.UUIDField()  # a member of staff
    happened_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["visit", "happened_at"], name="visit_deed")]
        constraints = [
            models.CheckConstraint(name="visit_deed_known", condition=Q(deed__in=[*map(str, Deed)])),
            models.CheckConstraint(
                name="visit_deed_names_a_whole_subject",
                condition=Q(subject_kind="", subject_id__isnull=True)
                | (~Q(subject_kind="") & Q(subject_id__isnull=False)),
            ),
        ]
