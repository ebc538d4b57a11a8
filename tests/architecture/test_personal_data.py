"""Personal data, held against the code: what is declared is encrypted, what is not declared says why."""

import pytest
from django.apps import apps
from django.db import connection
from django.db.models import BinaryField, CharField, Field, JSONField, Model, TextField

from onewindow.platform.pii.fields import Encrypted
from onewindow.platform.pii.foreign_tables import FOREIGN_TABLES
from onewindow.platform.pii.registry import Pii

OUR_MODELS = [model for model in apps.get_models() if model.__module__.startswith("onewindow.")]
HASHES = ("hash", "_head", "_index", "prev", "root", "signature")  # bytes that tell nothing


def is_code(field: "Field[object, object]") -> bool:
    """A key or code: chosen by the platform or from a list, compared byte by byte."""
    return isinstance(field, CharField) and field.db_collation == "C"


def is_hash(field: "Field[object, object]") -> bool:
    return isinstance(field, BinaryField) and field.name.endswith(HASHES)


def may_hold_anything(field: "Field[object, object]") -> bool:
    is_free = isinstance(field, CharField | TextField | JSONField | BinaryField)
    return is_free and not isinstance(field, Encrypted) and not is_code(field) and not is_hash(field)


FREE = [
    pytest.param(m, f.name, id=f"{m._meta.label}.{f.name}")
    for m in OUR_MODELS
    for f in m._meta.concrete_fields
    if may_hold_anything(f)
]


@pytest.mark.parametrize(("model", "name"), FREE)
def test_what_could_hold_a_person_is_declared_or_says_why_it_does_not(model: type[Model], name: str) -> None:
    declared = getattr(model, "PII", {})
    reasons = getattr(model, "CLEAR", {})

    assert name in declared or reasons.get(name), (
        'declare it in PII and encrypt it, or add CLEAR: ClassVar[ClearText] = {"field": "why"} to the model; '
        'a code is a CharField with db_collation="C", a hash a BinaryField named *_hash or *_index'
    )


@pytest.mark.parametrize("model", [pytest.param(m, id=m._meta.label) for m in OUR_MODELS])
def test_what_is_declared_is_encrypted(model: type[Model]) -> None:
    clear = [
        name
        for name, kind in getattr(model, "PII", {}).items()
        if kind is not Pii.FILE and not isinstance(model._meta.get_field(name), Encrypted)
    ]

    assert not clear, "use EncryptedTextField or EncryptedJSONField; a FILE is the address of a stored file"


@pytest.mark.parametrize("model", [pytest.param(m, id=m._meta.label) for m in OUR_MODELS])
def test_what_is_encrypted_is_declared(model: type[Model]) -> None:
    encrypted = {field.name for field in model._meta.concrete_fields if isinstance(field, Encrypted)}

    assert encrypted <= set(getattr(model, "PII", {})) | set(getattr(model, "SECRETS", ()))


@pytest.mark.parametrize("model", [pytest.param(m, id=m._meta.label) for m in OUR_MODELS])
def test_reasons_are_given_for_fields_that_exist(model: type[Model]) -> None:
    assert set(getattr(model, "CLEAR", {})) <= {field.name for field in model._meta.concrete_fields}


@pytest.mark.django_db
def test_every_table_of_another_package_stands_in_the_registry() -> None:
    ours = {model._meta.db_table for model in OUR_MODELS}

    foreign = {*connection.introspection.table_names()} - ours - {"django_migrations"}

    assert foreign <= set(FOREIGN_TABLES), "say in platform.pii.foreign_tables what of a person could stand there"
