"""`./ow check`: format, lint, types, import contracts and the fast tests, side by side, in less than a minute."""

import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
PROGRAMS = Path(sys.executable).parent
RULES = sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "tests" / "contexts").rglob("test_*_rules.py"))
FAST_TESTS = ("tests/architecture", "tests/kernel", *RULES)
STEPS = {
    "格式": ("ruff", "format", "--check", "--quiet", "."),
    "静态检查": ("ruff", "check", "--quiet", "."),
    "导入契约": ("lint-imports", "--no-cache"),
    "类型": ("mypy",),
    "快速测试": ("python", "-m", "pytest", "-m", "not journey and not night", *FAST_TESTS),
}


@dataclass(frozen=True, slots=True)
class Result:
    """How one step ended."""

    name: str
    failed: bool
    said: str
    seconds: float


def main() -> int:
    """Run the steps and print each when it is done."""
    began = time.monotonic()
    results = [finish(*step) for step in [(name, begin(command), began) for name, command in STEPS.items()]]
    for result in results:
        print(f"{'✗' if result.failed else '✓'} {result.name}  {result.seconds:.1f} s")
        if result.failed:
            print(result.said)
    print(f"共 {time.monotonic() - began:.0f} s")
    return int(any(result.failed for result in results))


def begin(command: Sequence[str]) -> "subprocess.Popen[str]":
    """Start a program of the environment."""
    return subprocess.Popen(
        [str(PROGRAMS / command[0]), *command[1:]],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def finish(name: str, process: "subprocess.Popen[str]", began: float) -> Result:
    """Wait for a program and return how it ended."""
    said, _ = process.communicate()
    return Result(name, process.returncode != 0, said, time.monotonic() - began)


if __name__ == "__main__":
    sys.exit(main())
