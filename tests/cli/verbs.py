"""Typing a verb, as a test does it."""

import importlib
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO


def typed(verb: str, *arguments: str) -> tuple[int, list[str]]:
    """Return the exit code of a verb and the lines it said."""
    said, code = StringIO(), 0
    command = importlib.import_module(f"onewindow.cli.management.commands.{verb}").Command(stdout=said)
    with redirect_stdout(said), redirect_stderr(said):
        try:
            options = command.create_parser("onewindow", verb).parse_args(arguments)
            command.handle(**vars(options))
        except SystemExit as left:
            code = int(str(left.code))
    return code, said.getvalue().splitlines()
