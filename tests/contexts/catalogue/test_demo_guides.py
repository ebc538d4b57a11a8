"""The twelve guides of the demo county: the figures and stories of the rulebook come out of them."""

from collections.abc import Mapping

import pytest

from onewindow.contexts.catalogue.domain.guide import Guide, ProjectKind
from onewindow.contexts.catalogue.domain.inventory import inventory
from onewindow.contexts.catalogue.domain.lint.terms import in_workdays
from onewindow.contexts.catalogue.domain.papers import ExemptMode, Need
from onewindow.contexts.catalogue.domain.reading import Answers, StopHere, applicable, required_materials, settle, terms
from onewindow.contexts.catalogue.domain.shape import Limit
from onewindow.kernel.codes import credit_code, item_code
from onewindow.kernel.workdays import Term, Unit
from tests.factories.catalogue import document

KEYS = [f"I{number:02}" for number in range(1, 13)]
GUIDES: Mapping[str, Guide] = {key: document(key) for key in KEYS}
STATUTORY = [10, 20, 3, 20, 15, 20, 3, None, None, 3, 10, 20]  # rulebook §10.3
PROMISED = [5, 8, 1, 6, 5, 3, 0.5, None, None, 1, 5, 8]
NOODLES: Answers = {"business_form": "CATERING", "items": ["HOT"], "vending": "NO", "agent": "NO"}
DRAIN: Answers = {"drain_kind": "GENERAL", "industry": "CATERING", "central_building": "NO", "agent": "NO"}


def counted(limit: Limit) -> float:
    """当场办结 counts as the days that the rulebook gives it (decision 25), and 3 日 as 3."""
    return limit.counted_as if limit.unit is Unit.INSTANT and limit.counted_as is not None else limit.amount


def demanded(guide: Guide, answers: Answers) -> set[str]:
    papers = required_materials(guide, settle(guide, answers))
    return {paper.code for paper in papers if paper.need is not Need.OPTIONAL}


def stop(key: str, answers: Answers) -> str:
    outcome = applicable(GUIDES[key], settle(GUIDES[key], answers))
    return outcome.words if isinstance(outcome, StopHere) else ""


def test_法定与承诺时限_与算例一致() -> None:
    rules = [guide.terms[-1] for guide in GUIDES.values()]

    assert [rule.statutory.amount if rule.statutory else None for rule in rules] == STATUTORY
    assert [counted(rule.promise) if rule.statutory else None for rule in rules] == PROMISED


def test_时限压缩比() -> None:
    with_limit = [guide.terms[-1] for guide in GUIDES.values() if guide.terms[-1].statutory]
    pairs = [(rule.statutory.amount, counted(rule.promise)) for rule in with_limit if rule.statutory]

    weighted = (sum(statutory for statutory, _ in pairs) - sum(promise for _, promise in pairs)) / 124
    mean = sum((statutory - promise) / statutory for statutory, promise in pairs) / len(pairs)

    assert (round(weighted * 100, 2), round(mean * 100, 2)) == (65.73, 65.83)


def test_即办件占比_最多跑一次_零跑动() -> None:
    instant = [guide for guide in GUIDES.values() if guide.project_kind is ProjectKind.INSTANT]
    trips = [guide.channels.visits for guide in GUIDES.values()]

    assert (len(instant), max(trips), trips.count(0)) == (4, 1, 10)


def test_老街面馆_食品经营许可四份材料_排水许可五份() -> None:
    assert demanded(GUIDES["I01"], NOODLES) == {"M001", "M002", "M003", "M004"}
    assert demanded(GUIDES["I05"], DRAIN) == {"M040", "M041", "M042", "M043", "M044"}


def test_一般排水户承诺三天_重点排水户五天() -> None:
    guide = GUIDES["I05"]

    assert terms(guide, settle(guide, DRAIN)).promise == Term(3)
    assert terms(guide, settle(guide, {**DRAIN, "drain_kind": "KEY"})).promise == Term(5)


@pytest.mark.parametrize(
    ("key", "answers", "words"),
    [
        ("I01", {"business_form": "PREPACKAGED"}, "只卖预包装食品：备案即可，不办许可"),
        ("I02", {"venue_kinds": ["FILING"]}, "这类场所备案即可，不办许可"),
        ("I02", {"venue_kinds": ["FILING", "HOTEL"]}, ""),
        ("I04", {"advert_kind": "SIGN"}, "店招牌按规范设置并备案，不用审批"),
        ("I05", {"central_building": "YES"}, "由产权单位统一申领，您不用办"),
        ("I06", {"mass": "LIGHT"}, "总质量 4500 千克及以下：不用办货运许可"),
        ("I06", {"mass": "HEAVY", "dangerous": "YES"}, "危险货物运输由市级办理"),
        ("I08", {"age": "UNDER"}, "不满 60 周岁：到年龄再办"),
        ("I11", {"public_venue": "NO"}, "不是公众聚集场所：不用办"),
        ("I12", {"near_school": "YES"}, "学校周围不得设烟草零售点"),
    ],
)
def test_指南到此为止(key: str, answers: Answers, words: str) -> None:
    assert stop(key, answers) == words


def test_告知承诺当场办结_一般程序按天() -> None:
    guide = GUIDES["I11"]
    answers: Answers = {"public_venue": "YES", "acceptance": "YES", "agent": "NO", "commitment": "YES"}

    promised = terms(guide, settle(guide, answers))
    ordinary = terms(guide, settle(guide, {**answers, "commitment": "NO"}))

    assert (promised.is_instant, promised.promise.unit) == (True, Unit.INSTANT)
    assert (ordinary.promise, ordinary.statutory, ordinary.extension) == (Term(5), Term(10), None)


def test_住所承诺的免提交_不承诺的由系统核验() -> None:
    guide = GUIDES["I03"]
    answers: Answers = {"address_promise": "YES"}

    by_promise = {m.code: m for m in required_materials(guide, settle(guide, answers))}["M024"]
    by_data = {m.code: m for m in required_materials(guide, settle(guide, {"address_promise": "NO"}))}["M024"]

    assert (by_promise.exempt, by_data.exempt) == (ExemptMode.PROMISE, ExemptMode.SHARED_DATA)


@pytest.mark.parametrize("key", KEYS)
def test_编码与实施主体相符(key: str) -> None:
    guide = GUIDES[key]

    code = item_code.parse(guide.codes.handling)

    assert code.body == credit_code.parse(guide.body.credit_code)
    assert (code.level, code.basic, code.option) == (guide.level, guide.codes.basic, "01")


@pytest.mark.parametrize("key", KEYS)
def test_每一项必填要素都已填写(key: str) -> None:
    empty = [element.title for element in inventory(guide=GUIDES[key]) if element.is_mandatory and not element.lines]

    assert empty == []


@pytest.mark.parametrize("key", KEYS)
def test_承诺不长于法定(key: str) -> None:
    for rule in GUIDES[key].terms:
        assert rule.statutory is None or in_workdays(rule.promise) <= in_workdays(rule.statutory)
