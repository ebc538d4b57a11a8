"""The strict harness of every test: real PostgreSQL, no network, warnings are errors."""

from tests.copied_database import copied_database

__all__ = ["copied_database"]
