"""编码校验: says what a string is, or what is wrong with it; needs no database."""

import sys
from typing import Any

from django.core.management.base import CommandParser

from onewindow.cli.sentences import SentenceCommand
from onewindow.kernel.codes.recognition import examine


class Command(SentenceCommand):
    """`onewindow code check TEXT`: exit code 0 if it is a code, 1 if it is none."""

    help = (
        "校验编码：身份证号码、统一社会信用代码、组织机构代码、事项编码、办件编号、短编号、电子证照标识、行政区划代码。"
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Add the one question."""
        questions = parser.add_subparsers(dest="question", metavar="check", required=True)
        check = questions.add_parser("check", help="说明一串字符是什么编码、含义如何，或者错在哪里")
        check.add_argument("text", nargs="+", metavar="编码")

    def handle(self, *args: Any, **options: Any) -> None:
        """Say what the text is; leave with exit code 1 if it is nothing."""
        examined = examine(" ".join(options["text"]))
        if len(examined.recognised) > 1:
            self.stdout.write(f"可能是以下 {len(examined.recognised)} 种编码之一：")
        for recognised in examined.recognised:
            self.stdout.write(f"✓ {recognised.name}")
            for label, said in recognised.says:
                self.stdout.write(f"  {label}：{said}")
        for fault in examined.faults:
            self.stdout.write(f"✗ {fault}")
        if examined.faults:
            sys.exit(1)
