"""Transaction ids as a column: what a reader needs to know which rows were committed before it looked."""

from typing import TYPE_CHECKING

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import BigIntegerField, Expression, Field, Func

if TYPE_CHECKING:
    IntField = Field[int, int]
else:
    IntField = Field  # Django's fields take no parameters at run time


class TransactionIdField(IntField):
    """A PostgreSQL `xid8`: 64 bits, never wraps; read as a number."""

    def db_type(self, connection: BaseDatabaseWrapper) -> str:
        return "xid8"

    def from_db_value(
        self, value: str | int | None, expression: Expression, connection: BaseDatabaseWrapper
    ) -> int | None:
        return None if value is None else int(value)

    def get_prep_value(self, value: int | None) -> str | None:
        return None if value is None else str(value)


class Cluster(Func):
    """The identifier of the database cluster that writes: transaction ids of two clusters cannot be compared."""

    function = "pg_control_system"
    template = "(%(function)s()).system_identifier"
    arity = 0
    output_field = BigIntegerField()


class CurrentTransaction(Func):
    """The id of the transaction that writes: `pg_current_xact_id()`."""

    function = "pg_current_xact_id"
    template = "%(function)s()"
    arity = 0
    output_field = TransactionIdField()
