"""Evidence files: they hold by themselves, and nothing in them can be changed (quality 4.6, T6)."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from onewindow.platform.ledger import evidence
from onewindow.platform.ledger.inspection import Finding, Flaw
from tests.factories import uploads
from tests.factories.ledger import PUBLIC, SUBJECT, chain, checkpoint

LINKS = chain(5)
STAMPS = [bytes([seq] * 32) for seq in range(5)]
ENTRIES = [link.hash + stamp for link, stamp in zip(LINKS, STAMPS, strict=True)]
LOG = [bytes([number] * 64) for number in range(6)] + ENTRIES + [bytes(64)]
FILE = evidence.compose(
    table="cases_caseevent", links=LINKS, stamps=STAMPS, positions=range(6, 11), log=LOG, checkpoint=checkpoint(LOG)
)


def inspected(content: bytes, *, key: bytes | None = PUBLIC) -> Finding | None:
    return evidence.inspect(evidence.read(content), public_key=key)


@pytest.mark.parametrize("content", [FILE, uploads.container({"evidence.json": FILE, "D03.pdf": b"%PDF-"})])
def test_evidence_holds_by_itself(content: bytes) -> None:
    assert inspected(content) is None
    assert inspected(content, key=None) is None
    assert evidence.read(content).links == tuple(LINKS)


@pytest.mark.parametrize(
    ("path", "value", "flaw"),
    [
        (("subject_id",), "00000000-0000-0000-0000-000000000009", Flaw.CHANGED),
        (("events", 2, "name"), "CaseDenied", Flaw.CHANGED),
        (("events", 2, "body", "day"), "2026-01-01", Flaw.CHANGED),
        (("events", 2, "happened_at"), "2026-01-01T00:00:00Z", Flaw.CHANGED),
        (("events", 2, "stamp"), "00" * 32, Flaw.RECOMPUTED),
        (("events", 2, "position"), 0, Flaw.RECOMPUTED),
        (("events", 2, "proof", 0), "00" * 32, Flaw.RECOMPUTED),
        (("checkpoint", "statement", "size"), 13, Flaw.FORGED),
        (("checkpoint", "statement", "root"), "00" * 32, Flaw.FORGED),
        (("checkpoint", "signature"), "00" * 64, Flaw.FORGED),
        (("events",), [], Flaw.TRUNCATED),
    ],
)
def test_changed_evidence_does_not_hold(path: tuple[str | int, ...], value: object, flaw: Flaw) -> None:
    exported: Any = json.loads(FILE)
    part = exported
    for step in path[:-1]:
        part = part[step]
    part[path[-1]] = value

    finding = inspected(json.dumps(exported).encode())

    assert finding is not None
    assert finding.flaw is flaw


def test_evidence_of_a_stranger_is_not_ours() -> None:
    finding = inspected(FILE, key=bytes(32))

    assert finding is not None
    assert finding.flaw is Flaw.FORGED


@pytest.mark.parametrize("content", [b"", b"[]", b"{}", b"PK\x03\x04", b'{"events": 1}', b"\xff", b"[" * 100_000])
def test_what_is_no_evidence_is_refused_with_a_sentence(content: bytes) -> None:
    with pytest.raises(evidence.NoEvidence, match="这不是存证文件"):
        evidence.read(content)


def test_the_command_verifies_a_file_without_a_database(tmp_path: Path) -> None:
    file = tmp_path / "evidence.json"
    file.write_bytes(FILE)

    call_command("verify", str(file), "--key", PUBLIC.hex(), stdout=(said := StringIO()))
    assert f"核验通过：{SUBJECT} 的 5 条记录，封存于检查点 #12" in said.getvalue()
    assert f"{PUBLIC.hex()}（与给出的公钥一致）" in said.getvalue()

    file.write_bytes(FILE.replace(b"CaseAsked", b"CaseDone"))
    with pytest.raises(CommandError, match=f"cases_caseevent {SUBJECT} #2：内容被改动"):
        call_command("verify", str(file))
    with pytest.raises(CommandError, match=r"missing\.json 这个文件"):
        call_command("verify", str(tmp_path / "missing.json"))
