"""What stands around every page: headers, refusals as pages and fragments, who is let in."""

import re
from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import URLResolver, get_resolver

from onewindow.platform.access.actors import AccountKind
from onewindow.platform.access.models import Account
from tests.factories.parties import account, person

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


def test_without_the_right_a_page_is_refused_and_logged(browser: Client, caplog: pytest.LogCaptureFixture) -> None:
    browser.force_login(Account.objects.get(id=account(person())))

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


def test_a_database_that_is_away_is_no_failure_of_the_page(browser: Client) -> None:
    answer = browser.get("/lost/")

    assert answer.status_code == 503
    assert answer["Retry-After"] == "30"
    assert "请稍后再打开这个页面" in answer.content.decode()


def test_an_act_whose_answer_was_lost_is_not_said_to_be_undone(browser: Client) -> None:
    answer = browser.post("/lost/")

    assert answer.status_code == 503
    assert "还不能确定您的操作有没有提交" in answer.content.decode()
    assert "不会重复办理" in answer.content.decode()


@pytest.mark.parametrize(("site", "keeps"), [("same-origin", True), ("cross-site", False), ("", False)])
def test_an_expired_token_keeps_what_was_typed_on_our_own_page_only(citizen: Account, site: str, keeps: bool) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(citizen)

    answer = strict.post(
        "/form/", {"words": "后厨", "password": "secret"}, headers={"Sec-Fetch-Site": site} if site else {}
    )

    assert answer.status_code == 403
    assert ('name="words" value="后厨"' in answer.content.decode()) is keeps
    assert "secret" not in answer.content.decode()


def test_a_report_of_the_content_policy_is_logged_without_what_was_typed(
    browser: Client, caplog: pytest.LogCaptureFixture
) -> None:
    report = {"csp-report": {"document-uri": "http://x/y?name=zhang", "violated-directive": "script-src"}}

    answer = browser.post("/csp-report/", report, content_type="application/json")

    assert answer.status_code == 204
    assert caplog.records[-1].report["document-uri"] == "http://x/y"


@pytest.mark.parametrize("body", [b"[]", b"{", b'{"csp-report": 7}', b"\xff"])
def test_a_report_of_nonsense_is_taken_calmly(browser: Client, body: bytes) -> None:
    assert browser.post("/csp-report/", body, content_type="application/json").status_code == 204


def addresses(resolver: URLResolver, before: str = "/") -> Iterator[str]:
    """Give every address that needs no argument."""
    for pattern in resolver.url_patterns:
        address = f"{before}{pattern.pattern}"
        if isinstance(pattern, URLResolver):
            yield from addresses(pattern, address)
        elif "<" not in address:
            yield address


def test_every_address_of_every_site_has_the_headers_for_whoever_asks(browser: Client) -> None:
    answers = [browser.get(address) for address in addresses(get_resolver())]

    assert len(answers) > 10
    assert [a.request["PATH_INFO"] for a in answers if "default-src 'none'" not in a["Content-Security-Policy"]] == []
    assert [a.request["PATH_INFO"] for a in answers if a["Cache-Control"] != "no-store"] == []
