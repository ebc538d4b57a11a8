"""Verbs whose mistakes are answered with one sentence and exit code 2, never with a traceback."""

import argparse
import re
import sys
from datetime import date
from typing import Any, NoReturn

from django.core.management.base import BaseCommand, CommandParser

from onewindow.kernel.workdays import Pause

_WORDS = {
    r"argument (?P<name>[^:]+): invalid choice: (?P<said>.+) \(choose from (?P<choices>.+)\)": (
        "{name} 不能是 {said}，可以是 {choices}"
    ),
    r"argument (?P<name>[^:]+): expected one argument": "{name} 后面要写一个值",
    r"argument [^:]+: (?P<said>.+)": "{said}",
    r"the following arguments are required: (?P<names>.+)": "缺少：{names}",
    r"unrecognized arguments: (?P<names>.+)": "多出了看不懂的部分：{names}",
}
_DEFAULTS = {"settings": None, "pythonpath": None, "traceback": False, "no_color": False, "force_color": False}


class SentenceParser(CommandParser):
    """A parser that says in Chinese what is wrong, and shows how it is written."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and leave with exit code 2."""
        usage = " ".join(self.format_usage().removeprefix("usage: ").split())
        fail(f"{_said(message)}\n  写法：{usage}")


class SentenceCommand(BaseCommand):
    """A verb of the command line that answers from tables; subclasses add arguments and handle them."""

    requires_system_checks: list[str] = []

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> SentenceParser:
        """Return the parser, without the options that only Django's own commands need."""
        parser = SentenceParser(prog=f"{prog_name} {subcommand}", description=self.help, **kwargs)
        parser.set_defaults(**_DEFAULTS, verbosity=1, skip_checks=True)
        self.add_arguments(parser)
        return parser


def fail(sentence: str) -> NoReturn:
    """Say a sentence to who typed the command, and leave with exit code 2."""
    sys.stderr.write(f"✗ {sentence}\n")
    sys.exit(2)


def day(text: str) -> date:
    """Return the day that somebody typed."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"没有“{text}”这一天，日期请写成 2025-09-22 的样子") from None


def amount(text: str) -> int:
    """Return the number that somebody typed, 0 or more."""
    if not text.isascii() or not text.isdigit():
        raise argparse.ArgumentTypeError(f"“{text}”不是天数，请写一个不小于 0 的整数，例如 20")
    return int(text)


def port(text: str) -> int:
    """Return the port that somebody typed."""
    if not text.isascii() or not text.isdigit() or not 0 < int(text) < 65536:
        raise argparse.ArgumentTypeError(f"“{text}”不是端口，请写一个 1 到 65535 的整数，例如 8000")
    return int(text)


def span(text: str) -> Pause:
    """Return the span that somebody typed as `2025-09-24..2025-09-26`."""
    after, dots, until = text.partition("..")
    if not dots:
        raise argparse.ArgumentTypeError(f"“{text}”不是一段时间，请写成 2025-09-24..2025-09-26 的样子")
    return Pause(day(after), day(until))


def _said(message: str) -> str:
    for pattern, words in _WORDS.items():
        if found := re.fullmatch(pattern, message):
            return words.format(**found.groupdict())
    return message
