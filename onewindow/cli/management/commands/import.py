"""`onewindow import items FILE`: brings in a list of items as unpublished ones, and reports row by row."""

from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser

from onewindow.cli.lists import rows_of
from onewindow.cli.operators import operator
from onewindow.cli.sentences import SentenceCommand, fail
from onewindow.contexts.catalogue import api as catalogue
from onewindow.kernel.errors import Refusal

SHOWN = 20  # notes of each kind that are printed, unless all are asked for


class Command(SentenceCommand):
    """Exit code 0 if every row landed, 1 if some are bad, 2 if the file cannot be read."""

    help = "导入清单：items（事项，作为未发布事项导入；重复导入不会改变已有数据）"

    def add_arguments(self, parser: CommandParser) -> None:
        """Add what is imported, from where, and for which region."""
        parser.add_argument("what", choices=["items"], help="items：事项清单")
        parser.add_argument("file", type=Path, metavar="文件", help="CSV 文件，UTF-8 编码")
        parser.add_argument("--region", default="", metavar="路径", help="事项所属区划的路径，例如 ll/ll/yl/；默认不限")
        parser.add_argument("--all", action="store_true", help="列出全部提示，不只列前 20 条")

    def handle(self, *args: Any, **options: Any) -> None:
        """Import the list; leave with exit code 1 if rows are bad."""
        try:
            rows = rows_of(options["file"], catalogue.COLUMNS)
            report = catalogue.import_items(
                rows=rows, region_path=options["region"], by=operator(), progress=self._say_progress
            )
        except Refusal as refusal:
            fail(str(refusal))
        limit = None if options["all"] else SHOWN
        self._notes("没有导入", report.bad, limit)
        self._notes("提醒", report.warnings, limit)
        self.stdout.write(_summary(report))
        if report.bad:
            raise SystemExit(1)

    def _say_progress(self, done: int) -> None:
        self.stdout.write(f"已处理 {done} 行")

    def _notes(self, title: str, notes: tuple[catalogue.RowNote, ...], limit: int | None) -> None:
        ordered = sorted(notes, key=lambda note: note.line)
        for note in ordered[:limit]:
            self.stdout.write(f"{title}：第 {note.line} 行，{note.words}")
        if limit is not None and len(ordered) > limit:
            self.stdout.write(f"{title}：还有 {len(ordered) - limit} 行，加上 --all 可全部列出")


def _summary(report: catalogue.ImportReport) -> str:
    counts = f"新增 {report.added}，更新 {report.changed}，没有变化 {report.unchanged}，没有导入 {len(report.bad)}"
    if not (report.added or report.changed or report.bad):
        return f"没有变化：{report.unchanged} 项都已在库中（提醒 {len(report.warnings)} 条）"
    return f"导入完成：{counts}（提醒 {len(report.warnings)} 条）"
