"""`onewindow machine …`: a system is connected, gets a token, loses it."""

import pytest
from django.utils import timezone

from onewindow.contexts.organisations.models import Staff
from onewindow.kernel.errors import Refusal
from onewindow.platform.access.tokens import account_of
from tests.cli.verbs import typed
from tests.factories import organisations as county
from tests.factories.organisations import MARKET

pytestmark = pytest.mark.django_db


@pytest.fixture
def badge() -> str:
    """Give the number of somebody who answers for a system, in a county with one department."""
    county.hired(county.organisation(county.places().county), name="王一")
    return Staff.objects.get().number


def connect(badge: str, *, organisation: str = MARKET) -> tuple[int, list[str]]:
    return typed(
        "machine", "connect", "shichang", "--organisation", organisation, "--name", "业务系统", "--answers", badge
    )


def test_a_system_is_connected_and_gets_a_token(badge: str) -> None:
    assert connect(badge) == (
        0,
        ["已接入“业务系统”（云岭县局），责任人 王一。", "下一步：onewindow machine token shichang"],
    )

    code, lines = typed("machine", "token", "shichang", "--days", "30")

    assert code == 0
    assert account_of(token=lines[-1], now=timezone.now())


def test_a_revoked_token_is_worth_nothing(badge: str) -> None:
    connect(badge)
    token = typed("machine", "token", "shichang")[1][-1]

    assert typed("machine", "revoke", "shichang") == (0, ["已收回 1 个访问令牌，立即失效。"])
    with pytest.raises(Refusal):
        account_of(token=token, now=timezone.now())


def test_a_system_that_is_disconnected_loses_its_tokens(badge: str) -> None:
    connect(badge)
    token = typed("machine", "token", "shichang")[1][-1]

    assert typed("machine", "disconnect", "shichang")[0] == 0
    with pytest.raises(Refusal):
        account_of(token=token, now=timezone.now())


def test_what_is_not_there_is_said_in_one_sentence(badge: str) -> None:
    assert connect("没有") == (2, ["✗ 没有这个工号，请核对"])
    assert connect(badge, organisation="X") == (2, ["✗ 没有信用代码为 X 的单位，请核对"])
    assert typed("machine", "token", "nobody")[1] == [
        "✗ 没有代号为 nobody 的对接系统，请先用 onewindow machine connect 接入"
    ]


def test_a_handle_names_one_system(badge: str) -> None:
    connect(badge)

    code, lines = connect(badge)

    assert code == 2
    assert "已被使用" in lines[0]
