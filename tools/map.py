"""`./ow map`: the rooms from top to bottom, their doors, what they announce and who hears it."""

import importlib
import os
import sys
from itertools import takewhile

import django

from tools.announcing import CODE, announced
from tools.vocabulary import events, room_of

LAYERS = (CODE.parent / ".importlinter").read_text().split("containers = onewindow.contexts\n")[1].splitlines()[1:]


def main() -> int:
    """Print the map."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "onewindow.config.settings")
    django.setup()
    for room in [line.strip() for line in takewhile(lambda line: line.startswith("    "), LAYERS)]:
        print("\n".join(described(room)))
    return 0


def described(room: str) -> list[str]:
    """Return the lines of one room."""
    introduced = importlib.import_module(f"onewindow.contexts.{room}").__doc__ or ""
    lines = ["", f"{room}  {introduced.splitlines()[0] if introduced else ''}"]
    if (CODE / "contexts" / room / "api.py").exists():
        names = importlib.import_module(f"onewindow.contexts.{room}.api").__all__
        lines.append(f"    门    {', '.join(sorted(name for name in names if name[0].islower()))}")
    mine = [kind.__name__ for kind in events() if room_of(kind.__module__) == room]
    return [*lines, *(f"    说    {name}{heard_by(name)}" for name in mine)]


def heard_by(event: str) -> str:
    """Return who hears an event, and what that leads to."""
    found = []
    for listener in importlib.import_module("onewindow.platform.outbox.listeners").listeners():
        if event in listener.hears:
            further = sorted(announced(listener.react.__module__, listener.react.__name__))
            found.append(f"{listener.name}{' ⇒ ' + ', '.join(further) if further else ''}")
    return f"  →  {'; '.join(found)}" if found else ""


if __name__ == "__main__":
    sys.exit(main())
