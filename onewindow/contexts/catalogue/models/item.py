"""事项 — an identity: codes, department, level, type. What is published about it stands in its guides."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from onewindow.contexts.catalogue.domain.guide import Codes, ItemType, Level
from onewindow.contexts.catalogue.domain.items import ItemView
from onewindow.platform.pii.registry import NO_PERSONAL_DATA, ClearText, PersonalData


class Item(models.Model):
    """One matter that can be applied for."""

    PII: ClassVar[PersonalData] = NO_PERSONAL_DATA
    CLEAR: ClassVar[ClearText] = dict.fromkeys(("name", "main_item", "department_name"), "the name of a public matter")

    id = models.UUIDField(primary_key=True, editable=False)
    name = models.CharField(max_length=1000)
    main_item = models.CharField(max_length=1000, default="")  # 主项
    item_type = models.CharField(max_length=2, db_collation="C")
    level = models.CharField(max_length=1, default="", db_collation="C")
    basic_code = models.CharField(max_length=12, default="", db_collation="C")
    implementation_code = models.CharField(max_length=31, default="", db_collation="C")
    handling_code = models.CharField(max_length=33, default="", db_collation="C")
    local_basic_code = models.CharField(max_length=64, default="", db_collation="C")
    local_code = models.CharField(max_length=64, default="", db_collation="C")
    organisation_id = models.UUIDField(null=True)  # None: not yet matched to a department of this platform
    department_name = models.CharField(max_length=200, default="")
    department_code = models.CharField(max_length=64, default="", db_collation="C")  # as it was given
    region_path = models.CharField(max_length=255, default="", db_collation="C")
    area_code = models.CharField(max_length=12, default="", db_collation="C")
    recorded_at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints = [
            models.CheckConstraint(name="item_type_known", condition=Q(item_type__in=[*map(str, ItemType)])),
            models.CheckConstraint(name="item_level_known", condition=Q(level__in=["", *map(str, Level)])),
            models.CheckConstraint(
                name="item_has_code",
                condition=~Q(handling_code="") | ~Q(implementation_code="") | ~Q(local_code=""),
            ),
            models.UniqueConstraint(
                name="item_handling_once", fields=["handling_code"], condition=~Q(handling_code="")
            ),
            models.UniqueConstraint(
                name="item_implementation_once",
                fields=["implementation_code"],
                condition=Q(handling_code="") & ~Q(implementation_code=""),
            ),
            models.UniqueConstraint(name="item_local_once", fields=["local_code"], condition=~Q(local_code="")),
        ]
        indexes = [models.Index(fields=["organisation_id", "name", "id"], name="item_organisation")]

    def view(self) -> ItemView:
        """Return the row as the value that is handed out."""
        return ItemView(
            id=self.id,
            name=self.name,
            main_item=self.main_item,
            item_type=ItemType(self.item_type),
            level=Level(self.level) if self.level else None,
            codes=Codes(
                basic=self.basic_code,
                implementation=self.implementation_code,
                handling=self.handling_code,
                local_basic=self.local_basic_code,
                local=self.local_code,
            ),
            organisation_id=self.organisation_id,
            department_name=self.department_name,
            department_code=self.department_code,
            region_path=self.region_path,
        )
