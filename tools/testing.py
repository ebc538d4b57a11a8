"""`./ow test`: every test, on a server of its own unless DATABASE_OWNER_URL names another."""

import sys

import pytest


def main() -> int:
    """Run pytest with the arguments given; `--night` adds what is too slow for every change."""
    return int(pytest.main(sys.argv[1:]))


if __name__ == "__main__":
    sys.exit(main())
