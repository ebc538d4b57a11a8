"""What the tests of verbs share."""

from collections.abc import Iterator

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from onewindow.cli.demo.loading import load
from tests.factories.acting import NOW


@pytest.fixture(scope="module")
def county(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The demo county, brought in once for the tests of a file; each of them takes back what it does."""
    with django_db_blocker.unblock(), transaction.atomic():
        list(load(NOW))
        yield
        transaction.set_rollback(True)
