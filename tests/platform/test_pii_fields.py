"""Encrypted columns in a real table: nothing readable at rest, the value in the program, and rotation in place."""

from datetime import UTC, datetime

import pytest
from cryptography.exceptions import InvalidTag
from django.core.exceptions import FieldError
from django.db import connection, models

from onewindow.kernel.ids import new_id
from onewindow.platform.moves.acts import Insert
from onewindow.platform.moves.statement import Statement
from onewindow.platform.outbox.models import Stopped
from onewindow.platform.pii.fields import EncryptedBytesField, EncryptedJSONField, EncryptedTextField

pytestmark = pytest.mark.django_db
NUMBER = "11010519491231002X"


def row(error: str = NUMBER) -> dict[str, object]:
    return {
        "listener": "tests",
        "subject_id": new_id(),
        "transaction": 1,
        "position": 1,
        "tries": 1,
        "next_try_at": datetime(2026, 3, 2, tzinfo=UTC),
        "error": error,
    }


def at_rest() -> list[bytes]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT error FROM outbox_stopped")
        return [bytes(sealed) for (sealed,) in cursor.fetchall()]


def test_at_rest_nothing_can_be_read() -> None:
    Stopped.objects.create(**row())

    assert NUMBER.encode() not in at_rest()[0]
    assert Stopped.objects.get().error == NUMBER


def test_the_writer_of_moves_seals_too() -> None:
    statement = Statement.inserting(Insert(into=Stopped, rows=(row(),)))
    with connection.cursor() as cursor:
        cursor.execute(*statement.compiled())

    assert NUMBER.encode() not in at_rest()[0]
    assert Stopped.objects.get().error == NUMBER


def test_bulk_writes_seal_too() -> None:
    Stopped.objects.bulk_create(Stopped(**row()) for _ in range(3))
    Stopped.objects.update(error="张三")

    assert all("张三".encode() not in sealed for sealed in at_rest())
    assert {stopped.error for stopped in Stopped.objects.all()} == {"张三"}


def test_comparing_with_ciphertext_is_refused_rather_than_empty() -> None:
    with pytest.raises(FieldError, match="Unsupported lookup"):
        Stopped.objects.filter(error=NUMBER)

    assert not Stopped.objects.filter(error__isnull=True).exists()


def test_a_value_of_another_column_does_not_open() -> None:
    class Elsewhere(models.Model):
        error = EncryptedTextField()

        class Meta:
            app_label = "tests"

    foreign = Elsewhere._meta.get_field("error").get_db_prep_save(NUMBER, connection)
    Stopped.objects.create(**row())
    with connection.cursor() as cursor:
        cursor.execute("UPDATE outbox_stopped SET error = %s", [foreign])

    with pytest.raises(InvalidTag):
        Stopped.objects.get()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        (EncryptedTextField(), ""),
        (EncryptedTextField(), "𠮷野家"),
        (EncryptedJSONField(), {"姓名": "张三", "子女": [1, None, True]}),
        (EncryptedBytesField(), b"\x00\xff"),
    ],
)
def test_every_kind_of_value_comes_back(field: EncryptedTextField, value: object) -> None:
    assert field.value(field.plain(value)) == value
