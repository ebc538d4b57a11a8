"""Settings by scope: the nearest wins, from its day on; taken back, the next further out holds again."""

from datetime import date, timedelta
from enum import StrEnum
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from onewindow.kernel.errors import NotAllowed, NotFound
from onewindow.kernel.ids import new_id
from onewindow.kernel.instants import legal_day
from onewindow.platform.access.actors import AccountKind, Actor, Channel, Grant, Place, Scope, ScopeKind
from onewindow.platform.preferences.nearest import Set, nearest
from onewindow.platform.preferences.registry import NotAValue, Preference, declare, declared
from onewindow.platform.preferences.setting import follow_region, prefer, preferred, preferred_all
from tests.factories.acting import NOW, founder, once

TODAY = legal_day(NOW)
CENTRE, OTHER = UUID(int=1), UUID(int=2)
AT = Place(CENTRE, "ll/ll/yl/")
EVERYWHERE = Scope(ScopeKind.EVERYWHERE)
PROVINCE = Scope(ScopeKind.REGION, "ll/")
COUNTY = Scope(ScopeKind.REGION, "ll/ll/yl/")
NEIGHBOUR = Scope(ScopeKind.REGION, "ll/ll/ylx/")
OWN_CENTRE = Scope(ScopeKind.ORGANISATION, str(CENTRE))
OTHER_CENTRE = Scope(ScopeKind.ORGANISATION, str(OTHER))
NEAR_TO_FAR = [OWN_CENTRE, COUNTY, PROVINCE, EVERYWHERE]


class Rule(StrEnum):
    SAME_DAY = "SAME_DAY"
    NEXT_WORKDAY = "NEXT_WORKDAY"


RULE = Preference(key="test.rule", meaning="节假日提交何时起算", of=Rule, default=Rule.SAME_DAY)

days = st.dates(date(2026, 1, 1), date(2026, 1, 9))
sets = st.builds(
    Set,
    st.sampled_from([*NEAR_TO_FAR, NEIGHBOUR, OTHER_CENTRE]),
    days,
    st.just(NOW),
    st.none() | st.integers(1, 9),
)


def entry(scope: Scope, value: int | None, *, valid_from: date = TODAY, minutes: int = 0) -> Set:
    return Set(scope, valid_from, NOW + timedelta(minutes=minutes), value)


def value_of(*entries: Set) -> object:
    found = nearest(entries, at=AT, on=TODAY)
    return found.value if found else None


class TestNearest:
    @pytest.mark.parametrize("far", range(1, 4))
    def test_the_nearer_scope_wins(self, far: int) -> None:
        assert value_of(entry(NEAR_TO_FAR[far], 1), entry(NEAR_TO_FAR[far - 1], 2)) == 2

    def test_within_a_scope_the_last_that_began_wins(self) -> None:
        yesterday = TODAY - timedelta(days=1)

        assert value_of(entry(COUNTY, 2), entry(COUNTY, 1, valid_from=yesterday, minutes=5)) == 2

    def test_on_one_day_the_last_recorded_wins(self) -> None:
        assert value_of(entry(COUNTY, 2, minutes=1), entry(COUNTY, 1)) == 2

    def test_what_begins_tomorrow_does_not_hold(self) -> None:
        assert value_of(entry(PROVINCE, 1), entry(COUNTY, 2, valid_from=TODAY + timedelta(days=1))) == 1

    def test_taken_back_the_next_further_out_holds(self) -> None:
        assert value_of(entry(PROVINCE, 1), entry(COUNTY, 2), entry(COUNTY, None, minutes=1)) == 1

    @pytest.mark.parametrize("scope", [NEIGHBOUR, OTHER_CENTRE, Scope(ScopeKind.OWN)])
    def test_other_scopes_do_not_reach(self, scope: Scope) -> None:
        assert value_of(entry(scope, 1)) is None

    @given(st.lists(sets, unique_by=lambda one: (one.scope, one.valid_from)), days)
    def test_it_is_what_a_walk_from_near_to_far_finds(self, entries: list[Set], day: date) -> None:
        found = nearest(entries, at=AT, on=day)

        walked = None
        for scope in reversed(NEAR_TO_FAR):
            begun = [one for one in entries if one.scope == scope and one.valid_from <= day]
            last = max(begun, key=lambda one: one.valid_from, default=None)
            walked = last if last and last.value is not None else walked
        assert found == walked


class TestRegistry:
    def test_a_key_is_declared_once(self) -> None:
        declare(RULE)

        assert declare(RULE) is RULE
        with pytest.raises(ValueError, match="twice"):
            declare(Preference(key="test.rule", meaning="别的", of=int, default=1))

    def test_a_default_is_a_value_of_the_type(self) -> None:
        with pytest.raises(NotAValue):
            declare(Preference(key="test.wrong", meaning="天数", of=int, default="five"))

    def test_every_key_of_a_room_names_the_room_and_has_a_meaning(self) -> None:
        for key, preference in declared().items():
            assert key == preference.key
            assert key.count(".") == 1
            assert preference.meaning


@pytest.mark.django_db
class TestSetting:
    def prefer(self, value: object, *, scope: Scope = COUNTY, by: Actor | None = None) -> UUID:
        return prefer(
            preference=RULE, value=value, scope=scope, valid_from=TODAY, by=by or founder(), now=NOW, command=once()
        )

    def test_where_nobody_set_it_the_default_holds(self) -> None:
        assert preferred(RULE, at=AT, on=TODAY) is Rule.SAME_DAY

    def test_a_county_sets_it_for_its_centre(self) -> None:
        self.prefer(Rule.NEXT_WORKDAY)

        assert preferred(RULE, at=AT, on=TODAY) is Rule.NEXT_WORKDAY
        assert preferred(RULE, at=AT, on=TODAY - timedelta(days=1)) is Rule.SAME_DAY
        assert preferred(RULE, at=Place(CENTRE, "ll/ll/ylx/"), on=TODAY) is Rule.SAME_DAY

    def test_it_can_be_taken_back(self) -> None:
        self.prefer(Rule.NEXT_WORKDAY)

        self.prefer(None)

        assert preferred(RULE, at=AT, on=TODAY) is Rule.SAME_DAY

    def test_several_cost_one_query(self, django_assert_num_queries: DjangoAssertNumQueries) -> None:
        other = Preference(key="test.days", meaning="天数", of=int, default=15)

        with django_assert_num_queries(1):
            found = preferred_all((RULE, other), at=AT, on=TODAY)

        assert found == {"test.rule": Rule.SAME_DAY, "test.days": 15}

    def test_what_is_no_value_is_refused(self) -> None:
        with pytest.raises(NotAValue):
            self.prefer("WHENEVER")

    def test_only_who_may_change_it_there_changes_it(self) -> None:
        nobody = Actor(account=new_id(), kind=AccountKind.STAFF, channel=Channel.DESK)
        there = frozenset({Grant("preferences.change", Scope(ScopeKind.REGION, "ll/ll/"))})
        city = Actor(account=new_id(), kind=AccountKind.STAFF, channel=Channel.DESK, grants=there)

        self.prefer(Rule.NEXT_WORKDAY, by=city)
        with pytest.raises(NotFound):
            self.prefer(Rule.NEXT_WORKDAY, scope=PROVINCE, by=city)
        with pytest.raises(NotFound):
            self.prefer(Rule.NEXT_WORKDAY, scope=Scope(ScopeKind.OWN), by=founder())
        with pytest.raises(NotAllowed):
            self.prefer(Rule.NEXT_WORKDAY, by=nobody)

    def test_settings_follow_a_region_that_moves(self) -> None:
        self.prefer(Rule.NEXT_WORKDAY)

        follow_region(before="ll/ll/", after="ll/xs/")

        assert preferred(RULE, at=Place(CENTRE, "ll/xs/yl/"), on=TODAY) is Rule.NEXT_WORKDAY
