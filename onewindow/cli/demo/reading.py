"""Reading the data files of the demo, and commands that are the same at every load."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import UUID

from pydantic import TypeAdapter

from onewindow.cli.operators import operator
from onewindow.contexts.organisations import api as organisations
from onewindow.platform.access.actors import Actor
from onewindow.platform.moves.acts import Command

DATA = Path(__file__).parents[3] / "demo"
COUNTY = "ll/ll/yl/"


@dataclass(frozen=True, kw_only=True)
class LoadReport:
    """What a loader did: how many things came in, and how many were there."""

    name: str
    added: int
    kept: int = 0


@dataclass(frozen=True, kw_only=True)
class Loader:
    """One part of the demo: its name for people, and the function that brings it in, all of it or nothing.

    A second load changes nothing; loaders run in order and may rest on those before.
    """

    name: str
    load: Callable[[datetime], LoadReport]


def read[T](path: str, of: type[T]) -> list[T]:
    """Return the rows of a file below `demo/`.

    :raises pydantic.ValidationError: if a row is not one of those
    """
    adapter = TypeAdapter(of)
    return [adapter.validate_python(row) for row in json.loads((DATA / path).read_bytes())]


def founder() -> Actor:
    """Return the platform as who founds the demo county."""
    return operator()


def command(name: str) -> Command:
    """Return the command of one thing of the demo: the same at every load, so that it comes in once."""
    hashed = hashlib.sha256(name.encode())
    return Command(endpoint="demo", key=hashed.hexdigest(), body_hash=hashed.digest())


def organisation_ids() -> dict[str, UUID]:
    """Return the ids of the county's organisations by credit code."""
    return {one.credit_code: one.id for one in organisations.organisations_in(region_path=COUNTY)}
