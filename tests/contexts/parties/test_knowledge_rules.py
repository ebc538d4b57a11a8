"""What is known of a party: which of several data is used, and who may correct it."""

from datetime import date, datetime, timedelta
from itertools import permutations
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onewindow.contexts.parties.domain.knowledge import (
    TRUST,
    CorrectAtTheSource,
    KnownDatum,
    ReasonNeeded,
    Recorded,
    Source,
    SourceKind,
    check_correction,
    standing,
)
from tests.factories.acting import NOW

MARKET, CIVIL_AFFAIRS = UUID(int=1), UUID(int=2)
DAY = date(2026, 3, 2)
LICENCE = Source(kind=SourceKind.LICENCE, name="云岭县市场监督管理局 营业执照", organisation_id=MARKET)
CLERK = Source(kind=SourceKind.WINDOW, name="窗口核验", organisation_id=CIVIL_AFFAIRS)
OWN = Source(kind=SourceKind.DECLARED, name="本人填报")

recorded = st.builds(
    Recorded,
    datum=st.builds(
        KnownDatum,
        element_code=st.sampled_from(["name", "phone"]),
        value=st.integers(),
        source=st.sampled_from([LICENCE, CLERK, OWN]),
        as_of=st.dates(date(2026, 1, 1), date(2026, 1, 5)),
    ),
    recorded_at=st.integers(0, 9).map(lambda hours: NOW + timedelta(hours=hours)),
)


def entry(value: str, source: Source, *, as_of: date = DAY, recorded_at: datetime = NOW) -> Recorded:
    datum = KnownDatum(element_code="premises_address", value=value, source=source, as_of=as_of)
    return Recorded(datum=datum, recorded_at=recorded_at)


def used(*entries: Recorded) -> object:
    return standing(entries)["premises_address"].value


def test_证照数据优先于窗口核验_窗口核验优先于本人填报() -> None:
    entries = [entry("执照", LICENCE), entry("窗口", CLERK), entry("填报", OWN)]

    assert {used(*order) for order in permutations(entries)} == {"执照"}
    assert {used(*order) for order in permutations(entries[1:])} == {"窗口"}


def test_新证照优先于旧证照() -> None:
    old = entry("旧址", LICENCE, as_of=DAY - timedelta(days=1), recorded_at=NOW + timedelta(days=1))

    assert used(entry("新址", LICENCE), old) == "新址"


def test_同日数据以后登记的为准() -> None:
    assert used(entry("二", OWN, recorded_at=NOW + timedelta(seconds=1)), entry("一", OWN)) == "二"


def test_同时登记的数据以后一条为准() -> None:
    assert used(entry("一", OWN), entry("二", OWN)) == "二"


def test_不知道由谁核发的证照数据_本人不能更正() -> None:
    unknown = Source(kind=SourceKind.LICENCE, name="外省营业执照")

    with pytest.raises(CorrectAtTheSource):
        check_correction(entry("执照", unknown).datum, as_source=OWN, reason="搬迁")


@given(st.lists(recorded))
def test_nothing_outweighs_what_is_used(entries: list[Recorded]) -> None:
    best = standing(entries)

    assert set(best) == {one.datum.element_code for one in entries}
    for one in entries:
        chosen = best[one.datum.element_code]
        assert (TRUST[chosen.source.kind], chosen.as_of) >= (TRUST[one.datum.source.kind], one.datum.as_of)


@pytest.mark.parametrize("source", [CLERK, OWN])
def test_机关核发的数据_向核发机关申请更正(source: Source) -> None:
    with pytest.raises(CorrectAtTheSource, match="营业执照"):
        check_correction(entry("执照", LICENCE).datum, as_source=source, reason="搬迁")


def test_核发机关可以更正自己的数据() -> None:
    own = Source(kind=SourceKind.WINDOW, name="窗口核验", organisation_id=MARKET)

    check_correction(entry("执照", LICENCE).datum, as_source=own, reason="录入有误")


@pytest.mark.parametrize("known", [None, entry("填报", OWN).datum, entry("窗口", CLERK).datum])
def test_本人填报和窗口核验的数据可以更正(known: KnownDatum | None) -> None:
    check_correction(known, as_source=OWN, reason="填错了")


def test_更正须有理由() -> None:
    with pytest.raises(ReasonNeeded):
        check_correction(None, as_source=OWN, reason=" ")
