"""Reading a PDF with poppler's tools, as a person's reader would."""

import subprocess
from pathlib import Path
from shutil import which

END = b"%%EOF"


def words_of(pdf: bytes, folder: Path) -> str:
    """Return the text of a PDF, laid out as on the page."""
    return _run("pdftotext", pdf, folder, "-layout", after=("-",))


def signatures_of(pdf: bytes, folder: Path, *options: str) -> str:
    """Return what `pdfsig` says of the signatures."""
    return _run("pdfsig", pdf, folder, *options)


def trusting(root: bytes, folder: Path) -> Path:
    """Return a certificate store (NSS) that trusts the root for signatures, as a reader's computer would."""
    certutil = which("certutil")
    assert certutil, "certutil is missing: apt-get install libnss3-tools"
    store, certificate = folder / "nss", folder / "root.pem"
    store.mkdir()
    certificate.write_bytes(root)
    database = f"sql:{store}"
    subprocess.run([certutil, "-N", "-d", database, "--empty-password"], check=True)
    subprocess.run(
        [certutil, "-A", "-d", database, "-n", "centre", "-t", ",C,", "-a", "-i", str(certificate)], check=True
    )
    return store


def unsigned(pdf: bytes) -> bytes:
    """Return the paper as it was before it was signed: a signature only adds."""
    return pdf[: pdf.index(END) + len(END)]


def _run(tool: str, pdf: bytes, folder: Path, *options: str, after: tuple[str, ...] = ()) -> str:
    program = which(tool)
    assert program, f"{tool} is missing: apt-get install poppler-utils"
    path = folder / "paper.pdf"
    path.write_bytes(pdf)
    return subprocess.run([program, *options, str(path), *after], capture_output=True, text=True, check=False).stdout
