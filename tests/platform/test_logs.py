"""A line of the log: JSON, UTC, the request's id, and nobody's data."""

import json
import logging
import sys
from io import BytesIO
from pathlib import Path

from onewindow.platform.logs.collecting import Collector
from onewindow.platform.logs.correlation import REQUEST_ID
from onewindow.platform.logs.lines import JsonLines


def line_of(message: str, *args: object, error: Exception | None = None) -> dict[str, object]:
    info = None
    if error is not None:
        try:
            raise error
        except Exception:
            info = sys.exc_info()
    record = logging.LogRecord("onewindow.test", logging.ERROR, __file__, 1, message, args, info)
    line: dict[str, object] = json.loads(JsonLines().format(record))
    return line


def test_a_line_has_its_instant_in_utc_and_its_request() -> None:
    token = REQUEST_ID.set("request-1")

    line = line_of("said")

    REQUEST_ID.reset(token)
    assert str(line["at"]).endswith("+00:00")
    assert (line["message"], line["request_id"]) == ("said", "request-1")


def test_an_exception_is_named_with_its_place_and_never_quoted() -> None:
    line = line_of("failed", error=ValueError("张三丰 住在云岭县"))

    assert line["error"] == "ValueError"
    assert "tests/platform/test_logs.py" in str(line["trace"])
    assert "张三丰" not in json.dumps(line, ensure_ascii=False)


def test_long_numbers_are_blanked_wherever_they_slipped_in() -> None:
    for number in ("330102199001011234", "33010219900101123X", "13812345678", "6222020200112233445"):
        assert number not in str(line_of("for %s", number)["message"])


def test_lines_of_other_programs_become_json(tmp_path: Path) -> None:
    collector = Collector(tmp_path / "logs")

    collector.follow("worker", BytesIO(b'plain words of 13812345678\n{"at": "x"}\n'))

    collector.close()
    plain, kept = collector.path.read_text().splitlines()
    assert json.loads(plain)["process"] == "worker"
    assert "13812345678" not in plain
    assert json.loads(kept) == {"at": "x"}
