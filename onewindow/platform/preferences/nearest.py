"""Which of several settings of one key holds at a place on a day. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from onewindow.platform.access.actors import Place, Scope, ScopeKind


@dataclass(frozen=True, slots=True)
class Set:
    """One setting of a key: where, since when, and to what; None takes it back, and what is set further out holds."""

    scope: Scope
    valid_from: date
    recorded_at: datetime
    value: object | None


def nearest(entries: Iterable[Set], *, at: Place, on: date) -> Set | None:
    """Return the entry that holds: of the nearest scope that has one in force, the one that began (or, on one day, was
    recorded) last. An organisation is nearer than its region, a region nearer than those above it."""
    reaching = [entry for entry in entries if _distance(entry.scope, at) is not None and entry.valid_from <= on]
    latest = sorted(reaching, key=lambda entry: (str(entry.scope), entry.valid_from, entry.recorded_at))
    in_force = [list(group)[-1] for _, group in groupby(latest, key=lambda entry: entry.scope)]
    standing = [entry for entry in in_force if entry.value is not None]
    return min(standing, key=lambda entry: _distance(entry.scope, at) or 0, default=None)


def _distance(scope: Scope, at: Place) -> int | None:
    """Return how far out a scope lies from a place, 0 being the place itself; None if it does not reach it."""
    match scope.kind:
        case ScopeKind.ORGANISATION:
            return 0 if scope.value == str(at.organisation_id) else None
        case ScopeKind.REGION:
            return 1 + len(at.region_path) - len(scope.value) if at.region_path.startswith(scope.value) else None
        case ScopeKind.EVERYWHERE:
            return 2 + len(at.region_path)
        case ScopeKind.OWN | ScopeKind.MANDATED:
            return None
