"""`onewindow verify [FILE]`: is the record what was recorded? Names the first bad row, and the case it belongs to."""

from argparse import ArgumentParser
from collections.abc import Iterator, Mapping
from itertools import chain, islice
from pathlib import Path
from typing import Any
from uuid import UUID

from django.core.management.base import CommandError

from onewindow.cli.sentences import SentenceCommand
from onewindow.contexts.cases import api as cases
from onewindow.kernel.errors import Refusal
from onewindow.platform.files.inspecting import damaged
from onewindow.platform.files.models import File
from onewindow.platform.ledger import evidence
from onewindow.platform.ledger.checkpoints import copies, folder
from onewindow.platform.ledger.inspection import Finding, Flaw
from onewindow.platform.ledger.models import Leaf, SignedCheckpoint
from onewindow.platform.ledger.verification import verify

SHOWN = 20


class Command(SentenceCommand):
    help = "核验办件记录和文件是否被改动；给出存证文件（JSON 或 ZIP）时只核验该文件，不需要数据库"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", nargs="?", type=Path, help="存证文件")
        parser.add_argument("--no-files", action="store_true", help="不逐个核对已存文件（文件很多时更快）")
        parser.add_argument("--key", help="封存公钥（64 位十六进制），用于核验存证文件由谁签发")

    def handle(
        self, *args: Any, file: Path | None = None, key: str | None = None, no_files: bool = False, **options: Any
    ) -> None:
        if file is None:
            self._verify_database(with_files=not no_files)
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

    def _verify_database(self, *, with_files: bool) -> None:
        found = chain(verify(), _files() if with_files else ())
        findings = [*islice(found, SHOWN)]
        if findings:
            numbers = cases.case_numbers(case_ids=[finding.subject_id for finding in findings if finding.subject_id])
            first, *rest = [_words(finding, numbers) for finding in findings]
            more = f"\n  …… 只列出前 {SHOWN} 处" if len(findings) == SHOWN else ""
            raise CommandError(f"发现异常，第一处：{first}{''.join(f'\n  {words}' for words in rest)}{more}")
        last = SignedCheckpoint.objects.order_by("-size").first()
        self.stdout.write(f"核验通过：已封存 {Leaf.objects.count()} 条记录，检查点 #{last.size if last else 0}")
        if with_files:
            self.stdout.write(f"{File.objects.count()} 份已存文件的内容与登记一致。")
        if number := len(copies()):
            self.stdout.write(f"与库外的 {number} 份检查点副本一致。")
        else:
            self.stdout.write(f"没有库外的检查点副本可以对照（{folder()}）：整个数据库被换成旧的，这样查不出来。")


def _files() -> Iterator[Finding]:
    for damage in damaged():
        flaw = Flaw.FILE_GONE if damage.is_gone else Flaw.FILE_CHANGED
        yield Finding(flaw=flaw, table="files_file", place=None, subject_id=damage.blob_id, what=damage.address)


def _words(finding: Finding, numbers: Mapping[UUID, str]) -> str:
    number = numbers.get(finding.subject_id) if finding.subject_id else None
    return f"办件 {number}，{finding.words}" if number else finding.words
