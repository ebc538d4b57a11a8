"""The keys that can be set. A room declares its own beside the action that asks for them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from django.utils.module_loading import autodiscover_modules
from pydantic import TypeAdapter, ValidationError

from onewindow.kernel.errors import Invalid
from onewindow.kernel.words import N_


class NotAValue(Invalid):
    """What was typed is no value of the setting."""

    words = N_("“%(meaning)s”不能设为这个值")


@dataclass(frozen=True, kw_only=True)
class Preference[T]:
    """A key (`room.name`), what it means in words, its type, and what holds where nobody set it."""

    key: str
    meaning: str
    of: type[T]
    default: T
    _adapter: TypeAdapter[T] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_adapter", TypeAdapter(self.of))

    def read(self, stored: object) -> T:
        """Return the value that a stored JSON value, or something typed, stands for.

        :raises NotAValue: if it is none of the type
        """
        try:
            return self._adapter.validate_python(stored)
        except ValidationError as error:
            raise NotAValue(field=self.key, meaning=self.meaning) from error

    def stored(self, value: T) -> Any:
        """Return the value as JSON."""
        return self._adapter.dump_python(value, mode="json")


_DECLARED: dict[str, Preference[Any]] = {}


def declare[T](preference: Preference[T]) -> Preference[T]:
    """Make a key known and return it.

    :raises NotAValue: if the default is no value of the type
    :raises ValueError: if another module declared the key
    """
    preference.read(preference.default)
    if _DECLARED.setdefault(preference.key, preference) != preference:
        raise ValueError(f"the setting {preference.key} is declared twice")
    return preference


def declared() -> Mapping[str, Preference[Any]]:
    """Return every key of the installed rooms: the list that the console shows."""
    autodiscover_modules("api")
    return MappingProxyType(dict(sorted(_DECLARED.items())))
