"""Events as JSON and back. The class is the schema; a field is never renamed."""

from typing import Any

from pydantic import TypeAdapter

from onewindow.kernel.events import Event, Subject

_ADAPTERS: dict[type[Event], TypeAdapter[Any]] = {}


def _adapter(kind: type[Event]) -> TypeAdapter[Any]:
    if kind not in _ADAPTERS:
        _ADAPTERS[kind] = TypeAdapter(kind)
    return _ADAPTERS[kind]


def encode(event: Event) -> dict[str, Any]:
    """Return what the event says as plain JSON, without its subject, which has columns of its own."""
    said: dict[str, Any] = _adapter(type(event)).dump_python(event, mode="json")
    del said["subject"]
    return said


def decode[E: Event](kind: type[E], subject: Subject, body: dict[str, Any]) -> E:
    """Return the event again from its columns.

    :raises pydantic.ValidationError: if the body is not one of that event
    """
    event: E = _adapter(kind).validate_python({"subject": {"kind": subject.kind, "id": subject.id}, **body})
    return event
