"""Rows read by a prepared statement are the rows that the ORM would give."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from onewindow.contexts.organisations.models import Region
from onewindow.platform.database.prepared import row_of, rows_of
from tests.factories import organisations as county

pytestmark = pytest.mark.django_db


@pytest.fixture
def three() -> list[Region]:
    county.places()
    return list(Region.objects.order_by("id")[:3])


def test_a_row_is_the_one_of_the_orm(three: list[Region]) -> None:
    wanted = three[0]

    found = row_of(Region, id=wanted.id, code=wanted.code)

    assert found is not None
    assert vars(found) | {"_state": None} == vars(wanted) | {"_state": None}


def test_nothing_is_found_where_nothing_is(three: list[Region]) -> None:
    assert row_of(Region, id=three[0].id, code=three[1].code) is None
    assert rows_of(Region, id=[]) == []


def test_a_list_stands_for_any_of_its_values_in_the_order_asked_for(three: list[Region]) -> None:
    ids = [row.id for row in three]
    with CaptureQueriesContext(connection) as asked:
        found = rows_of(Region, ("id",), id=[ids[2], ids[0]])

    assert [row.id for row in found] == [ids[0], ids[2]]
    assert len(asked) == 1
