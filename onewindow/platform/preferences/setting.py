"""Asking for settings and changing them."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import F, Value
from django.db.models.functions import Concat, Substr

from onewindow.kernel.errors import NotFound
from onewindow.kernel.ids import new_id
from onewindow.platform.access.actors import Actor, Place, Scope, ScopeKind
from onewindow.platform.access.requiring import require
from onewindow.platform.guards.editions import kept
from onewindow.platform.moves.acts import Command
from onewindow.platform.moves.once import once
from onewindow.platform.moves.receipts import receipted
from onewindow.platform.preferences.models import Setting
from onewindow.platform.preferences.nearest import Set, nearest
from onewindow.platform.preferences.registry import Preference

CHANGE = "preferences.change"


def preferred[T](preference: Preference[T], *, at: Place, on: date) -> T:
    """Return what a setting is at a place on a day: the nearest scope wins; where nobody set it, the default holds."""
    return preference.read(preferred_all((preference,), at=at, on=on)[preference.key])


def preferred_all(preferences: tuple[Preference[Any], ...], *, at: Place, on: date) -> Mapping[str, Any]:
    """Return several settings by key, with one query."""
    entries = _entries(keys=tuple(preference.key for preference in preferences))
    found = {key: nearest(entries[key], at=at, on=on) for key in entries}
    return {
        preference.key: preference.read(entry.value) if (entry := found[preference.key]) else preference.default
        for preference in preferences
    }


@kept(of="settings")
def _entries(*, keys: tuple[str, ...]) -> Mapping[str, tuple[Set, ...]]:
    rows = list(Setting.objects.filter(key__in=keys).order_by("key", "valid_from"))
    return {key: tuple(row.entry for row in rows if row.key == key) for key in keys}


@once
def prefer[T](
    *,
    preference: Preference[T],
    value: T | None,
    scope: Scope,
    valid_from: date,
    by: Actor,
    now: datetime,
    command: Command,
) -> UUID:
    """Set a key within a scope from a day on, or with None take back what was set there; return the row's id.

    :raises NotAllowed: if the actor may change settings nowhere
    :raises NotFound: if the scope lies out of the actor's reach, or is a person's own
    :raises NotAValue: if the value is none of the setting's type
    """
    require(by, CHANGE, _place(scope))
    row = Setting(
        id=new_id(),
        key=preference.key,
        scope_kind=scope.kind,
        scope_value=scope.value,
        value=None if value is None else preference.stored(preference.read(value)),
        valid_from=valid_from,
        recorded_at=now,
        recorded_by=by.account,
    )
    with receipted(by=by, command=command, subject_id=row.id, answer=row.id):
        row.save(force_insert=True)
    return row.id


def _place(scope: Scope) -> Place:
    match scope.kind:
        case ScopeKind.ORGANISATION:
            return Place(UUID(scope.value), "")
        case ScopeKind.OWN | ScopeKind.MANDATED:
            raise NotFound
        case _:
            return Place(None, scope.value)


def follow_region(*, before: str, after: str) -> None:
    """Let the settings of a region, and of those below it, follow when its path changes."""
    tail = Concat(Value(after), Substr(F("scope_value"), len(before) + 1))
    moved = Setting.objects.filter(scope_kind=ScopeKind.REGION, scope_value__startswith=before)
    moved.update(scope_value=tail)
