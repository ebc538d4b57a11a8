"""The door of the room."""

from onewindow.contexts.elements.actions import register_elements, register_licence_types, register_material_types
from onewindow.contexts.elements.domain import (
    CodeTwice,
    ElementFormat,
    ElementView,
    HolderKind,
    JsonType,
    LicenceTypeView,
    MaterialKind,
    MaterialTypeView,
    Registered,
    UnknownCode,
)
from onewindow.contexts.elements.queries import elements, licence_type, licence_types, material_types

__all__ = [
    "CodeTwice",
    "ElementFormat",
    "ElementView",
    "HolderKind",
    "JsonType",
    "LicenceTypeView",
    "MaterialKind",
    "MaterialTypeView",
    "Registered",
    "UnknownCode",
    "elements",
    "licence_type",
    "licence_types",
    "material_types",
    "register_elements",
    "register_licence_types",
    "register_material_types",
]
