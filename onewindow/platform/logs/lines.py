"""A log record as a line of JSON."""

import json
import re
import traceback
from datetime import UTC, datetime
from logging import Formatter, LogRecord
from pathlib import Path

from onewindow.platform.logs.correlation import REQUEST_ID

KEPT = frozenset({"listener", "loop", "status", "milliseconds", "method", "path", "process"})  # extras that hold nobody
LONG_NUMBER = re.compile(r"\d{10,}[\dXx]")  # phones, identity and bank numbers, wherever they slipped in
CODE = Path(__file__).parents[3]


class JsonLines(Formatter):
    """Say what happened, where, and in which request.

    An exception is named with its place, never quoted: what it says may be a person's name or a whole row.
    """

    def format(self, record: LogRecord) -> str:
        """Return the line."""
        line: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": scrubbed(record.getMessage()),
        }
        if request_id := REQUEST_ID.get():
            line["request_id"] = request_id
        line |= {name: value for name, value in vars(record).items() if name in KEPT and isinstance(value, str | int)}
        if record.exc_info and record.exc_info[1] is not None:
            line["error"] = type(record.exc_info[1]).__qualname__
            line["trace"] = trace(record.exc_info[1])
        return json.dumps(line, ensure_ascii=False)


def scrubbed(words: str) -> str:
    """Return the words with long numbers blanked."""
    return LONG_NUMBER.sub("**********", words)


def trace(error: BaseException) -> list[str]:
    """Return where an exception came from, innermost last, and what it was raised from."""
    frames = [
        f"{_short(frame.filename)}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(error.__traceback__)
    ]
    cause = error.__cause__ or error.__context__
    return frames if cause is None else [*trace(cause), f"{type(cause).__qualname__} led to", *frames]


def _short(filename: str) -> str:
    path = Path(filename)
    return path.relative_to(CODE).as_posix() if path.is_relative_to(CODE) else path.name
