"""`onewindow verify [FILE]`: is the record what was recorded? Names the first bad row."""

from argparse import ArgumentParser
from itertools import islice
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError

from onewindow.cli.sentences import SentenceCommand
from onewindow.kernel.errors import Refusal
from onewindow.platform.ledger import evidence
from onewindow.platform.ledger.checkpoints import copies, folder
from onewindow.platform.ledger.models import Leaf, SignedCheckpoint
from onewindow.platform.ledger.verification import verify

SHOWN = 20


class Command(SentenceCommand):
    help = "核验办件记录是否被改动；给出存证文件（JSON 或 ZIP）时只核验该文件，不需要数据库"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", nargs="?", type=Path, help="存证文件")
        parser.add_argument("--key", help="封存公钥（64 位十六进制），用于核验存证文件由谁签发")

    def handle(self, *args: Any, file: Path | None = None, key: str | None = None, **options: Any) -> None:
        if file is None:
            self._verify_database()
        else:
            self._verify_file(file, key)

    def _verify_file(self, file: Path, key: str | None) -> None:
        if not file.is_file():
            raise CommandError(f"没有 {file} 这个文件。请写存证文件（JSON 或 ZIP）的路径；不写则核验整个数据库")
        try:
            read = evidence.read(file.read_bytes())
            finding = evidence.inspect(read, public_key=bytes.fromhex(key) if key else None)
        except (OSError, Refusal, ValueError) as error:
            raise CommandError(str(error)) from error
        if finding is not None:
            raise CommandError(finding.words)
        checkpoint = read.checkpoint
        self.stdout.write(
            f"核验通过：{read.links[0].subject_id} 的 {len(read.links)} 条记录，"
            f"封存于检查点 #{checkpoint.size}（{checkpoint.sealed_at:%Y-%m-%d %H:%M:%S %Z}）"
        )
        whose = "与给出的公钥一致" if key else "请与平台公布的公钥核对"
        self.stdout.write(f"封存公钥：{checkpoint.public_key.hex()}（{whose}）")

    def _verify_database(self) -> None:
        findings = [*islice(verify(), SHOWN)]
        if findings:
            rest = "".join(f"\n  {finding.words}" for finding in findings[1:])
            raise CommandError(f"发现异常，第一处：{findings[0].words}{rest}")
        last = SignedCheckpoint.objects.order_by("-size").first()
        self.stdout.write(f"核验通过：已封存 {Leaf.objects.count()} 条记录，检查点 #{last.size if last else 0}")
        if number := len(copies()):
            self.stdout.write(f"与库外的 {number} 份检查点副本一致。")
        else:
            self.stdout.write(f"没有库外的检查点副本可以对照（{folder()}）：整个数据库被换成旧的，这样查不出来。")
