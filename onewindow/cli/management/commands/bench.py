"""`onewindow bench lifecycle`: whole errands over HTTP against the same statements sent by pgbench."""

import json
from argparse import SUPPRESS
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser
from django.utils import timezone

from bench.lifecycle import ground, measuring, statements
from onewindow.cli.sentences import SentenceCommand


class Command(SentenceCommand):
    """The measurement runs in a data folder of its own, which is thrown away."""

    help = "性能测试：lifecycle 以令牌经 HTTP 办完整件，并与 pgbench 直接执行同样语句相比（用临时数据，约 8 分钟）"

    def add_arguments(self, parser: CommandParser) -> None:
        """Add what is measured, how long and how hard. `ground` and `statements` are steps of the measurement."""
        parser.add_argument("what", choices=["lifecycle", "ground", "statements"], help="lifecycle：整件办理")
        parser.add_argument("--rounds", type=int, default=3, help="轮数，取中位数（默认 3）")
        parser.add_argument("--seconds", type=float, default=60, help="每轮每侧计时秒数（默认 60）")
        parser.add_argument("--warm-up", type=float, default=10, help="计时前预热秒数（默认 10）")
        parser.add_argument("--clients", type=int, default=16, help="并发数（默认 16）")
        parser.add_argument("--ground", help=SUPPRESS)
        parser.add_argument("--json", type=Path, metavar="文件", help="把结果连同机器情况写入文件")

    def handle(self, *args: Any, **options: Any) -> None:
        """Measure, or do a step of it."""
        match options["what"]:
            case "ground":
                self.stdout.write(json.dumps(asdict(ground.found(timezone.now()))))
            case "statements":
                self.stdout.write(json.dumps(asdict(statements.script(ground.Ground(**json.loads(options["ground"]))))))
            case _:
                self._measure(options)

    def _measure(self, options: dict[str, Any]) -> None:
        chosen = measuring.Options(**{name: options[name] for name in ("rounds", "seconds", "warm_up", "clients")})
        self.stdout.write("正在准备一套临时的平台……")
        for found in measuring.measure(chosen):
            if isinstance(found, measuring.Round):
                self.stdout.write(_line(found))
                continue
            self.stdout.write(f"比值（中位数）        {found['ratio']:.3f}")
            self.stdout.write(f"按 CPU 的比值（中位数） {found['cpu_ratio']:.3f}")
            self.stdout.write(f"每件 CPU（中位数）    {found['cpu_ms_per_lifecycle']:.1f} 毫秒")
            if options["json"]:
                options["json"].write_text(json.dumps(found, ensure_ascii=False, indent=2) + "\n")


def _line(found: measuring.Round) -> str:
    failed = f" · 失败 {sum(found.failures.values())}：{next(iter(found.failures))}" if found.failures else ""
    return (
        f"pgbench {found.pgbench_moves:7.0f} 步/秒 · HTTP {found.http_moves:6.0f} 步/秒 · 比值 {found.ratio:.3f} · "
        f"按 CPU {found.cpu_ratio:.3f} · "
        f"每件 CPU：网站 {found.server_ms:.1f} + 数据库 {found.database_ms:.1f} 毫秒{failed}"
    )
