"""The strict harness of every test: real PostgreSQL, no network, warnings are errors."""

from collections.abc import Iterator

import pytest
from django.conf import settings
from django.utils import translation

from tests.copied_database import copied_database

__all__ = ["copied_database"]


class Undefined(str):
    """What a template gets for a name nobody set: a failure instead of nothing."""

    def __contains__(self, piece: object) -> bool:
        return piece == "%s"  # so that Django fills in the name

    def __mod__(self, name: object) -> str:
        pytest.fail(f"a template uses {name}, which its view did not set")


def pytest_configure() -> None:
    """Serve static files from where they are written, without hashes; let undefined template names fail."""
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    settings.MIDDLEWARE = [name for name in settings.MIDDLEWARE if not name.startswith("whitenoise.")]
    settings.TEMPLATES[0]["OPTIONS"]["string_if_invalid"] = Undefined("%s")


@pytest.fixture(autouse=True)
def chinese() -> Iterator[None]:
    """Begin every test in the source language, whatever the page asked for before it was in."""
    with translation.override(settings.LANGUAGE_CODE):
        yield
