"""Which events a function may announce, read from the code: what no import linter can see."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[1]
CODE = ROOT / "onewindow"


@dataclass
class Module:
    """A module as its text says it: what it imports under which name, and its functions."""

    imports: dict[str, str] = field(default_factory=dict)
    functions: dict[str, ast.AST] = field(default_factory=dict)


@cache
def module(name: str) -> Module | None:
    """Return a module of ours by its dotted name."""
    path = ROOT / Path(*name.split("."))
    source = path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
    if not name.startswith("onewindow.") or not source.exists():
        return None
    found = Module()
    for node in ast.walk(ast.parse(source.read_text())):
        match node:
            case ast.ImportFrom(module=str(origin), names=names):
                found.imports |= {each.asname or each.name: f"{origin}.{each.name}" for each in names}
            case ast.Import(names=names):
                found.imports |= {each.asname or each.name: each.name for each in names}
            case ast.FunctionDef(name=function) | ast.AsyncFunctionDef(name=function):
                found.functions[function] = node
    return found


def resolved(name: str) -> tuple[str, str] | None:
    """Return the module and the name in it that a dotted name leads to, through doors and re-exports."""
    home, _, last = name.rpartition(".")
    found = module(home)
    if found is None:
        return None
    if last not in found.functions and last in found.imports:
        return resolved(found.imports[last])
    return home, last


def used(home: str, function: str) -> Iterator[tuple[str, str]]:
    """Give every function of ours that a function names, called here or handed on, and every class that it calls."""
    found = module(home)
    if found is None or function not in found.functions:
        return
    body = found.functions[function]
    called = {id(node.func) for node in ast.walk(body) if isinstance(node, ast.Call)}
    for node in ast.walk(body):
        match node:
            case ast.Name(id=name):
                target = resolved(found.imports.get(name, f"{home}.{name}"))
            case ast.Attribute(value=ast.Name(id=alias), attr=name) if alias in found.imports:
                target = resolved(f"{found.imports[alias]}.{name}")
            case _:
                continue
        if target is not None and (id(node) in called or _is_function(*target)):
            yield target


def _is_function(home: str, name: str) -> bool:
    found = module(home)
    return found is not None and name in found.functions


def announced(home: str, function: str) -> set[str]:
    """Return the names of the events that a function, or what it calls, may make."""
    seen: set[tuple[str, str]] = set()
    waiting = [(home, function)]
    while waiting:
        step = waiting.pop()
        if step not in seen:
            seen.add(step)
            waiting.extend(used(*step))
    return {name for place, name in seen if place.startswith("onewindow.contexts.") and ".events" in place}


def circles(leads: dict[str, set[str]]) -> list[list[str]]:
    """Return the ways from an event back to itself, given which events each may lead to."""
    found: list[list[str]] = []

    def walk(way: list[str]) -> None:
        for following in sorted(leads.get(way[-1], ())):
            if following == way[0]:
                found.append([*way, following])
            elif following not in way and following > way[0]:
                walk([*way, following])

    for event in sorted(leads):
        walk([event])
    return found
