"""The registers: lists come in whole, twice changes nothing."""

import json

import pytest
from pytest_django import DjangoAssertNumQueries

from onewindow.contexts.elements import api as elements
from onewindow.kernel.errors import NotAllowed, NotFound
from tests.factories.catalogue import DEMO, actor, registers

pytestmark = pytest.mark.django_db
KEEPER = actor("elements.register")
AREA = elements.ElementView(code="area", name="面积", json_type=elements.JsonType.NUMBER, unit="平方米")
LICENCE = elements.LicenceTypeView(
    code="11999901MB9100016W001", name="食品经营许可证", holder=elements.HolderKind.ORGANISATION, valid_months=60
)


def test_a_list_is_registered_and_read_back() -> None:
    outcome = elements.register_elements(elements=[AREA], by=KEEPER)

    assert outcome == elements.Registered(added=1)
    assert elements.elements(codes=["area", "nothing"]) == {"area": AREA}


def test_twice_changes_nothing() -> None:
    elements.register_licence_types(licence_types=[LICENCE], by=KEEPER)

    assert elements.register_licence_types(licence_types=[LICENCE], by=KEEPER) == elements.Registered()


def test_an_entry_is_corrected() -> None:
    elements.register_elements(elements=[AREA], by=KEEPER)
    corrected = elements.ElementView(code="area", name="使用面积", json_type=elements.JsonType.NUMBER)

    outcome = elements.register_elements(elements=[corrected], by=KEEPER)

    assert outcome == elements.Registered(changed=1)
    assert elements.elements(codes=["area"])["area"] == corrected


def test_a_code_twice_brings_in_nothing() -> None:
    with pytest.raises(elements.CodeTwice, match="area 出现了两次"):
        elements.register_elements(elements=[AREA, AREA], by=KEEPER)

    assert not elements.elements()


def test_an_element_leans_on_a_registered_licence() -> None:
    stranger = elements.ElementView(code="x", name="证号", licence_type=LICENCE.code)

    with pytest.raises(elements.UnknownCode, match="证号"):
        elements.register_elements(elements=[stranger], by=KEEPER)


def test_a_material_leans_on_a_registered_licence() -> None:
    paper = elements.MaterialTypeView(
        code="M002", name="营业执照", kind=elements.MaterialKind.CERTIFICATE, licence_type=LICENCE.code
    )

    with pytest.raises(elements.UnknownCode):
        elements.register_material_types(material_types=[paper], by=KEEPER)


def test_only_who_keeps_the_registers_may_change_them() -> None:
    with pytest.raises(NotAllowed):
        elements.register_elements(elements=[AREA], by=actor("cases.view"))


def test_a_licence_type_that_is_not_registered_is_not_found() -> None:
    with pytest.raises(NotFound):
        elements.licence_type(code=LICENCE.code)


def test_the_registers_of_the_demo_county(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    registers()

    with django_assert_num_queries(3):
        found = elements.elements(), elements.material_types(), elements.licence_types()

    for shown, name in zip(found, ("data-elements", "material-types", "licence-types"), strict=True):
        written = json.loads((DEMO / "registers" / f"{name}.json").read_text())
        assert {*shown} == {entry["code"] for entry in written}
    assert elements.licence_type(code=LICENCE.code).valid_months == 60
    assert elements.elements(codes=["credit_code"])["credit_code"].known_from == "营业执照（市场监管局）"
