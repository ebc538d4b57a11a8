"""The writer: one act, one statement, one commit; the acts of machines share a commit when many come at a time."""

from collections.abc import Mapping
from typing import Any

from django.db import IntegrityError, connection, transaction
from django.db.models import Model
from pydantic_core import to_jsonable_python

from onewindow.kernel.errors import MovedMeanwhile
from onewindow.platform.access.actors import AccountKind, Actor
from onewindow.platform.database.clocks import refuse_if_apart
from onewindow.platform.ledger.chain import ALGORITHM, body_hash, link_hash
from onewindow.platform.ledger.rows import ROW, set_by_act, set_by_first_act
from onewindow.platform.moves.acts import Amend, Birth, Command, Insert, Move, Version
from onewindow.platform.moves.groups import Together
from onewindow.platform.moves.models import Receipt
from onewindow.platform.moves.sending import send, send_together
from onewindow.platform.moves.statement import Statement
from onewindow.platform.outbox.codec import encode
from onewindow.platform.outbox.models import Announcement

MANY = Together(alone=send, together=send_together)  # a person at a page never waits behind a machine


class CommandRepeated(Exception):
    """The command's key was used before; `once` turns this into the first answer."""


def write(act: Move | Birth, *, answer: object = None) -> None:
    """Write an act whole or not at all. `answer` is kept with the command for whoever repeats it.

    :raises ClocksDisagree: if the clocks of application and database are too far apart for an act to have a day
    :raises MovedMeanwhile: if the row is not in the state and version that the decision rests on
    :raises CommandRepeated: if the command was carried out before
    """
    if not _execute(statement_of(act, answer=answer), by=act.by):
        refuse_if_apart()
        raise _meanwhile(act)


def statement_of(act: Move | Birth, *, answer: object = None) -> Statement:
    """Return the one statement that writes an act."""
    match act:
        case Birth():
            statement = Statement.inserting(act.row)
            beside: tuple[Insert | Amend, ...] = act.beside
        case Move():
            said = _body(act)
            link = _link(act, said)
            statement = _moved(act, {"chain_head": link["hash"], **act.changes})
            beside = (*act.beside, Insert(into=_chain_of(act.of.of), rows=(link,)), _announcement(act, said, link))
    for part in (*beside, _receipt(act, answer)):
        statement.add(part)
    return statement


def _moved(move: Move, changes: Mapping[str, object]) -> Statement:
    if move.born is None:
        return Statement.moving(move.of, changes)
    row = {**move.born, **changes, "version": move.of.version + 1}
    return Statement.inserting(Insert(into=move.of.of, rows=(row,)))


def _execute(statement: Statement, *, by: Actor) -> bool:
    try:
        if connection.in_atomic_block:
            with transaction.atomic():  # a repeated command must not spoil the caller's transaction
                return send(statement)
        return MANY.write(statement) if by.kind is AccountKind.MACHINE else send(statement)
    except IntegrityError as error:
        if "moves_receipt_pkey" in str(error):
            raise CommandRepeated from error
        raise


def _body(move: Move) -> dict[str, Any]:
    return encode(move.event) | ({"basis": move.basis} if move.basis else {})


def _row_after(move: Move) -> Mapping[str, Any]:
    found = move.born if move.born is not None else move.begun
    if found is None:
        return set_by_act(move.of.of, move.changes)
    return set_by_first_act(move.of.of, {**found, **move.changes})


def _link(move: Move, said: Mapping[str, Any]) -> Mapping[str, Any]:
    body = {**said, ROW: _row_after(move)}
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


def _announcement(move: Move, said: Mapping[str, Any], link: Mapping[str, Any]) -> Insert:
    return Insert(
        into=Announcement,
        rows=(
            {
                "subject_kind": move.event.subject.kind,
                "subject_id": move.of.id,
                "name": link["name"],
                "body": said,
                "actor": link["actor"],
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
    if isinstance(act, Birth) or act.born is not None:
        raise AssertionError("an insert that violates nothing inserts")
    last = _chain_of(act.of.of)._default_manager.filter(subject_id=act.of.id).order_by("-seq").first()
    return MovedMeanwhile(
        moved_at=getattr(last, "happened_at", None), actor=getattr(last, "actor", {}), name=getattr(last, "name", "")
    )


__all__ = ["CommandRepeated", "Version", "statement_of", "write"]
