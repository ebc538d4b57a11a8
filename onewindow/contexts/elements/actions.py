"""Registering: a list is brought in as a whole, or not at all."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import models, transaction

from onewindow.contexts.elements.domain import (
    ElementView,
    LicenceTypeView,
    MaterialTypeView,
    Registered,
    UnknownCode,
    distinct,
)
from onewindow.contexts.elements.models import DataElement, LicenceType, MaterialType
from onewindow.kernel.errors import NotAllowed
from onewindow.platform.access.actors import Actor, may_anywhere

REGISTER = "elements.register"


def register_licence_types(*, licence_types: Iterable[LicenceTypeView], by: Actor) -> Registered:
    """Enter licence types, or correct those that are entered; doing it twice changes nothing.

    :raises NotAllowed: if the actor may not keep the registers
    :raises CodeTwice: if the list names a code twice
    """
    columns = {
        entry.code: {
            "name": entry.name,
            "holder": entry.holder,
            "valid_months": entry.valid_months,
            "number_template": entry.number_template,
            "face": [*entry.face],
        }
        for entry in _checked(licence_types, by)
    }
    return _register(LicenceType, columns)


def register_elements(*, elements: Iterable[ElementView], by: Actor) -> Registered:
    """Enter data elements, or correct those that are entered; doing it twice changes nothing.

    :raises NotAllowed: if the actor may not keep the registers
    :raises CodeTwice: if the list names a code twice
    :raises UnknownCode: if an element names a licence type that is not registered
    """
    entries = _checked(elements, by)
    _licences_known(entries)
    columns = {
        entry.code: {
            "name": entry.name,
            "json_type": entry.json_type,
            "format": entry.format,
            "unit": entry.unit,
            "max_length": entry.max_length,
            "pii": entry.pii,
            "known_from": entry.known_from,
            "licence_type_id": entry.licence_type or None,
        }
        for entry in entries
    }
    return _register(DataElement, columns)


def register_material_types(*, material_types: Iterable[MaterialTypeView], by: Actor) -> Registered:
    """Enter material types, or correct those that are entered; doing it twice changes nothing.

    :raises NotAllowed: if the actor may not keep the registers
    :raises CodeTwice: if the list names a code twice
    :raises UnknownCode: if a material names a licence type that is not registered
    """
    entries = _checked(material_types, by)
    _licences_known(entries)
    columns = {
        entry.code: {"name": entry.name, "kind": entry.kind, "licence_type_id": entry.licence_type or None}
        for entry in entries
    }
    return _register(MaterialType, columns)


type Entry = ElementView | MaterialTypeView | LicenceTypeView


def _checked[E: Entry](entries: Iterable[E], by: Actor) -> tuple[E, ...]:
    if not may_anywhere(by, REGISTER):
        raise NotAllowed
    listed = tuple(entries)
    distinct([entry.code for entry in listed])
    return listed


def _licences_known(entries: tuple[ElementView | MaterialTypeView, ...]) -> None:
    named = {entry.licence_type for entry in entries if entry.licence_type}
    known = set(LicenceType.objects.filter(code__in=named).values_list("code", flat=True))
    for entry in entries:
        if entry.licence_type and entry.licence_type not in known:
            raise UnknownCode(name=entry.name, code=entry.licence_type)


@transaction.atomic
def _register(table: type[models.Model], wanted: Mapping[str, Mapping[str, Any]]) -> Registered:
    manager = table._default_manager
    standing = {row.pk: row for row in manager.filter(pk__in=wanted)}
    added = [table(code=code, **columns) for code, columns in wanted.items() if code not in standing]
    changed = []
    for code, row in standing.items():
        if any(getattr(row, name) != value for name, value in wanted[code].items()):
            changed.append(table(code=code, **wanted[code]))
    manager.bulk_create(added)
    if changed:
        names = [name.removesuffix("_id") for name in wanted[changed[0].pk]]
        manager.bulk_update(changed, names)
    return Registered(added=len(added), changed=len(changed))
