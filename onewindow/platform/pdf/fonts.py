"""The fonts that every paper is set in. They come with the program; no font of the machine is ever used."""

from functools import cache
from importlib.util import find_spec
from pathlib import Path

import typst

from onewindow.platform.pdf.coverage import Coverage

SERIF = ("pylopdf_fonts_zh_cn", "NotoSerifSC-Regular.otf")  # 正文
SANS = ("manimgx_fonts_cjk", "NotoSansCJK-VF.otf.ttc")  # 黑体, every weight, and names with rare characters


@cache
def fonts() -> typst.Fonts:
    """Return the fonts, read once a process."""
    folders = [str(_file(*SERIF).parent), str(_file(*SANS).parent)]  # it reads folders, and no file by name
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=folders)


@cache
def coverage() -> Coverage:
    """Return which characters the fonts can show."""
    return Coverage.of(_file(*SERIF), _file(*SANS))


def serif_file() -> Path:
    """Return the file of the serif, for pictures that are drawn and not typeset."""
    return _file(*SERIF)


def _file(package: str, name: str) -> Path:
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(f"the fonts of {package} are not installed; run ./ow up")
    return Path(spec.origin).parent / name
