"""体检: each rule finds its mistake, and finds nothing in a guide that is right."""

from typing import Any

import pytest

from onewindow.contexts.catalogue.domain.lint.catalogue import RULES, errors, lint
from onewindow.contexts.catalogue.domain.lint.rules import Lists, Severity
from tests.factories.catalogue import DEMO, document

RIGHT = document().model_dump(mode="json")


def part(name: str, number: int = 0, **changes: Any) -> dict[str, Any]:
    """The guide with one part of a list changed."""
    parts = [*RIGHT[name]]
    parts[number] = {**parts[number], **changes}
    return {name: parts}


def days(amount: int, **more: Any) -> dict[str, Any]:
    return {"amount": amount, "unit": "WORKDAY", **more}


INSTANT = {"amount": 0, "unit": "INSTANT"}
STEP = RIGHT["steps"][2]
BASIS = {"name": "《某办法》"}
PROCEDURE = {
    "code": "visit",
    "kind": "SITE_VISIT",
    "name": "踏勘",
    "limit": days(5),
    "basis": BASIS,
    "stops_statutory": True,
}
PAPER = {"code": "M099", "name": "公司章程"}
NEVER = {"all": [{"answer": "agent", "in": ["YES"]}, {"answer": "agent", "in": ["NO"]}]}
STOPPED = {"answer": "business_form", "in": ["PREPACKAGED"]}
DEEP: dict[str, Any] = {"answer": "agent", "in": ["YES"]}
for _ in range(20):
    DEEP = {"not": DEEP}
FIELD = {"element": "premises_area", "label": "面积"}
LATER = {"answer": "agent", "in": ["YES"]}

TABLE = {
    "code": "table",
    "title": "车辆",
    "fields": [
        {
            "element": "lorries",
            "label": "车辆",
            "kind": "ROWS",
            "columns": [{"code": "tested", "label": "检验有效期至", "kind": "DATE"}],
        }
    ],
}


def check(place: str, relation: str, than: str, **more: Any) -> dict[str, Any]:
    return {"place": place, "relation": relation, "than": than, **more}


BROKEN: list[tuple[str, dict[str, Any]]] = [
    ("T01", part("terms", promise=days(15))),
    ("T02", part("terms", promise=INSTANT)),
    ("T03", {"steps": [*RIGHT["steps"], {**STEP, "code": "again", "limit": days(2)}]}),
    ("T04", part("terms", when=LATER)),
    ("T05", part("terms", statutory=None)),
    ("T06", part("terms", delivery=days(11))),
    ("T07", {"special_procedures": [PROCEDURE]}),
    ("T08", part("steps", 3, people=1)),
    ("T09", {"steps": RIGHT["steps"][:-1]}),
    ("T10", {"project_kind": "INSTANT"}),
    ("M01", {"materials": [*RIGHT["materials"], {**PAPER, "name": "法律法规规定的其他材料"}]}),
    ("M02", {"materials": []}),
    ("M03", {"materials": [*RIGHT["materials"], RIGHT["materials"][0]]}),
    ("M04", part("materials", sample=None)),
    ("M05", part("materials", 3, tolerance=None)),
    ("M06", part("materials", 1, exemptions=[{"mode": "E_LICENCE"}])),
    ("M07", part("materials", 2, exemptions=[{"mode": "PROMISE"}])),
    ("M08", part("materials", 1, exemptions=[])),
    ("M09", part("materials", 2, review_points=[])),
    ("Q01", part("materials", 2, when={"answer": "agent", "in": ["MAYBE"]})),
    ("Q01", part("materials", 2, when={"element": "nothing", "op": "EQ", "value": 1})),
    ("Q02", part("materials", 2, when=NEVER)),
    ("Q02", part("materials", 2, when=STOPPED)),
    ("Q03", part("materials", 2, when=DEEP)),
    ("Q04", part("questions", 0, when=LATER)),
    ("Q05", {"questions": [*RIGHT["questions"], *({**RIGHT["questions"][3], "code": f"q{n}"} for n in range(5))]}),
    ("Q06", {"stops": [RIGHT["stops"][0], RIGHT["stops"][0]]}),
    ("Q07", {"questions": [*RIGHT["questions"], {**RIGHT["questions"][3], "code": "idle", "when": {"all": []}}]}),
    ("F01", {"form": [*RIGHT["form"], {"code": "more", "title": "又一页", "fields": [FIELD]}]}),
    ("F02", {"form": [{"code": "all", "title": "全部", "fields": [{**FIELD, "kind": "SELECT"}]}]}),
    ("F02", {"form": [{"code": "all", "title": "全部", "fields": [{**FIELD, "kind": "ROWS"}]}]}),
    ("F03", {"form": [{"code": "all", "title": "全部", "fields": [{**FIELD, "minimum": 9, "maximum": 1}]}]}),
    ("F04", {"checks": [check("nothing", "AT_MOST", "premises_area")]}),
    ("F04", {"checks": [check("opening_on", "NOT_BEFORE", "drivers.licensed")]}),
    ("F05", {"checks": [check("premises_area", "NOT_BEFORE", "opening_on")]}),
    ("F05", {"checks": [check("premises_area", "AT_MOST", "seats")]}),
    ("F05", {"checks": [check("premises_area", "AT_MOST", "@filing")]}),
    ("F05", {"checks": [check("premises_area", "AT_MOST", "kitchen_area", later={"amount": 1})]}),
    ("F05", {"checks": [check("opening_on", "NOT_BEFORE", "opening_on")]}),
    ("F05", {"form": [*RIGHT["form"], TABLE], "checks": [check("opening_on", "NOT_BEFORE", "lorries.tested")]}),
    ("S01", {"channels": {**RIGHT["channels"], "visits": 1, "depth_level": 3}}),
    ("S02", {"channels": {**RIGHT["channels"], "visits": 1, "visits_reason": "核验原件"}}),
    ("S03", {"fees": [{"name": "工本费", "standard": "10 元"}]}),
    ("S04", {"service": {**RIGHT["service"], "complain": RIGHT["service"]["consult"]}}),
    ("S05", {"service": {**RIGHT["service"], "consult": {"phone": "8812345"}}}),
    ("S06", part("results", sample=None)),
    ("S07", part("results", licence_type="")),
    ("S08", {"faq": []}),
    ("C01", {"codes": {**RIGHT["codes"], "basic": "99013100100"}}),
    ("C02", {"codes": {**RIGHT["codes"], "basic": "990131001001"}}),
    ("C03", {"body": {**RIGHT["body"], "credit_code": "11999901MB9100083T"}}),
    ("C03", {"level": "3"}),
    ("C03", {"item_type": "07"}),
    ("C04", {"body": {**RIGHT["body"], "credit_code": "11999901MB9100016X"}}),
    ("S09", {"legal_basis": [{"name": "中华人民共和国食品安全法"}]}),
]


@pytest.mark.parametrize(("code", "change"), BROKEN, ids=[f"{code}-{n}" for n, (code, _) in enumerate(BROKEN)])
def test_a_rule_finds_its_mistake(code: str, change: dict[str, Any]) -> None:
    found = {finding.code: finding for finding in lint(guide=document(**change))}

    assert code in found
    assert found[code].words
    assert found[code].path


def test_a_cancelled_proof_is_found_by_the_county_s_own_list() -> None:
    lists = Lists(cancelled_proofs=("授权委托书",))

    assert [finding.code for finding in lint(guide=document(), lists=lists)] == ["M10"]


def test_every_rule_is_shown_to_work() -> None:
    assert {rule.code for rule in RULES} == {code for code, _ in BROKEN} | {"M10"}


def test_rule_codes_are_unique() -> None:
    codes = [rule.code for rule in RULES]

    assert len(codes) == len({*codes})


@pytest.mark.parametrize("path", sorted((DEMO / "guides").glob("*.json")), ids=lambda path: path.stem)
def test_the_demo_guides_are_clean(path: Any) -> None:
    assert lint(guide=document(path.stem)) == ()


def test_errors_come_before_warnings() -> None:
    found = lint(guide=document(faq=[], **part("materials", 2, review_points=[])))

    assert [finding.severity for finding in found] == [Severity.ERROR, Severity.WARNING]
    assert errors(document(faq=[]))


def test_steps_of_very_many_situations_are_simply_added_up() -> None:
    whens = [{"element": "seats", "op": "EQ", "value": number} for number in range(10)]
    many = [{**STEP, "code": f"s{n}", "limit": days(1), "when": when} for n, when in enumerate(whens)]

    assert "T03" in [finding.code for finding in lint(guide=document(steps=[*RIGHT["steps"], *many]))]


def test_steps_that_exclude_each_other_are_not_added_up() -> None:
    fast = {**STEP, "code": "fast", "limit": days(1), "when": {"answer": "agent", "in": ["YES"]}}
    slow = {**STEP, "code": "slow", "limit": days(1), "when": {"not": {"answer": "agent", "in": ["YES"]}}}

    found = [f.code for f in lint(guide=document(steps=[*RIGHT["steps"], fast, slow]))]

    assert "T03" not in found
