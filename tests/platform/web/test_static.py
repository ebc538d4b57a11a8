"""The files that browsers load: made from their sources, small enough, hashed, others' files as they came."""

import gzip
import hashlib
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.management import call_command
from django.test import override_settings

from tools import bundle, sprite

ROOT = Path(__file__).parents[3]
STATIC = bundle.STATIC
STYLES = sorted((bundle.WEB / "styles").rglob("*.css"))
SCRIPTS = sorted((bundle.WEB / "scripts").glob("*.js"))


def weight(path: Path) -> float:
    return len(gzip.compress(path.read_bytes(), 9, mtime=0)) / 1024


@pytest.mark.parametrize("path", bundle.made(), ids=lambda path: path.name)
def test_what_is_committed_is_what_the_sources_make(path: Path) -> None:
    assert path.read_text() == bundle.made()[path], "run python -m tools.bundle"


@pytest.mark.parametrize(
    ("name", "budget"), [("core.css", 14), ("citizen.css", 5), ("desk.css", 7), ("ow.js", 6), ("icons.svg", 6)]
)
def test_a_file_keeps_its_budget(name: str, budget: float) -> None:
    assert weight(STATIC / name) <= budget


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_a_custom_element_is_small(path: Path) -> None:
    assert weight(path) <= 2.5


@pytest.mark.parametrize("path", [*STYLES, *SCRIPTS], ids=lambda path: path.name)
def test_a_source_is_short(path: Path) -> None:
    assert len(path.read_text().splitlines()) <= 400


@pytest.mark.parametrize("path", STYLES, ids=lambda path: path.name)
def test_styles_know_no_left_and_right(path: Path) -> None:
    physical = re.findall(
        r"^\s*((?:margin|padding|border)-(?:left|right|top|bottom)|left|right|width|height):", path.read_text(), re.M
    )

    assert not physical, "use logical properties: pages are read from right to left, too"


def test_the_vendored_script_is_as_it_came() -> None:
    script = STATIC / "htmx-4.0.1.min.js"

    assert hashlib.sha256(script.read_bytes()).hexdigest() in (ROOT / "NOTICE").read_text()


def test_the_sprite_holds_what_templates_draw() -> None:
    held = set(re.findall(r'<symbol id="([^"]+)"', (STATIC / "icons.svg").read_text()))
    sources = "".join(p.read_text() for p in (ROOT / "onewindow").rglob("*.html"))
    code = "".join(p.read_text() for p in (ROOT / "onewindow").rglob("*.py"))
    drawn = set(re.findall(r'{% icon "([^"]+)"|icon="([^"]+)"', sources + code))

    assert {name for pair in drawn for name in pair if name} <= held
    assert held == set(sprite.NAMES)


def test_files_are_served_hashed_and_compressed(tmp_path: Path) -> None:
    storages = {"staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}}
    with override_settings(STATIC_ROOT=tmp_path, STORAGES=storages):
        call_command("collectstatic", interactive=False, verbosity=0)
        address = staticfiles_storage.url("web/core.css")

    assert re.fullmatch(r"/static/web/core\.[0-9a-f]{12}\.css", address)
    assert (tmp_path / "web" / f"{address.rsplit('/', 1)[1]}.br").exists()
