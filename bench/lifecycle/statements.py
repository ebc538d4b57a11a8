"""The statements of one errand as the writer sends them, turned into a script for pgbench."""

import json
import re
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection
from django.test import Client
from psycopg import Binary
from psycopg.types.json import Json, Jsonb

from bench.lifecycle.errand import ACTS, errand
from bench.lifecycle.ground import Ground

ACT = "WITH moved AS"
NUMBER = ":n::text"  # of the errand: pgbench counts it up


@dataclass(frozen=True)
class Sent:
    """One statement with its parameters, as the writer sent it."""

    sql: str
    parameters: tuple[Any, ...]


@dataclass(frozen=True)
class Script:
    """What pgbench runs: one errand, each act a statement of its own; and the values that never change, by name."""

    text: str
    values: Mapping[str, str]


def script(ground: Ground) -> Script:
    """Return the script of one errand, from two errands that were really run.

    What differs between the two is another one's in each errand: it is made of the errand's number. Everything else,
    the hashes too, is a parameter with the value of the first.
    """
    first, second = recorded(ground), recorded(ground)
    values: dict[str, str] = {}
    own: dict[object, int] = {}
    lines = ["\\set i :i + 1", "\\set n :i * 1000 + :client_id"]  # never the same for two errands
    for here, there in zip(first, second, strict=True):
        if here.sql != there.sql:
            raise AssertionError("an act has one shape")
        lines.append(_statement(here, there, values, own))
    return Script(text="\n".join(lines) + "\n", values=values)


def recorded(ground: Ground) -> list[Sent]:
    """Run one errand through the open door and return the statements that wrote its acts."""
    sent: list[Sent] = []

    def note(execute: Any, sql: Any, parameters: Any, many: bool, context: Any) -> Any:
        if str(sql).startswith(ACT):
            sent.append(Sent(sql, tuple(parameters)))
        return execute(sql, parameters, many, context)

    client = Client(SERVER_NAME="127.0.0.1", headers={"Authorization": f"Bearer {ground.token}"})
    with connection.execute_wrapper(note), closing(_asking(ground)) as asking:
        ask = next(asking)
        while ask is not None:
            headers = {"Idempotency-Key": ask.key}
            answer = client.post(ask.path, ask.body, content_type="application/json", headers=headers)
            if answer.status_code not in {200, 201}:
                raise AssertionError(f"{ask.act}: {answer.status_code} {answer.content.decode()}")
            ask = asking.send(answer.content)
    if len(sent) != len(ACTS):
        raise AssertionError(f"{len(ACTS)} acts, {len(sent)} statements")
    return sent


def _asking(ground: Ground) -> Any:
    yield from errand(guide_id=ground.guide_id, applicant_id=ground.applicant_id)
    yield None


def _statement(here: Sent, there: Sent, values: dict[str, str], own: dict[object, int]) -> str:
    pairs = iter(zip(here.parameters, there.parameters, strict=True))

    def parameter(_: "re.Match[str]") -> str:
        return _parameter(*next(pairs), values, own)

    return re.sub("%s", parameter, here.sql) + ";"


def _parameter(here: Any, there: Any, values: dict[str, str], own: dict[object, int]) -> str:
    if isinstance(here, datetime):
        return "now()"
    if here is None:
        return "NULL"
    if here != there and isinstance(here, UUID):
        return f"md5({NUMBER} || '{_place(here, own)}')::uuid"
    if here != there and isinstance(here, str) and not here.startswith("{"):
        return f"({NUMBER} || '-{_place(here, own)}')"
    text, name = _text(here), f"v{len(values)}"
    if not text:
        return "''"  # pgbench defines no empty values
    values[name] = text
    return f":{name}"


def _place(value: object, own: dict[object, int]) -> int:
    return own.setdefault(value, len(own))


def _text(value: Any) -> str:
    match value:
        case bytes():
            return "\\x" + value.hex()
        case Binary():
            return "\\x" + bytes(value.obj).hex()
        case Json() | Jsonb():
            return json.dumps(value.obj, ensure_ascii=False)
        case _:
            return str(value)
