"""`./ow golden`: write the snapshots in tests/golden anew; the difference is reviewed like code."""

import os
import sys
from pathlib import Path

import pytest


def main() -> int:
    """Run the tests that compare with a snapshot, and let them write it."""
    os.environ["GOLDEN"] = "write"
    users = [str(path) for path in sorted(Path("tests").rglob("test_*.py")) if "tests.golden" in path.read_text()]
    return int(pytest.main(sys.argv[1:] or users))


if __name__ == "__main__":
    sys.exit(main())
