"""Published and deployed codes, and those of the demo county: every one is valid, and no neighbour of it is."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from onewindow.kernel.codes import (
    case_number,
    checks,
    credit_code,
    identity_number,
    item_code,
    licence_identifier,
    organisation_code,
)
from onewindow.kernel.codes.faults import CodeWrong
from onewindow.kernel.codes.licence_identifier import LicenceIdentifier

CODES = json.loads((Path(__file__).parents[1] / "data" / "codes.json").read_text())


def replaced(code: str, alphabet: str) -> list[str]:
    """Return every code that differs in one character."""
    return [
        code[:place] + other + code[place + 1 :]
        for place, character in enumerate(code)
        for other in alphabet
        if other != character
    ]


@pytest.mark.parametrize("number", CODES["identity_numbers"])
def test_identity_numbers_of_gb_11643(number: str) -> None:
    assert identity_number.parse(number).number == number
    for wrong in replaced(number[:17], "0123456789"):
        with pytest.raises(CodeWrong):
            identity_number.parse(wrong + number[17])


@pytest.mark.parametrize("code", CODES["credit_codes"].values(), ids=CODES["credit_codes"])
def test_credit_codes_of_gb_32100(code: str) -> None:
    parsed = credit_code.parse(code)

    assert parsed.code == code
    assert organisation_code.parse(parsed.organisation_code) == code[8:17]
    for wrong in replaced(code, checks.CREDIT_CODE_ALPHABET):
        with pytest.raises(CodeWrong):
            credit_code.parse(wrong)


@pytest.mark.parametrize("code", CODES["basic_codes"] + CODES["implementation_codes"])
def test_item_codes_of_gb_t_39554(code: str) -> None:
    assert item_code.parse(code).code == code


@pytest.mark.parametrize("code", CODES["implementation_codes"])
def test_an_item_with_an_option_is_the_same_item(code: str) -> None:
    whole, option = item_code.parse(code), item_code.parse(code + "01")

    assert (option.option, option.basic, option.body, option.level) == ("01", whole.basic, whole.body, whole.level)


@pytest.mark.parametrize("vector", CODES["case_numbers"])
def test_case_numbers_in_use(vector: dict[str, Any]) -> None:
    parsed = case_number.parse(vector["number"])

    assert (parsed.item.code, parsed.on, parsed.serial) == (
        vector["number"][: vector["prefix"]],
        date.fromisoformat(vector["on"]),
        vector["serial"],
    )
    assert case_number.of(item_code=parsed.item.code, on=parsed.on, serial=parsed.serial) == vector["number"]


@pytest.mark.parametrize("vector", CODES["licences"])
def test_licence_identifiers_of_gb_t_36904(vector: dict[str, str]) -> None:
    text = ".".join(["1.2.156.3005.2", *vector.values()])

    parsed = licence_identifier.parse(text)

    assert parsed == LicenceIdentifier(
        vector["licence_type"], vector["issuer"], vector["serial"], int(vector["version"])
    )
    assert (parsed.check, parsed.text) == (vector["check"], text)


@pytest.mark.parametrize("vector", CODES["check_only"])
def test_a_check_character_of_an_identifier_that_is_none(vector: dict[str, str]) -> None:
    assert checks.mod_37_36(vector["code"]) == vector["check"]
