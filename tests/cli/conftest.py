"""What the tests of verbs share."""

from collections.abc import Iterable, Iterator

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from onewindow.cli.demo import loading
from onewindow.cli.demo.reading import Loader
from tests.factories.acting import NOW


@pytest.fixture(scope="module")
def county(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The demo county without its cases, brought in once for the tests of a file; each takes back what it does."""
    yield from loaded(loading.COUNTY, django_db_blocker)


@pytest.fixture(scope="module")
def living_county(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The demo county as it stands when the address is printed."""
    yield from loaded(loading.FIRST, django_db_blocker)


def loaded(loaders: Iterable[Loader], blocker: DjangoDbBlocker) -> Iterator[None]:
    with blocker.unblock(), transaction.atomic():
        list(loading.load(NOW, loaders))
        yield
        transaction.set_rollback(True)
