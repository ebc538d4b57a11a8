"""What is only wrong sometimes fails always: order nobody asked for, wide locks, stale times, days with a clock."""

import random
import sys
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

import pytest
from django.db.models import DateField, DateTimeField, Model, QuerySet
from django.db.models.signals import pre_save

OURS = "onewindow."


@pytest.fixture(autouse=True, scope="session")
def _strict() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(QuerySet, "_fetch_all", shuffling(QuerySet._fetch_all))
        patch.setattr(QuerySet, "select_for_update", naming_tables(QuerySet.select_for_update))
        patch.setattr(DateField, "get_prep_value", taking_days_only(DateField.get_prep_value))
        pre_save.connect(refuse_stale_times, dispatch_uid="strictness")
        yield
        pre_save.disconnect(dispatch_uid="strictness")


def shuffling(fetch: Callable[[Any], None]) -> Callable[[Any], None]:
    """Give rows that nobody ordered in another order every time, as the database may."""

    def fetched(queryset: "QuerySet[Model]") -> None:
        is_fresh = queryset._result_cache is None
        fetch(queryset)
        if is_fresh and not queryset.ordered and isinstance(queryset._result_cache, list):
            random.shuffle(queryset._result_cache)

    return fetched


def naming_tables(lock: Callable[..., Any]) -> Callable[..., Any]:
    """Fail where our code locks rows without `of=`: a join added later would lock its rows too."""

    def locked(queryset: "QuerySet[Model]", *args: Any, **options: Any) -> Any:
        caller = sys._getframe(1).f_globals.get("__name__", "")
        if caller.startswith(OURS) and not options.get("of"):
            pytest.fail(f"{caller}: select_for_update() needs of=")
        return lock(queryset, *args, **options)

    return locked


def taking_days_only(prepare: Callable[..., Any]) -> Callable[..., Any]:
    """Fail where an instant is put into a column of days: its day depends on the zone (`kernel.instants.legal_day`)."""

    def prepared(field: "DateField[Any, Any]", value: Any) -> Any:
        if isinstance(value, datetime) and not isinstance(field, DateTimeField):
            pytest.fail(f"{field} takes a day, not an instant")
        return prepare(field, value)

    return prepared


def refuse_stale_times(sender: type[Model], update_fields: frozenset[str] | None, **_: Any) -> None:
    """Fail where `update_fields` leaves out a field that says when the row was last saved."""
    if update_fields is None:
        return
    stale = [
        f.name for f in sender._meta.concrete_fields if getattr(f, "auto_now", False) and f.name not in update_fields
    ]
    if stale:
        pytest.fail(f"{sender.__name__}: update_fields needs {', '.join(stale)} too")
