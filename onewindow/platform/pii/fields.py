"""Columns that rest encrypted. They can be read, written and asked for NULL; they are found by `blind` indexes only."""

import json
from typing import TYPE_CHECKING, Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Field, Lookup, Transform
from django.db.models.expressions import Expression

from onewindow.platform.pii.sealing import seal, unseal

if TYPE_CHECKING:

    class Column[T](Field[T, T]):
        """A field that takes and gives values of one type."""
else:

    class Column[T](Field):
        """Django's fields take no parameters at run time."""


class Encrypted[T](Column[T]):
    """What the encrypted fields share: a `bytea` that is sealed for its table and column."""

    @property
    def purpose(self) -> str:
        """Return what the column's values are sealed for, so that none can be moved to another column."""
        return f"{self.model._meta.db_table}.{self.column}"

    def db_type(self, connection: BaseDatabaseWrapper) -> str:
        return "bytea"

    def get_lookup(self, lookup_name: str) -> "type[Lookup[Any]] | None":
        # A comparison with ciphertext never matches, so it is refused ("Unsupported lookup") rather than empty.
        return super().get_lookup(lookup_name) if lookup_name == "isnull" else None

    def get_transform(self, lookup_name: str) -> type[Transform] | None:
        return None

    def get_db_prep_value(self, value: Any, connection: BaseDatabaseWrapper, prepared: bool = False) -> Any:
        return None if value is None else seal(self.plain(value), purpose=self.purpose)

    def from_db_value(self, value: Any, expression: Expression, connection: BaseDatabaseWrapper) -> Any:
        return None if value is None else self.value(unseal(bytes(value), purpose=self.purpose))

    def plain(self, value: T) -> bytes:
        """Return the bytes that are sealed for a value."""
        raise NotImplementedError

    def value(self, plain: bytes) -> T:
        """Return the value that the bytes were made from."""
        raise NotImplementedError


class EncryptedTextField(Encrypted[str]):
    """Text of a person: a name, a number, an address."""

    def plain(self, value: str) -> bytes:
        return value.encode()

    def value(self, plain: bytes) -> str:
        return plain.decode()


class EncryptedJSONField(Encrypted[Any]):
    """What a person typed into a form."""

    def plain(self, value: Any) -> bytes:
        return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()

    def value(self, plain: bytes) -> Any:
        return json.loads(plain)


class EncryptedBytesField(Encrypted[bytes]):
    """Bytes that must not rest in clear, such as the data key of a file."""

    def plain(self, value: bytes) -> bytes:
        return bytes(value)

    def value(self, plain: bytes) -> bytes:
        return plain
