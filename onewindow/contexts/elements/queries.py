"""Questions to the registers. Each takes many codes and costs one query."""

from collections.abc import Iterable, Mapping

from onewindow.contexts.elements.domain import ElementView, LicenceTypeView, MaterialTypeView
from onewindow.contexts.elements.models import DataElement, LicenceType, MaterialType
from onewindow.kernel.errors import NotFound


def elements(*, codes: Iterable[str] | None = None) -> Mapping[str, ElementView]:
    """Return the data elements by code, those asked for or all; a code that is not registered is left out."""
    rows = DataElement.objects.all() if codes is None else DataElement.objects.filter(code__in=set(codes))
    return {row.code: row.view() for row in rows.order_by("code")}


def material_types(*, codes: Iterable[str] | None = None) -> Mapping[str, MaterialTypeView]:
    """Return the material types by code, those asked for or all; a code that is not registered is left out."""
    rows = MaterialType.objects.all() if codes is None else MaterialType.objects.filter(code__in=set(codes))
    return {row.code: row.view() for row in rows.order_by("code")}


def licence_types(*, codes: Iterable[str] | None = None) -> Mapping[str, LicenceTypeView]:
    """Return the licence types by code, those asked for or all; a code that is not registered is left out."""
    rows = LicenceType.objects.all() if codes is None else LicenceType.objects.filter(code__in=set(codes))
    return {row.code: row.view() for row in rows.order_by("code")}


def licence_type(*, code: str) -> LicenceTypeView:
    """Return one licence type.

    :raises NotFound: if the code is not registered
    """
    row = LicenceType.objects.filter(code=code).first()
    if row is None:
        raise NotFound
    return row.view()
