"""The route of a guide: every pair of state and verb is decided, and the guard in the database says the same."""

import pytest
from django.db import connection

from onewindow.contexts.catalogue.domain.states import GUIDE_MOVES, GuideState, GuideVerb
from onewindow.kernel.errors import IllegalMove


@pytest.mark.parametrize("state", GuideState)
@pytest.mark.parametrize("verb", GuideVerb)
def test_every_pair_of_state_and_verb_is_decided(state: GuideState, verb: GuideVerb) -> None:
    if GUIDE_MOVES.allows(state, verb):
        assert GUIDE_MOVES.after(state, verb) in GuideState
    else:
        with pytest.raises(IllegalMove):
            GUIDE_MOVES.after(state, verb)


@pytest.mark.parametrize("state", [GuideState.SUPERSEDED, GuideState.WITHDRAWN])
def test_已有新版或已撤下的_不再变动(state: GuideState) -> None:
    assert not GUIDE_MOVES.verbs(state)


@pytest.mark.django_db
def test_the_guard_in_the_database_knows_the_same_moves() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tgargs FROM pg_trigger WHERE tgname = 'guard_moves'"
            " AND tgrelid = 'catalogue_guideversion'::regclass"
        )
        arguments = bytes(cursor.fetchone()[0]).decode().split("\0")

    arrows = {tuple(argument.split(">")) for argument in arguments if ">" in argument}
    assert arrows == {(str(begin), str(end)) for begin, end in GUIDE_MOVES.arrows()}
