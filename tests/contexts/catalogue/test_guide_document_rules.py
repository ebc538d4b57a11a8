"""The document: what is read is what was written, of whatever shape it is."""

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from onewindow.contexts.catalogue.domain import guide as documents
from onewindow.contexts.catalogue.domain.guide import Guide, dump, fingerprint, parse
from onewindow.contexts.catalogue.domain.inventory import TABLE, inventory
from onewindow.contexts.catalogue.domain.labels import LABELS
from onewindow.contexts.catalogue.domain.lint.catalogue import lint
from onewindow.contexts.catalogue.domain.malformed import GuideMalformed
from tests.contexts.catalogue.strategies import models
from tests.factories.catalogue import DEMO, document

slow = settings(
    max_examples=25, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large], deadline=None
)


@slow
@given(models(Guide))
def test_json_and_back_loses_nothing(guide: Guide) -> None:
    stored = dump(guide=guide)

    assert parse(document=stored) == guide
    assert dump(guide=parse(document=stored)) == stored


@slow
@given(models(Guide))
def test_lint_and_inventory_can_read_whatever_the_schema_allows(guide: Guide) -> None:
    lint(guide=guide)

    assert len(inventory(guide=guide)) == 50


@pytest.mark.parametrize("path", sorted((DEMO / "guides").glob("*.json")), ids=lambda path: path.stem)
def test_a_demo_guide_loses_nothing(path: Path) -> None:
    written = json.loads(path.read_text())

    stored = json.loads(dump(guide=parse(document=json.dumps(written))))

    assert_within(written, stored)


def assert_within(written: object, stored: object) -> None:
    """Everything that was written stands in what is stored; what is stored beside it are the schema's defaults."""
    match written, stored:
        case dict(), dict():
            assert written.keys() <= stored.keys()
            for name, value in written.items():
                assert_within(value, stored[name])
        case list(), list():
            assert len(written) == len(stored)
            for one, other in zip(written, stored, strict=True):
                assert_within(one, other)
        case _:
            assert written == stored


def test_the_54_elements_each_have_their_row() -> None:
    assert [row.number for row in TABLE] == [*range(1, 55)]


def test_the_fingerprint_is_of_the_bytes_as_stored() -> None:
    stored = dump(guide=document())

    assert fingerprint(stored) == fingerprint(bytes(stored))
    assert fingerprint(stored) != fingerprint(stored + b" ")


@pytest.mark.parametrize(
    ("change", "place", "problem"),
    [
        ({"nmae": "x"}, "nmae", "没有这个要素"),
        ({"name": ""}, "name", "不能为空"),
        ({"item_type": "99"}, "item_type", "取值"),
        ({"terms": []}, "terms", "数量不够"),
        ({"audience": "PERSON"}, "audience", "类型不对"),
        ({"stops": [{"code": "x", "when": {"if": 1}, "words": "x", "advice": "x"}]}, "stops.0.when", "条件的写法"),
        ({"schema": 99}, "schema", "取值"),
    ],
)
def test_what_has_not_the_shape_of_a_guide_is_refused_with_its_place(
    change: dict[str, object], place: str, problem: str
) -> None:
    with pytest.raises(GuideMalformed) as refusal:
        document(**change)

    assert refusal.value.field == place
    assert problem in str(refusal.value)


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '"guide"'])
def test_what_is_no_document_is_refused(text: str) -> None:
    with pytest.raises(GuideMalformed):
        parse(document=text)


def test_an_element_that_is_missing_is_named() -> None:
    with pytest.raises(GuideMalformed, match="“service”写法不对：缺少这一项"):
        parse(document=json.dumps({k: v for k, v in json.loads(dump(guide=document())).items() if k != "service"}))


def test_an_older_schema_is_brought_up_to_date_when_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    old = json.loads(dump(guide=document())) | {"schema": 0}
    old["title"] = old.pop("name")
    monkeypatch.setattr(documents, "UPGRADES", {0: lambda shown: {"name": shown.pop("title"), **shown, "schema": 1}})

    assert parse(document=json.dumps(old)) == document()


@pytest.mark.parametrize("kind", LABELS, ids=lambda kind: kind.__name__)
def test_every_kind_has_its_word(kind: type) -> None:
    assert {*LABELS[kind]} == {member.value for member in kind}
