"""Make the style sheets and the script that browsers load: sources joined in the order of their names, comments and
spaces left out. `python -m tools.bundle` writes them; a test compares what is committed with what this makes."""

import re
from pathlib import Path

WEB = Path(__file__).parent.parent / "onewindow" / "platform" / "web"
STATIC = WEB / "static" / "web"
SHEETS = ("core", "citizen", "desk")
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
STRING = re.compile(r"(\"[^\"]*\")")


def sheet(name: str) -> str:
    """Return a style sheet without comments and without spaces that mean nothing."""
    text = "\n".join(path.read_text() for path in sorted((WEB / "styles" / name).glob("*.css")))
    parts = STRING.split(COMMENT.sub("", text))
    return "".join(part if part.startswith('"') else _tight(part) for part in parts).strip() + "\n"


def script() -> str:
    """Return the custom elements as one module, comment and indent left out, each in a block of its own."""
    blocks = (f"{{\n{_lean(path.read_text())}}}\n" for path in sorted((WEB / "scripts").glob("*.js")))
    return "".join(blocks)


def made() -> dict[Path, str]:
    """Return every file that is made, with its content."""
    return {STATIC / f"{name}.css": sheet(name) for name in SHEETS} | {STATIC / "ow.js": script()}


def _tight(css: str) -> str:
    css = re.sub(r"\s+", " ", css)
    css = re.sub(r" ?([{};,]) ?", r"\1", css)
    return re.sub(r"(?<=[\w-]): ", ":", css).replace(";}", "}")


def _lean(source: str) -> str:
    lines = (line.strip() for line in COMMENT.sub("", source).splitlines())
    return "".join(f"{line}\n" for line in lines if line and not line.startswith("//"))


if __name__ == "__main__":
    for target, content in made().items():
        target.write_text(content)
