"""`./ow fix`: format, and mend what can be mended by itself."""

import subprocess
import sys
from pathlib import Path

RUFF = Path(sys.executable).parent / "ruff"


def main() -> int:
    """Run ruff over the repository."""
    done = subprocess.run([RUFF, "check", "--fix", "--quiet", "."], check=False)
    subprocess.run([RUFF, "format", "--quiet", "."], check=True)
    return done.returncode


if __name__ == "__main__":
    sys.exit(main())
