"""The registers: data elements, material types, licence types. Reference rows, keyed by their codes."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from onewindow.contexts.elements.domain import (
    ElementFormat,
    ElementView,
    HolderKind,
    JsonType,
    LicenceTypeView,
    MaterialKind,
    MaterialTypeView,
)
from onewindow.platform.pii.registry import NO_PERSONAL_DATA, ClearText, PersonalData, Pii


class LicenceType(models.Model):
    """证照类型."""

    PII: ClassVar[PersonalData] = NO_PERSONAL_DATA
    CLEAR: ClassVar[ClearText] = {"name": "the name of a kind of paper", "face": "codes"}

    code = models.CharField(max_length=21, primary_key=True, db_collation="C")
    name = models.CharField(max_length=200)
    holder = models.CharField(max_length=16, db_collation="C")
    valid_months = models.SmallIntegerField(null=True)
    number_template = models.CharField(max_length=64, db_collation="C")
    face = models.JSONField(default=list)  # codes of data elements, in order

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="licence_type_code_21", condition=Q(code__regex=r"^[0-9A-HJ-NP-RTUWXY]{18}\d{3}$")
            ),
            models.CheckConstraint(name="licence_type_holder_known", condition=Q(holder__in=[*map(str, HolderKind)])),
        ]

    def view(self) -> LicenceTypeView:
        """Return the row as the value that is handed out."""
        return LicenceTypeView(
            code=self.code,
            name=self.name,
            holder=HolderKind(self.holder),
            valid_months=self.valid_months,
            number_template=self.number_template,
            face=tuple(self.face),
        )


class DataElement(models.Model):
    """数据元."""

    PII: ClassVar[PersonalData] = NO_PERSONAL_DATA
    CLEAR: ClassVar[ClearText] = dict.fromkeys(("name", "unit", "known_from"), "it describes data, and holds none")

    code = models.CharField(max_length=64, primary_key=True, db_collation="C")
    name = models.CharField(max_length=100)
    json_type = models.CharField(max_length=8, db_collation="C")
    format = models.CharField(max_length=16, db_collation="C")
    unit = models.CharField(max_length=16)
    max_length = models.IntegerField(null=True)
    pii = models.CharField(max_length=16, db_collation="C")
    known_from = models.CharField(max_length=100)
    licence_type = models.ForeignKey(LicenceType, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(name="element_type_known", condition=Q(json_type__in=[*map(str, JsonType)])),
            models.CheckConstraint(name="element_format_known", condition=Q(format__in=[*map(str, ElementFormat)])),
            models.CheckConstraint(name="element_pii_known", condition=Q(pii__in=["", *map(str, Pii)])),
        ]

    def view(self) -> ElementView:
        """Return the row as the value that is handed out."""
        return ElementView(
            code=self.code,
            name=self.name,
            json_type=JsonType(self.json_type),
            format=ElementFormat(self.format),
            unit=self.unit,
            max_length=self.max_length,
            pii=self.pii,
            known_from=self.known_from,
            licence_type=self.licence_type_id or "",
        )


class MaterialType(models.Model):
    """材料类型."""

    PII: ClassVar[PersonalData] = NO_PERSONAL_DATA
    CLEAR: ClassVar[ClearText] = {"name": "the name of a kind of paper"}

    code = models.CharField(max_length=16, primary_key=True, db_collation="C")
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=16, db_collation="C")
    licence_type = models.ForeignKey(LicenceType, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(name="material_type_kind_known", condition=Q(kind__in=[*map(str, MaterialKind)])),
        ]

    def view(self) -> MaterialTypeView:
        """Return the row as the value that is handed out."""
        return MaterialTypeView(
            code=self.code, name=self.name, kind=MaterialKind(self.kind), licence_type=self.licence_type_id or ""
        )
