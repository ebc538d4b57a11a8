"""The description of the open door is a promise: every change of it is seen in review."""

import json
from pathlib import Path

import pytest
from django.test import Client

from tests.factories.machines import connected

GOLDEN = Path(__file__).parents[2] / "golden" / "open_api.json"


def described() -> str:
    return json.dumps(Client().get("/api/v1/openapi.json").json(), ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def test_the_description_is_the_one_that_was_reviewed() -> None:
    """To change it: write what `described()` gives into the golden file, and read the difference."""
    assert described() == GOLDEN.read_text()


def test_every_act_asks_for_a_key_and_every_operation_for_a_token() -> None:
    description = json.loads(described())

    assert description["openapi"].startswith("3.1")
    for path, operations in description["paths"].items():
        for method, operation in operations.items():
            assert operation["security"] == [{"Token": []}]
            names = [parameter["name"] for parameter in operation.get("parameters", ())]
            is_act = method == "post" and path.startswith("/api/v1/cases")
            assert ("Idempotency-Key" in names) == is_act, path


@pytest.mark.django_db
@pytest.mark.parametrize("header", ["", "Bearer", "Bearer wrong", "Basic eDp5"])
def test_without_a_right_token_there_is_one_answer(header: str) -> None:
    connected()

    answer = Client().post("/api/v1/cases", "{}", content_type="application/json", headers={"Authorization": header})

    assert answer.status_code == 401
    assert answer["WWW-Authenticate"] == "Bearer"
    assert answer["Content-Type"] == "application/problem+json"
    assert answer.json()["type"] == "urn:onewindow:problem:TokenRefused"
