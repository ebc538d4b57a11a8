"""The receipt of an action that writes rows of its own, without a moving row."""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from django.db import IntegrityError, transaction
from pydantic_core import to_jsonable_python

from onewindow.platform.access.actors import Actor
from onewindow.platform.moves.acts import Command
from onewindow.platform.moves.models import Receipt
from onewindow.platform.moves.writer import CommandRepeated


@contextmanager
def receipted(*, by: Actor, command: Command, subject_id: UUID, answer: object = None) -> Iterator[None]:
    """Open the transaction of an action marked `@once`; what is written inside stands or falls with its receipt.

    The receipt is written first, so that a repeated command is known before any row of its first time is in the way.

    :raises CommandRepeated: if the command was carried out before
    """
    with transaction.atomic():
        try:
            with transaction.atomic():
                Receipt.objects.create(
                    account_id=by.account,
                    endpoint=command.endpoint,
                    key=command.key,
                    body_hash=command.body_hash,
                    subject_id=subject_id,
                    answer=to_jsonable_python(answer),
                )
        except IntegrityError as error:
            raise CommandRepeated from error
        yield
