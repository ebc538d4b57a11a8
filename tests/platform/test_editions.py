"""What changes seldom is kept until there is a new edition of it, and asked anew outside of a span."""

import pytest

from onewindow.contexts.organisations.models import Organisation
from onewindow.platform.guards.editions import as_of_now, kept
from onewindow.platform.guards.models import Edition
from tests.factories import organisations as county

pytestmark = pytest.mark.django_db


class Asked:
    """A question that counts how often it was asked."""

    def __init__(self) -> None:
        self.times = 0

        @kept(of="organisations")
        def question(*, name: str) -> str:
            self.times += 1
            return f"{name} {self.times}"

        self.question = question


def test_inside_a_span_a_question_is_asked_once() -> None:
    asked = Asked()

    with as_of_now():
        answers = {asked.question(name="a") for _ in range(3)}
        other = asked.question(name="b")

    assert (answers, other) == ({"a 1"}, "b 2")


def test_what_is_kept_serves_the_next_span() -> None:
    asked = Asked()
    for _ in range(3):
        with as_of_now():
            asked.question(name="a")

    assert asked.times == 1


def test_a_change_is_a_new_edition_for_the_next_span() -> None:
    asked, place = Asked(), county.places()
    with as_of_now():
        asked.question(name="a")

    county.organisation(place.county)

    with as_of_now():
        assert asked.question(name="a") == "a 2"


def test_outside_of_a_span_a_question_is_asked_anew() -> None:
    asked = Asked()

    assert [asked.question(name="a") for _ in range(3)] == ["a 1", "a 2", "a 3"]


def test_the_database_counts_what_no_action_did() -> None:
    organisation_id = county.organisation(county.places().county)
    before = Edition.objects.get(name="organisations").number

    Organisation.objects.filter(id=organisation_id).update(short_name="局")

    assert Edition.objects.get(name="organisations").number == before + 1
