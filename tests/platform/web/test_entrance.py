"""In and out: the same words for whoever is unknown, what was typed is carried through, nothing leads elsewhere."""

import json
import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client, RequestFactory
from django.utils import timezone

from onewindow.platform.access.actors import AccountKind
from onewindow.platform.access.models import Account
from onewindow.platform.web.remote import remote_address
from onewindow.sites import identity

pytestmark = [pytest.mark.urls("tests.platform.web.urls"), pytest.mark.django_db]


@pytest.fixture
def citizen() -> Account:
    return Account.objects.create_account(handle="zhang", kind=AccountKind.CITIZEN, password="Zhang-2026")


@pytest.fixture
def account_of_the_demo() -> Account:
    return Account.objects.create_account(handle="demo", kind=AccountKind.STAFF, password="Demo-2026", is_demo=True)


def enter(client: Client, **changes: str) -> object:
    return client.post("/login/", {"handle": "zhang", "password": "Zhang-2026"} | changes)


def test_handle_and_password_let_in_and_lead_on(client: Client, citizen: Account) -> None:
    answer = enter(client, next="/form/")

    assert answer["Location"] == "/form/"
    assert client.session["kind"] == AccountKind.CITIZEN


@pytest.mark.parametrize(
    "elsewhere", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"]
)
def test_next_never_leads_elsewhere(client: Client, citizen: Account, elsewhere: str) -> None:
    assert enter(client, next=elsewhere)["Location"] == "/"


@pytest.mark.parametrize("wrong", [{"password": "x"}, {"handle": "nobody"}])
def test_who_is_wrong_or_unknown_gets_the_same_words(client: Client, citizen: Account, wrong: dict[str, str]) -> None:
    answer = enter(client, **wrong)

    assert answer.status_code == 422
    assert "账号或密码不对，请检查后再试" in answer.content.decode()
    assert "Zhang-2026" not in answer.content.decode()


def test_the_session_gets_a_new_key(client: Client, citizen: Account) -> None:
    client.get("/login/")
    client.session["x"] = 1
    before = client.session.session_key

    enter(client)

    assert client.session.session_key != before


def test_leaving_ends_the_session_and_tells_the_browser_to_forget(client: Client, citizen: Account) -> None:
    client.force_login(citizen)

    answer = client.post("/logout/")

    assert answer["Clear-Site-Data"] == '"cache", "storage"'
    assert "_auth_user_id" not in client.session


def hidden(html: str) -> dict[str, str]:
    return dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', html))


def test_what_was_typed_survives_an_expired_session(client: Client, citizen: Account) -> None:
    client.force_login(citizen)
    key = re.search(r'name="command" value="([^"]+)"', client.get("/form/").content.decode())[1]
    client.cookies.clear()

    asked = client.post("/form/", {"command": key, "words": "后厨 20 平方米", "password2": "secret"})
    form = hidden(asked.content.decode())
    entered = client.post("/login/", form | {"handle": "zhang", "password": "Zhang-2026"})

    assert asked.status_code == 401
    assert "secret" not in asked.content.decode()
    assert hidden(entered.content.decode())["words"] == "后厨 20 平方米"
    assert hidden(entered.content.decode())["command"] == key


def test_somebody_else_does_not_get_what_was_typed(client: Client, citizen: Account) -> None:
    Account.objects.create_account(handle="li", kind=AccountKind.CITIZEN, password="Li-2026-x")
    client.force_login(citizen)
    key = re.search(r'name="command" value="([^"]+)"', client.get("/form/").content.decode())[1]
    client.cookies.clear()

    form = hidden(client.post("/form/", {"command": key, "words": "张的内容"}).content.decode())
    entered = client.post("/login/", form | {"handle": "li", "password": "Li-2026-x"})

    assert entered["Location"] == "/form/"


def test_demo_accounts_stay_out_from_other_machines(
    client: Client, account_of_the_demo: Account, settings: Any
) -> None:
    settings.IS_DEMO = True
    here = client.post("/login/", {"handle": "demo", "password": "Demo-2026"})
    there = Client(REMOTE_ADDR="10.0.0.7").post("/login/", {"handle": "demo", "password": "Demo-2026"})

    assert here.status_code == 302
    assert there.status_code == 422


def test_the_demo_lists_its_people_on_this_machine_only(client: Client, settings: Any, tmp_path: Path) -> None:
    settings.IS_DEMO, settings.DEMO_LOGINS = True, tmp_path / "logins.json"
    person = {"handle": "chen", "password": "x-7", "name": "陈主任", "role": "首席代表", "home": "/desk/"}
    settings.DEMO_LOGINS.write_text(json.dumps([person]))

    assert "首席代表" in client.get("/login/").content.decode()
    assert "首席代表" not in Client(REMOTE_ADDR="10.0.0.7").get("/login/").content.decode()


def test_a_mode_is_kept_in_a_cookie_and_leads_back(client: Client) -> None:
    answer = client.post("/mode/", {"size": "elder", "next": "/login/"})

    assert answer["Location"] == "/login/"
    assert 'data-size="elder"' in client.get("/").content.decode()


def test_a_cookie_with_nonsense_is_no_mode(client: Client) -> None:
    client.cookies["mode"] = '"><script>.more.'

    assert "data-size" not in client.get("/").content.decode()


@pytest.mark.parametrize(("minutes", "stays"), [(29, True), (31, False)])
def test_a_session_left_alone_ends(
    client: Client, citizen: Account, minutes: int, stays: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    enter(client)
    later = timezone.now() + timedelta(minutes=minutes)
    monkeypatch.setattr(identity.timezone, "now", lambda: later)

    answer = client.get("/form/")

    assert (answer.status_code == 200) is stays


def test_a_session_in_use_ends_all_the_same_after_half_a_day(
    client: Client, citizen: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    enter(client)
    began = timezone.now()
    for minutes in range(20, 12 * 60, 20):
        monkeypatch.setattr(identity.timezone, "now", lambda minutes=minutes: began + timedelta(minutes=minutes))
        assert client.get("/form/").status_code == 200

    monkeypatch.setattr(identity.timezone, "now", lambda: began + timedelta(hours=12, minutes=1))

    assert client.get("/form/").status_code == 302


@pytest.mark.parametrize(
    ("forwarded", "address"),
    [("", "127.0.0.1"), ("9.9.9.9", "9.9.9.9"), ("127.0.0.1, 9.9.9.9", "9.9.9.9"), ("9.9.9.9, 10.0.0.2", "9.9.9.9")],
)
def test_the_true_address_is_what_our_proxies_say(
    rf: RequestFactory, settings: Any, forwarded: str, address: str
) -> None:
    settings.TRUSTED_PROXIES = ["127.0.0.1", "10.0.0.2"] if forwarded else []

    assert remote_address(rf.get("/", headers={"X-Forwarded-For": forwarded})) == address


def test_a_stranger_writes_any_address_in_vain(rf: RequestFactory) -> None:
    request = rf.get("/", headers={"X-Forwarded-For": "127.0.0.1"}, REMOTE_ADDR="10.0.0.7")

    assert remote_address(request) == "10.0.0.7"


def test_the_way_in_can_be_read_larger_and_in_english_and_leads_on_to_the_same_page(client: Client) -> None:
    page = client.get("/login/?next=/form/").text

    assert 'value="elder"' in page
    assert 'value="en"' in page
    assert '<input type="hidden" name="next" value="/login/?next=%2Fform%2F">' in page


def test_what_is_carried_is_not_lost_by_switching(client: Client, citizen: Account) -> None:
    client.force_login(citizen)
    key = re.search(r'name="command" value="([^"]+)"', client.get("/form/").content.decode())[1]
    client.cookies.clear()

    assert 'value="elder"' not in client.post("/form/", {"command": key, "words": "后厨"}).text
