"""Settings as rows; a change adds one, so that what held on a past day can be told."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from onewindow.kernel.ids import new_id
from onewindow.platform.access.actors import Scope, ScopeKind
from onewindow.platform.pii.registry import NO_PERSONAL_DATA, ClearText, PersonalData
from onewindow.platform.preferences.nearest import Set

SCOPES = (ScopeKind.EVERYWHERE, ScopeKind.REGION, ScopeKind.ORGANISATION)


class Setting(models.Model):
    """A key set to a value within a scope, from a day on."""

    PII: ClassVar[PersonalData] = NO_PERSONAL_DATA
    CLEAR: ClassVar[ClearText] = {"value": "how an office works"}

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    key = models.CharField(max_length=64, db_collation="C")
    scope_kind = models.CharField(max_length=12, db_collation="C")
    scope_value = models.CharField(max_length=255, default="", db_collation="C")
    value = models.JSONField(null=True)
    valid_from = models.DateField()
    recorded_at = models.DateTimeField()
    recorded_by = models.UUIDField()  # an account

    class Meta:
        indexes = [models.Index(fields=["key"], name="setting_key")]
        constraints = [
            models.CheckConstraint(name="setting_scope_known", condition=Q(scope_kind__in=[*map(str, SCOPES)])),
            models.CheckConstraint(
                name="setting_scope_has_value",
                condition=Q(scope_kind=str(ScopeKind.EVERYWHERE)) ^ ~Q(scope_value=""),
            ),
        ]

    @property
    def entry(self) -> Set:
        return Set(Scope(ScopeKind(self.scope_kind), self.scope_value), self.valid_from, self.recorded_at, self.value)
