"""Signing: readers accept it, tampering shows, keys are nobody else's."""

import stat
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import pytest
from cryptography import x509
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import Settings

from onewindow.platform.pdf.typesetting import Spot
from onewindow.platform.signing import statements
from onewindow.platform.signing.authority import CentreAuthority, Credential, ensure_authority
from onewindow.platform.signing.pades import SealImage, sign_pdf
from onewindow.platform.signing.seals import SealFace
from tests.factories.poppler import signatures_of, trusting

NOW = datetime.now(UTC)  # poppler judges certificates by the real clock
FACE = SealFace(name="云岭县市场监督管理局", purpose="行政审批专用章")


@pytest.fixture(autouse=True)
def keys_folder(tmp_path: Path, settings: Settings) -> Path:
    settings.KEYS_DIR = tmp_path / "keys"
    settings.IS_DEMO = True
    return tmp_path / "keys"


def credential() -> Credential:
    return ensure_authority(now=NOW).for_seal(
        name="seal", organisation="云岭县市场监督管理局", unit="行政审批专用章", now=NOW
    )


def signed(*, seal: SealImage | None) -> bytes:
    return sign_pdf(FACE.drawn(), seal=seal, credential=credential(), reason="受理通知书", location="云岭县")


@pytest.mark.parametrize("seal", [None, SealImage(face=FACE, at=Spot(page=1, x=60, y=60))], ids=["plain", "sealed"])
def test_a_reader_finds_the_signature_valid(seal: SealImage | None, tmp_path: Path) -> None:
    report = signatures_of(signed(seal=seal), tmp_path)

    assert "Signature is Valid" in report
    assert "ETSI.CAdES.detached" in report
    assert "Total document signed" in report
    assert "Certificate issuer isn't Trusted" in report


def test_a_reader_that_trusts_the_centre_finds_the_certificate_trusted(tmp_path: Path) -> None:
    pdf = signed(seal=None)
    store = trusting(ensure_authority(now=NOW).root(now=NOW).certificate, tmp_path)

    report = signatures_of(pdf, tmp_path, "-nssdir", f"sql:{store}")

    assert "Signature is Valid" in report
    assert "Certificate is Trusted" in report


def test_a_changed_byte_shows(tmp_path: Path) -> None:
    pdf = bytearray(signed(seal=None))
    place = pdf.index(b"/MediaBox")
    pdf[place + 11] ^= 1

    assert "Signature is Valid" not in signatures_of(bytes(pdf), tmp_path)


def test_signing_only_adds() -> None:
    paper = FACE.drawn()

    pdf = sign_pdf(paper, seal=None, credential=credential(), reason="受理通知书", location="云岭县")

    assert pdf.startswith(paper)


def test_a_seal_looks_the_same_whenever_it_is_drawn_and_otherwise_in_a_demo(settings: Settings) -> None:
    demo = FACE.drawn()

    assert FACE.drawn() == demo
    settings.IS_DEMO = False
    assert FACE.drawn() != demo


def test_keys_are_the_programs_only(keys_folder: Path) -> None:
    credential()

    files = [path for path in keys_folder.rglob("*") if path.is_file()]
    assert len(files) == 4
    assert {stat.S_IMODE(path.stat().st_mode) for path in files} == {0o600}


def test_two_who_start_at_once_make_one_authority(keys_folder: Path) -> None:
    authority = CentreAuthority(keys_folder / "authority")

    with ThreadPoolExecutor(max_workers=8) as pool:
        roots = set(pool.map(lambda _: authority.root(now=NOW), range(16)))

    assert len(roots) == 1
    assert not [path for path in keys_folder.rglob(".*") if path.is_file()]


def test_a_root_says_what_it_is() -> None:
    root = x509.load_pem_x509_certificate(ensure_authority(now=NOW).root(now=NOW).certificate)

    assert "演示·无法律效力" in root.subject.rfc4514_string()
    assert root.extensions.get_extension_for_class(x509.BasicConstraints).value.ca


@given(statement=st.binary(max_size=200), other=st.binary(max_size=200))
def test_a_statement_is_verified_and_another_is_not(statement: bytes, other: bytes) -> None:
    signature = statements.sign_bytes(statement)
    key = statements.public_key()

    assert statements.verify_bytes(statement, signature, public_key=key)
    assert statements.verify_bytes(other, signature, public_key=key) is (other == statement)
    assert not statements.verify_bytes(statement, bytes(64), public_key=key)
