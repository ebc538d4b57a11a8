"""Lists that people bring: CSV files as Excel saves them, read row by row with their line numbers."""

import csv
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from onewindow.kernel.errors import Refusal
from onewindow.kernel.words import N_


class NoSuchFile(Refusal):
    """The file is not there, or cannot be read."""

    words = N_("找不到或读不了文件“%(path)s”，请检查路径")


class WrongEncoding(Refusal):
    """The file is not in UTF-8."""

    words = N_("文件“%(path)s”第 %(line)s 行不是 UTF-8 编码。请在 Excel 中选择“另存为 → CSV UTF-8（逗号分隔）”后再导入")


class WrongColumns(Refusal):
    """The head of the list has other columns."""

    words = N_("文件“%(path)s”的表头缺少这些列：%(missing)s。表头应为：%(columns)s")


class NotAList(Refusal):
    """The file is no CSV."""

    words = N_("文件“%(path)s”第 %(line)s 行附近不是有效的 CSV，请检查引号是否成对")


def rows_of(path: Path, columns: Iterable[str]) -> list[tuple[int, Mapping[str | None, object]]]:
    """Return line and cells of each row; the whole file is read before a row is used.

    :raises NoSuchFile: if the file cannot be read
    :raises WrongEncoding: if it is not UTF-8
    :raises WrongColumns: if the head lacks a column
    :raises NotAList: if it is no CSV
    """
    wanted = tuple(columns)
    reader = csv.DictReader(_lines(path), strict=True)
    missing = [column for column in wanted if column not in (reader.fieldnames or ())]
    if missing:
        raise WrongColumns(path=path, missing="、".join(missing), columns=",".join(wanted))
    return [*_rows(path, reader)]


def _rows(path: Path, reader: "csv.DictReader[str]") -> Iterator[tuple[int, Mapping[str | None, object]]]:
    line = reader.line_num + 1
    try:
        for row in reader:
            yield line, row
            line = reader.line_num + 1  # a cell may hold line breaks
    except csv.Error:
        raise NotAList(path=path, line=line) from None


def _lines(path: Path) -> Iterator[str]:
    try:
        content = path.read_bytes()
    except OSError:
        raise NoSuchFile(path=path) from None
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise WrongEncoding(path=path, line=content[: error.start].count(b"\n") + 1) from None
    yield from text.splitlines(keepends=True)
