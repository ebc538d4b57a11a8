"""From a template and facts to a PDF. Facts go in as JSON only: nothing a person typed is ever read as markup."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path
from threading import local
from typing import Literal
from unicodedata import category
from warnings import warn

import typst

from onewindow.kernel.canonical import Json
from onewindow.platform.pdf.fonts import coverage, fonts

ROOT = Path(__file__).parents[2]  # templates import the shared library as "/platform/pdf/typst/…"
ARCHIVAL: Literal["a-2u"] = "a-2u"  # PDF/A-2u (ISO 19005-2): fonts within, text extractable

_of_thread = local()  # a compiler serves one thread and keeps what it has parsed and laid out


@dataclass(frozen=True, kw_only=True)
class Spot:
    """A place on a page, in points from its upper left corner; pages count from 1."""

    page: int
    x: float
    y: float


@dataclass(frozen=True, kw_only=True)
class Paper:
    """A typeset paper and, where its template marks one with `<seal>`, the centre of its seal."""

    pdf: bytes
    seal_at: Spot | None


def render(template: Path, facts: Mapping[str, Json], *, dated: date) -> bytes:
    """Return the PDF of a template filled with facts; the day is the one written into the file.

    :raises typst.TypstError: if the template does not fit the facts
    """
    return typeset(template, facts, dated=dated).pdf


def typeset(template: Path, facts: Mapping[str, Json], *, dated: date) -> Paper:
    """Return the PDF of a template filled with facts, and where its seal goes.

    :raises typst.TypstError: if the template does not fit the facts
    """
    compiler = _compiler()
    text = json.dumps(_visible(dict(facts)), ensure_ascii=False)
    missing = coverage().missing(text)
    pdf, complaints = compiler.compile_with_warnings(
        input=template,
        format="pdf",
        sys_inputs={"facts": text, "missing": json.dumps(missing)},
        pdf_standards=ARCHIVAL,
        timestamp=datetime.combine(dated, time(), UTC),
    )
    for complaint in complaints:
        warn(complaint, stacklevel=2)
    if not isinstance(pdf, bytes):
        raise TypeError("a PDF is one file")
    return Paper(pdf=pdf, seal_at=_seal(compiler))


def _visible(value: Json) -> Json:
    """Return the value without control and formatting characters: they show nothing, or turn words around."""
    match value:
        case str():
            return "".join(char for char in value if char == "\n" or not _is_formatting(char))
        case dict():
            return {name: _visible(part) for name, part in value.items()}
        case list() | tuple():
            return [_visible(part) for part in value]
        case _:
            return value


def _is_formatting(char: str) -> bool:
    return category(char) in {"Cc", "Cf"} or "\ufe00" <= char <= "\ufe0f" or "\U000e0100" <= char <= "\U000e01ef"


def _seal(compiler: typst.Compiler) -> Spot | None:
    found = json.loads(compiler.query("<seal>", field="value"))  # of the paper just laid out, at no cost
    if not found:
        return None
    return Spot(page=found[0]["page"], x=_points(found[0]["x"]), y=_points(found[0]["y"]))


def _points(length: str) -> float:
    return float(length.removesuffix("pt"))


def _compiler() -> typst.Compiler:
    if not hasattr(_of_thread, "compiler"):
        _of_thread.compiler = typst.Compiler(root=ROOT, font_paths=fonts(), ignore_system_fonts=True)
    compiler: typst.Compiler = _of_thread.compiler
    return compiler
