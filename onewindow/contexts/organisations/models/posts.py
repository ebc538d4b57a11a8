"""Posts, the people who sit in them, and the days on which they are away."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from onewindow.contexts.organisations.domain.kinds import PostKind
from onewindow.contexts.organisations.domain.posts import Absence as AbsentDays
from onewindow.contexts.organisations.domain.posts import AbsenceReason, Role, Seat
from onewindow.contexts.organisations.models.halls import Window
from onewindow.contexts.organisations.models.organisations import Organisation
from onewindow.kernel.ids import new_id
from onewindow.kernel.spans import Span
from onewindow.platform.pii.fields import EncryptedTextField
from onewindow.platform.pii.registry import NO_PERSONAL_DATA, ClearText, PersonalData, Pii


class Post(models.Model):
    """A post of an organisation: rights are granted to it, and whoever is on duty in it has them."""

    PII: ClassVar[PersonalData] = NO_PERSONAL_DATA
    CLEAR: ClassVar[ClearText] = {"name": "a post's"}

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=24, db_collation="C")
    name = models.CharField(max_length=60)
    window = models.ForeignKey(Window, null=True, on_delete=models.PROTECT, related_name="+")
    abolished_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(name="post_kind_known", condition=Q(kind__in=[*map(str, PostKind)])),
            models.UniqueConstraint(name="post_name_in_organisation", fields=["organisation", "name"]),
        ]


class Staff(models.Model):
    """A member of staff. Citizens are shown the name and number; both rest encrypted or chosen like any person's."""

    PII: ClassVar[PersonalData] = {"name": Pii.NAME, "phone": Pii.PHONE}

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    account = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    name = EncryptedTextField()
    name_index = models.BinaryField()
    number = models.CharField(max_length=20, unique=True, db_collation="C")  # 工号, worn on the badge
    phone = EncryptedTextField(default="")
    left_on = models.DateField(null=True)

    class Meta:
        indexes = [models.Index(fields=["name_index"], name="staff_name")]


class Assignment(models.Model):
    """任职: somebody's seat in a post, as A or as B."""

    PII: ClassVar[PersonalData] = NO_PERSONAL_DATA

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+")
    staff = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=1, db_collation="C")
    valid_from = models.DateField()
    valid_until = models.DateField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(name="assignment_role_known", condition=Q(role__in=[*map(str, Role)])),
            models.CheckConstraint(
                name="assignment_ends_not_before_it_begins",
                condition=Q(valid_until__isnull=True) | Q(valid_until__gte=F("valid_from")),
            ),
        ]

    @property
    def seat(self) -> Seat:
        return Seat(self.staff_id, Role(self.role), Span(self.valid_from, self.valid_until))


class Absence(models.Model):
    """不在岗: the days on which B has what is A's."""

    PII: ClassVar[PersonalData] = NO_PERSONAL_DATA

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    staff = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=8, db_collation="C")
    valid_from = models.DateField()
    valid_until = models.DateField()

    class Meta:
        constraints = [
            models.CheckConstraint(name="absence_reason_known", condition=Q(reason__in=[*map(str, AbsenceReason)])),
            models.CheckConstraint(
                name="absence_ends_not_before_it_begins", condition=Q(valid_until__gte=F("valid_from"))
            ),
        ]

    @property
    def days(self) -> AbsentDays:
        return AbsentDays(self.staff_id, Span(self.valid_from, self.valid_until))
