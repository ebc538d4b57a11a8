"""`./ow test`: every test, on a server of its own unless DATABASE_OWNER_URL names another."""

import os
import sys

import pytest


def main() -> int:
    """Run pytest with the arguments given; `--night` adds what is too slow for every change.

    Without arguments that name tests, as many files run beside each other as there are cores.
    """
    asked = sys.argv[1:]
    beside = ["--numprocesses", str(os.cpu_count()), "--dist", "loadfile"] if set(asked) <= {"--night"} else []
    return int(pytest.main([*beside, *asked]))


if __name__ == "__main__":
    sys.exit(main())
