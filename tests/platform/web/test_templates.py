"""What every template of every site keeps to: nothing inline, loads in order, text translated, none forgotten."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
CODE = ROOT / "onewindow"
TEMPLATES = sorted(CODE.rglob("templates/**/*.html"))
FORBIDDEN = {
    "an inline style": re.compile(r"\sstyle=|<style"),
    "an inline script": re.compile(r"<script(?![^>]*\ssrc=)"),
    "a handler in an attribute": re.compile(r"\s(?:hx-)?on[a-z:-]+=", re.IGNORECASE),
    "evaluated words of htmx": re.compile(r"js:|javascript:|hx-vars|hx-trigger=\"[^\"]*\["),
    "unescaped words": re.compile(r"\|safe\b|autoescape off"),
    "somebody else's origin": re.compile(r"(?:src|href)=\"(?:https?:)?//"),
}
CHINESE = re.compile(r"[\u4e00-\u9fff]")
MARKED = re.compile(
    r"""{% translate .*?%}|_\("[^"]*"\)|{#.*?#}|{% comment.*?endcomment %}"""
    r"""|{% blocktranslate.*?{% endblocktranslate %}""",
    re.DOTALL,
)
UNTRANSLATED = {"gallery", "_tools.html"}  # the component page is Chinese only; a language names itself


def named(path: Path) -> str:
    return path.relative_to(CODE).as_posix()


@pytest.mark.parametrize("path", TEMPLATES, ids=named)
def test_a_template_has_nothing_that_the_content_policy_stops(path: Path) -> None:
    text = path.read_text()

    assert [what for what, sign in FORBIDDEN.items() if sign.search(text)] == []


@pytest.mark.parametrize("path", TEMPLATES, ids=named)
def test_a_template_loads_one_library_a_line_in_order(path: Path) -> None:
    loads = re.findall(r"{% load (.+?) %}", path.read_text())

    assert all(" " not in load for load in loads)
    assert loads == sorted(set(loads))


@pytest.mark.parametrize("path", TEMPLATES, ids=named)
def test_a_template_is_short(path: Path) -> None:
    assert len(path.read_text().splitlines()) <= 200


@pytest.mark.parametrize("path", [p for p in TEMPLATES if not UNTRANSLATED & set(p.parts)], ids=named)
def test_the_words_of_a_template_are_marked_for_translation(path: Path) -> None:
    assert not CHINESE.search(MARKED.sub("", path.read_text())), "use {% translate %} or {% blocktranslate %}"


@pytest.mark.parametrize("path", TEMPLATES, ids=named)
def test_a_template_is_used(path: Path) -> None:
    name = path.as_posix().split("/templates/")[1]
    sources = [*CODE.rglob("*.py"), *TEMPLATES]

    assert any(name in source.read_text() for source in sources if source != path) or name.startswith("ui/")
