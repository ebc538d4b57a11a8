"""What a correction may say, and how regions inherit."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onewindow.contexts.calendar import domain
from onewindow.contexts.calendar.domain import Correction, Said, SaidDay

MONDAY = date(2026, 4, 20)
FESTIVAL = SaidDay(MONDAY, Said.LOCAL, "三月三")
NEW_YEAR = SaidDay(date(2027, 1, 1), Said.STATUTORY, "元旦")

said_days = st.builds(SaidDay, st.dates(date(2026, 1, 1), date(2026, 12, 31)), st.sampled_from(Said), st.just("某节"))
layers = st.lists(said_days, max_size=30).map(lambda days: {day.on: day for day in days})


def correction(*days: SaidDay, region_path: str = "", year: int | None = None) -> Correction:
    return Correction(region_path=region_path, days=days, year=year)


def decided(wanted: Correction, standing: domain.Layer | None = None) -> tuple[SaidDay, ...]:
    return domain.correct(wanted, standing=standing or {}, last_year=2026)


def test_a_correction_says_anew_only_what_changes() -> None:
    other = SaidDay(date(2026, 4, 21), Said.LOCAL, "三月三")

    assert decided(correction(FESTIVAL, other), {MONDAY: FESTIVAL}) == (other,)


def test_a_day_can_be_withdrawn() -> None:
    withdrawn = SaidDay(MONDAY, Said.WITHDRAWN)

    assert decided(correction(withdrawn), {MONDAY: FESTIVAL}) == (withdrawn,)


@pytest.mark.parametrize(
    ("wanted", "refusal"),
    [
        (correction(), domain.NothingToCorrect),
        (correction(FESTIVAL), domain.NothingToCorrect),
        (correction(SaidDay(date(2026, 4, 21), Said.WITHDRAWN)), domain.NothingToCorrect),
        (correction(FESTIVAL, FESTIVAL), domain.DayRepeated),
        (correction(SaidDay(MONDAY, Said.STATUTORY), region_path="桂/"), domain.OnlyTheStateCouncil),
        (correction(SaidDay(MONDAY, Said.REST_SWAP), region_path="桂/"), domain.OnlyTheStateCouncil),
        (correction(NEW_YEAR, year=2027, region_path="桂/"), domain.OnlyTheStateCouncil),
        (correction(NEW_YEAR, year=2028), domain.YearOutOfOrder),
        (correction(NEW_YEAR, year=2026), domain.YearOutOfOrder),
        (correction(FESTIVAL, year=2027), domain.EmptyYear),
    ],
)
def test_what_is_refused(wanted: Correction, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        decided(wanted, {MONDAY: FESTIVAL})


def test_the_next_year_is_published() -> None:
    assert decided(correction(NEW_YEAR, year=2027)) == (NEW_YEAR,)


def test_publishing_a_year_touches_all_of_it_and_the_days_before() -> None:
    makeup = SaidDay(date(2026, 12, 27), Said.MAKEUP_WORK, "元旦")

    days = domain.touched(correction(makeup, NEW_YEAR, year=2027), (makeup, NEW_YEAR))

    assert days == (date(2026, 12, 27), date(2027, 12, 31))


def test_放假办法第四条_地方可以增设节假日和调休上班() -> None:
    days = (FESTIVAL, SaidDay(date(2026, 4, 25), Said.MAKEUP_WORK, "三月三"))

    assert decided(correction(*days, region_path="桂/")) == days


@given(layers=st.lists(layers, max_size=3), day=st.dates(date(2026, 1, 1), date(2026, 12, 31)))
def test_the_nearest_region_that_says_something_decides(layers: list[domain.Layer], day: date) -> None:
    calendar = domain.calendar_of(layers, first_year=2026, last_year=2026, version=1)

    speaking = [layer[day].said for layer in layers if day in layer and layer[day].said is not Said.WITHDRAWN]
    assert calendar.is_workday(day) == (speaking[-1] is Said.MAKEUP_WORK if speaking else day.weekday() < 5)
