"""`onewindow lint FILE …`: says what is wrong with guides that are kept as JSON; needs no database."""

from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser

from onewindow.cli.sentences import SentenceCommand, fail
from onewindow.contexts.catalogue import api as catalogue
from onewindow.kernel.errors import Refusal

MARKS = {catalogue.Severity.ERROR: "✗", catalogue.Severity.WARNING: "·"}


class Command(SentenceCommand):
    """Exit code 0 if no guide has an error, 1 if one has, 2 if a file is no guide."""

    help = "体检办事指南：逐条说明问题和改法；有错误（✗）的指南不能发布"

    def add_arguments(self, parser: CommandParser) -> None:
        """Add the guides."""
        parser.add_argument("files", nargs="*", type=Path, metavar="文件", help="办事指南的 JSON 文件")
        parser.add_argument("--rules", action="store_true", help="列出全部规则")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print the findings; leave with exit code 1 if there is an error."""
        if options["rules"]:
            for rule in catalogue.RULES:
                self.stdout.write(f"{MARKS[rule.severity]} {rule.code} {rule.title}。例如：{rule.example}。{rule.mend}")
        has_errors = [self._examine(path) for path in options["files"]]
        if any(has_errors):
            raise SystemExit(1)

    def _examine(self, path: Path) -> bool:
        try:
            found = catalogue.lint(guide=catalogue.parse(document=path.read_bytes()))
        except OSError:
            fail(f"找不到或读不了文件“{path}”，请检查路径")
        except Refusal as refusal:
            fail(f"{path}：{refusal}")
        self.stdout.write(f"{path}：{f'{len(found)} 处问题' if found else '没有问题'}")
        for finding in found:
            words = f"{finding.words}。{finding.mend}"
            self.stdout.write(f"  {MARKS[finding.severity]} {finding.code} {finding.path}：{words}")
        return any(finding.severity is catalogue.Severity.ERROR for finding in found)
