"""`onewindow VERB …`: finds the data folder and its database, and hands the verb to `cli/management/commands`."""

import os
import sys
from contextlib import ExitStack
from pathlib import Path

from django.core.management import execute_from_command_line

from onewindow.cli.overview import is_known, overview
from onewindow.cli.running import folders, reset, up
from onewindow.platform.keys.files import make_keys
from onewindow.platform.postgres.faults import CannotStart
from onewindow.platform.postgres.lock import UP
from onewindow.platform.postgres.serving import database

# What answers from shipped tables or from files; everything else gets a database.
WITHOUT_DATABASE = frozenset(
    {"", "bench", "calendar", "code", "compilemessages", "doctor", "help", "makemessages", "--help", "-h", "--version"}
)


def main() -> None:
    """Run the command line."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "onewindow.config.settings")
    try:
        run(sys.argv[1:])
    except CannotStart as fault:
        sys.exit(f"✗ {fault}")
    except KeyboardInterrupt:
        sys.exit(130)


def run(arguments: list[str]) -> None:
    """Run one verb.

    :raises CannotStart: if its database is not to be had
    """
    folder, arguments = folders.chosen(arguments)
    keys = folders.use(folder)
    verb = arguments[0] if arguments else ""
    if verb == UP:
        sys.exit(up.main(arguments[1:], folder=folder, keys=keys))
    if verb == "reset":
        sys.exit(reset.main(arguments[1:], folder=folder))
    if verb == "help" and not arguments[1:]:
        sys.exit(overview())
    if not is_known(verb):
        raise CannotStart(f"没有“{verb}”这个命令。常用的见 ./ow，全部的见 ./ow help。")
    with ExitStack() as stack:
        if not needs_no_database(verb, arguments):
            make_keys(keys)
            addresses = stack.enter_context(database(folder, keys=keys, verb=verb))
            os.environ["DATABASE_URL"], os.environ["DATABASE_OWNER_URL"] = addresses.application, addresses.owner
        execute_from_command_line(["onewindow", *arguments])


def needs_no_database(verb: str, arguments: list[str]) -> bool:
    """Say whether the call answers from tables or files, is `verify FILE`, or was given its database."""
    if verb in WITHOUT_DATABASE or {"-h", "--help"} & {*arguments} or "ONEWINDOW_SUPERVISED" in os.environ:
        return True
    return verb == "verify" and any(Path(argument).is_file() for argument in arguments[1:])


if __name__ == "__main__":
    main()
