"""What `./ow help` lists: our own verbs with what they do, then the names of those that come with Django."""

from importlib.util import find_spec
from itertools import chain
from pathlib import Path

import django
from django.core.management import find_commands, load_command_class

OURS = "onewindow.cli"
THEIRS = (
    "django.core",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "procrastinate.contrib.django",
)


def is_known(verb: str) -> bool:
    """Say whether there is such a verb; what begins with a dash is left to whoever reads options."""
    return not verb or verb.startswith("-") or verb == "help" or verb in {*_verbs(OURS), *_theirs()}


def overview() -> int:
    """Print every verb and return the exit status."""
    django.setup()  # a verb's own words lie beside what it imports
    for name in _verbs(OURS):
        print(f"./ow {name:<14} {load_command_class(OURS, name).help}")
    print(f"\n写法：./ow 命令 --help。Django 自带的命令也可以用：{'、'.join(_theirs())}")
    return 0


def _theirs() -> list[str]:
    return sorted({*chain.from_iterable(_verbs(package) for package in THEIRS)} - {*_verbs(OURS)})


def _verbs(package: str) -> list[str]:
    """Return the verbs of a package, without importing them."""
    spec = find_spec(package)
    places = (spec.submodule_search_locations if spec else None) or []
    return sorted(chain.from_iterable(find_commands(str(Path(place) / "management")) for place in places))
