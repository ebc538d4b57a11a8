"""What stands around every page: headers, refusals as pages and fragments, who is let in."""

import re

import pytest
from django.test import Client

from onewindow.platform.access.actors import AccountKind
from onewindow.platform.access.models import Account

pytestmark = [pytest.mark.urls("tests.platform.web.urls"), pytest.mark.django_db]
PAGES = ["/", "/login/", "/ui/", "/ui/desk/", "/ui/problem/409/", "/nowhere/", "/refuse/illegal/", "/mode/", "/fail/"]


@pytest.fixture
def citizen() -> Account:
    return Account.objects.create_account(handle="zhang", kind=AccountKind.CITIZEN, password="Zhang-2026")


@pytest.fixture
def browser() -> Client:
    return Client(raise_request_exception=False)


@pytest.mark.parametrize("page", PAGES)
def test_every_answer_carries_the_headers(browser: Client, page: str) -> None:
    answer = browser.get(page)

    policy = answer["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Cross-Origin-Opener-Policy"] == "same-origin"
    assert answer["Cross-Origin-Resource-Policy"] == "same-origin"
    assert answer["Referrer-Policy"] == "same-origin"
    assert "camera=(self)" in answer["Permissions-Policy"]
    assert answer["Cache-Control"] == "no-store"
    assert re.fullmatch(r"[0-9a-f-]{36}", answer["X-Request-ID"])


@pytest.mark.parametrize(
    ("name", "status", "says"),
    [
        ("illegal", 409, "当前状态"),
        ("invalid", 422, "填写的内容有误"),
        ("meanwhile", 409, "另一位工作人员"),
        ("not-allowed", 403, "没有办理这项操作的权限"),
        ("not-found", 404, "没有找到您要的内容"),
    ],
)
def test_a_refusal_is_answered_with_its_sentence(browser: Client, name: str, status: int, says: str) -> None:
    answer = browser.get(f"/refuse/{name}/")

    assert answer.status_code == status
    assert says in answer.content.decode()
    assert "<html" in answer.content.decode()


def test_htmx_gets_the_refusal_as_a_fragment(browser: Client) -> None:
    answer = browser.get("/refuse/illegal/", headers={"HX-Request": "true"})

    assert answer.status_code == 409
    assert answer["HX-Retarget"] == "#problem"
    assert "<html" not in answer.content.decode()
    assert "当前状态" in answer.content.decode()


def test_a_failure_says_what_to_do_and_which_number_to_tell(browser: Client) -> None:
    answer = browser.get("/fail/", headers={"X-Request-ID": "0191f3c2-trace"})

    assert answer.status_code == 500
    assert "0191f3c2-trace" in answer.content.decode()
    assert "Zero" not in answer.content.decode()


def test_english_is_answered_in_english(browser: Client) -> None:
    answer = browser.get("/nowhere/", headers={"Accept-Language": "en"})

    assert "Page not found" in answer.content.decode()


def test_nobody_is_led_to_the_login_and_back(browser: Client) -> None:
    answer = browser.get("/form/?step=2")

    assert answer["Location"] == "/login/?next=%2Fform%2F%3Fstep%3D2"


def test_the_wrong_kind_is_refused(browser: Client) -> None:
    staff = Account.objects.create_account(handle="wang", kind=AccountKind.STAFF, password=None)
    browser.force_login(staff)

    assert browser.get("/form/").status_code == 403


def test_without_the_right_a_page_is_refused_and_logged(
    browser: Client, citizen: Account, caplog: pytest.LogCaptureFixture
) -> None:
    browser.force_login(citizen)

    assert browser.get("/examine/").status_code == 403
    assert "no right" in caplog.messages


def key_of(html: str) -> str:
    found = re.search(r'name="command" value="([^"]+)"', html)
    assert found
    return found[1]


def test_a_form_carries_a_fresh_key_each_time_it_is_drawn(browser: Client, citizen: Account) -> None:
    browser.force_login(citizen)

    first, second = (key_of(browser.get("/form/").content.decode()) for _ in range(2))

    assert first != second
    assert len(first) <= 64


def test_the_command_is_the_form_the_key_and_what_was_typed(browser: Client, citizen: Account) -> None:
    browser.force_login(citizen)
    key = key_of(browser.get("/form/").content.decode())

    same, again, other = (
        browser.post("/form/", {"command": key, "words": words}).content.decode().split() for words in "aab"
    )

    assert same[:2] == ["form", key]
    assert same == again
    assert same[2] != other[2]


def test_a_form_without_a_key_is_refused(browser: Client, citizen: Account) -> None:
    browser.force_login(citizen)

    answer = browser.post("/form/", {"words": "a"})

    assert answer.status_code == 422
    assert "防重复标识" in answer.content.decode()
