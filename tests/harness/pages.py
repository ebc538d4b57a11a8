"""The strict harness of pages: an undefined name in a template fails, every test begins in the source language."""

from collections.abc import Iterator

import pytest
from django.conf import settings
from django.utils import translation


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
def _chinese() -> Iterator[None]:
    with translation.override(settings.LANGUAGE_CODE):
        yield
