"""The receipt of an action that writes rows of its own, without a moving row."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from django.db import connection, transaction
from pydantic_core import to_jsonable_python

from onewindow.platform.access.actors import Actor
from onewindow.platform.moves.acts import Command
from onewindow.platform.moves.writer import CommandRepeated

KEEP = """
    INSERT INTO moves_receipt (account_id, endpoint, key, body_hash, subject_id, answer)
    VALUES (%s, %s, %s, %s, %s, %s::jsonb)
    ON CONFLICT DO NOTHING
"""


@contextmanager
def receipted(*, by: Actor, command: Command, subject_id: UUID, answer: object = None) -> Iterator[None]:
    """Open the transaction of an action marked `@once`; what is written inside stands or falls with its receipt.

    The receipt is written first, so that a repeated command is known before any row of its first time is in the way.

    :raises CommandRepeated: if the command was carried out before
    """
    kept = None if answer is None else json.dumps(to_jsonable_python(answer))
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(KEEP, [by.account, command.endpoint, command.key, command.body_hash, subject_id, kept])
            if not cursor.rowcount:
                raise CommandRepeated
        yield
