"""The writer: one act, one statement, one commit."""

from collections.abc import Mapping
from typing import Any

from django.db import IntegrityError, connection, transaction
from django.db.models import Model
from pydantic_core import to_jsonable_python

from onewindow.kernel.errors import MovedMeanwhile
from onewindow.platform.database.clocks import refuse_if_apart
from onewindow.platform.ledger.chain import ALGORITHM, body_hash, link_hash
from onewindow.platform.moves.acts import Amend, Birth, Command, Insert, Move, Version
from onewindow.platform.moves.models import Receipt
from onewindow.platform.moves.statement import Statement
from onewindow.platform.outbox.codec import encode
from onewindow.platform.outbox.models import Announcement


class CommandRepeated(Exception):
    """The command's key was used before; `once` turns this into the first answer."""


def write(act: Move | Birth, *, answer: object = None) -> None:
    """Write an act whole or not at all. `answer` is kept with the command for whoever repeats it.

    :raises ClocksDisagree: if the clocks of application and database are too far apart for an act to have a day
    :raises MovedMeanwhile: if the row is not in the state and version that the decision rests on
    :raises CommandRepeated: if the command was carried out before
    """
    match act:
        case Birth():
            statement = Statement.inserting(act.row)
            beside: tuple[Insert | Amend, ...] = act.beside
        case Move():
            statement = Statement.moving(act.of, {"chain_head": _link(act)["hash"], **act.changes})
            beside = (*act.beside, _event_row(act), _announcement(act))
    for part in (*beside, _receipt(act, answer)):
        statement.add(part)
    if not _execute(statement):
        refuse_if_apart()
        raise _meanwhile(act)


def _execute(statement: Statement) -> bool:
    try:
        if connection.in_atomic_block:
            with transaction.atomic():  # a repeated command must not spoil the caller's transaction
                return _run(statement)
        return _run(statement)
    except IntegrityError as error:
        if "moves_receipt_pkey" in str(error):
            raise CommandRepeated from error
        raise


def _run(statement: Statement) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(*statement.compiled())
        return cursor.fetchone() is not None


def _body(move: Move) -> dict[str, Any]:
    return encode(move.event) | ({"basis": move.basis} if move.basis else {})


def _link(move: Move) -> Mapping[str, Any]:
    body = _body(move)
    hashed = body_hash(body)
    seq = move.of.version + 1
    actor = move.by.trace()
    return {
        "subject_id": move.of.id,
        "seq": seq,
        "name": type(move.event).__name__,
        "body": body,
        "body_hash": hashed,
        "actor": actor,
        "happened_at": move.happened_at,
        "algorithm": ALGORITHM,
        "prev": move.of.chain_head,
        "hash": link_hash(
            subject_id=move.of.id,
            seq=seq,
            name=type(move.event).__name__,
            actor=actor,
            happened_at=move.happened_at,
            body_hash=hashed,
            prev=move.of.chain_head,
        ),
    }


def _event_row(move: Move) -> Insert:
    return Insert(into=_chain_of(move.of.of), rows=(_link(move),))


def _announcement(move: Move) -> Insert:
    return Insert(
        into=Announcement,
        rows=(
            {
                "subject_kind": move.event.subject.kind,
                "subject_id": move.of.id,
                "name": type(move.event).__name__,
                "body": _body(move),
                "actor": move.by.trace(),
                "bulk": move.event.bulk,
                "happened_at": move.happened_at,
            },
        ),
    )


def _receipt(act: Move | Birth, answer: object) -> Insert:
    command: Command = act.command
    subject_id = act.of.id if isinstance(act, Move) else act.row.rows[0]["id"]
    return Insert(
        into=Receipt,
        rows=(
            {
                "account_id": act.by.account,
                "endpoint": command.endpoint,
                "key": command.key,
                "body_hash": command.body_hash,
                "subject_id": subject_id,
                "answer": to_jsonable_python(answer),
            },
        ),
    )


def _chain_of(table: type[Model]) -> type[Model]:
    chain: type[Model] = table.CHAIN  # type: ignore[attr-defined]  # every moving table names its event table
    return chain


def _meanwhile(act: Move | Birth) -> MovedMeanwhile:
    if isinstance(act, Birth):
        raise AssertionError("an insert that violates nothing inserts")
    last = _chain_of(act.of.of)._default_manager.filter(subject_id=act.of.id).order_by("-seq").first()
    return MovedMeanwhile(
        moved_at=getattr(last, "happened_at", None), actor=getattr(last, "actor", {}), name=getattr(last, "name", "")
    )


__all__ = ["CommandRepeated", "Version", "write"]
