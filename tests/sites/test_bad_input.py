"""What bad input gets, over the pages: a sentence that says what is wrong and what to do, what was typed kept, nothing
half-done (quality: errors that help)."""

import logging
import re
from datetime import timedelta
from http import HTTPStatus
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from onewindow.contexts.cases import api as cases
from onewindow.contexts.materials import api as materials
from onewindow.contexts.organisations import api as organisations
from onewindow.contexts.organisations.api import PostKind
from onewindow.kernel.ids import new_id
from onewindow.platform.access.itself import platform_with
from onewindow.platform.access.models import Account
from tests.factories import organisations as county
from tests.factories import uploads
from tests.factories.acting import once
from tests.factories.browsers import browser_of
from tests.factories.cases import VALUES, Town, drafted, submitted, town
from tests.factories.course import reviewed

pytestmark = pytest.mark.django_db
MEGABYTE = 1024 * 1024
PASSWORD = "Zhang-2026"


@pytest.fixture
def place() -> Town:
    return town(now=timezone.now())


@pytest.fixture
def citizen(place: Town) -> Client:
    """Give the browser of 张样例, acting for the company."""
    account = Account.objects.get(id=place.account_id)
    account.set_password(PASSWORD)
    account.save()
    browser = Client()
    browser.force_login(account)
    browser.post("/acting/", {"for": str(place.company_id)})
    return browser


@pytest.fixture
def draft_id(place: Town) -> UUID:
    return drafted(place, now=timezone.now())


def key_of(page: HttpResponse) -> str:
    return re.findall(r'name="command" value="([^"]+)"', page.text)[0]


def pressed(browser: Client, page: str, to: str = "", **typed: object) -> HttpResponse:
    """Open a page and press its button, with what was typed."""
    return browser.post(to or page, {"command": key_of(browser.get(page)), **typed})


def saved(draft_id: UUID, name: str) -> object:
    return cases.form_on_file(case=cases.case(case_id=draft_id, by=platform_with("cases.view"))).values.get(name)


SUBJECT = {name: VALUES[name] for name in VALUES if name.startswith(("subject_", "credit_", "registered_", "legal_"))}
WRONG_NUMBERS = [
    ("subject", "credit_code", "91999901MA9X00012B", "校验位不符"),
    ("subject", "legal_representative_identity_number", "110105194912310021", "校验位不符"),
    ("subject", "legal_representative_identity_number", "11010519490231002X", "日期"),
    ("subject", "contact_phone", "1380000", "手机"),
    ("premises", "opening_on", "2026-02-30", "日期"),
    ("premises", "opening_on", "1900-01-01", "不能早于申请当日"),
    ("premises", "seats", "四十", "数"),
]


@pytest.mark.parametrize(("section", "name", "typed", "says"), WRONG_NUMBERS)
def test_wrong_check_digits_and_dates_that_do_not_exist(
    citizen: Client, draft_id: UUID, section: str, name: str, typed: str, says: str
) -> None:
    page = pressed(citizen, f"/applications/{draft_id}/form/{section}/", **{**SUBJECT, name: typed})

    assert page.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert re.search(rf'id="id_{name}_error">[^<]*{says}', page.text)
    assert f'value="{typed}"' in page.text
    assert f'value="{typed}"' in citizen.get(f"/applications/{draft_id}/form/{section}/").text  # there tomorrow too
    assert "还不能提交" in citizen.get(f"/applications/{draft_id}/check/").text


def test_two_numbers_that_do_not_go_together_are_said_where_one_can_mend_it(citizen: Client, draft_id: UUID) -> None:
    page = pressed(citizen, f"/applications/{draft_id}/form/premises/", premises_area="80", kitchen_area="120")

    assert page.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert 'id="id_kitchen_area_error">“厨房（加工区）面积”不能大于“经营场所面积”，请核对这两个数' in page.text
    assert 'value="120"' in page.text
    assert 'id="id_premises_area_error"' not in page.text


@pytest.mark.parametrize(
    ("content", "name", "says"),
    [
        (b"MZ\x90\x00" + bytes(200), "布局图.pdf", "内容与扩展名不符（实际是 程序），请用正确的文件重新上传"),
        (uploads.pdf_bytes(), "门头.jpg", "内容与扩展名不符（实际是 PDF），请用正确的文件重新上传"),
        (b"", "空.pdf", "是空文件（0 字节），请检查后重新选择"),
        (b"%PDF-1.7" + bytes(20 * MEGABYTE - 7), "大.pdf", "上限，请压缩后再上传，或分成几个文件"),
    ],
    ids=["a program", "a PDF named as a picture", "0 bytes", "20 MB + 1 byte"],
)
def test_a_file_that_cannot_be_taken(
    citizen: Client, place: Town, draft_id: UUID, content: bytes, name: str, says: str
) -> None:
    page = pressed(
        citizen, f"/applications/{draft_id}/materials/M003/", file=SimpleUploadedFile(name, content, "application/pdf")
    )

    subject = cases.case(case_id=draft_id, by=place.applicant()).subject
    assert page.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert re.search(rf'id="id_file_error">“{name}”[^<]*{re.escape(says)}', page.text)
    assert materials.papers(subjects=[subject])[subject] == ()


def test_a_file_of_20_megabytes_exactly_is_not_too_large(citizen: Client, draft_id: UUID) -> None:
    file = SimpleUploadedFile("大.pdf", b"%PDF-1.7" + bytes(20 * MEGABYTE - 8), "application/pdf")

    page = pressed(citizen, f"/applications/{draft_id}/materials/M003/", file=file)

    assert "上限" not in page.text
    assert "打不开" in page.text  # what it is, and not how large it is, is what is wrong with it


def test_the_same_form_a_second_time(citizen: Client, draft_id: UUID) -> None:
    form = {"command": key_of(citizen.get(f"/applications/{draft_id}/check/"))}

    answers = [citizen.post(f"/applications/{draft_id}/submit/", form) for _ in range(2)]

    assert {answer["Location"] for answer in answers} == {f"/cases/{draft_id}/filed/"}
    assert [act.name for act in cases.acts(case_id=draft_id)] == ["CaseFiled"]


def test_the_same_key_with_something_else_typed(citizen: Client, draft_id: UUID) -> None:
    submitted_form = {"command": key_of(citizen.get(f"/applications/{draft_id}/check/"))}
    citizen.post(f"/applications/{draft_id}/submit/", submitted_form)
    withdrawn = {**submitted_form, "reason": "不办了"}
    citizen.post(f"/cases/{draft_id}/withdraw/", withdrawn)

    page = citizen.post(f"/cases/{draft_id}/withdraw/", {**withdrawn, "reason": "另有打算"})

    assert page.status_code == HTTPStatus.CONFLICT
    assert "请刷新页面后重新提交" in page.text
    assert [act.name for act in cases.acts(case_id=draft_id)] == ["CaseFiled", "CaseEnded"]


def test_a_decision_on_a_case_that_moved_meanwhile(place: Town) -> None:
    case_id = submitted(place, "M003", "M004", now=timezone.now())
    cases.examine_case(case_id=case_id, by=place.chief.actor(), now=timezone.now(), command=once())
    reviewed(place, case_id, now=timezone.now())
    chief = browser_of(place.chief.account_id)
    typed = {"command": key_of(chief.get(f"/desk/cases/{case_id}/")), "decision": "DENY", "reason": "后厨面积不足"}
    cases.withdraw_case(
        case_id=case_id, reason="不办了", by=place.applicant(timezone.now()), now=timezone.now(), command=once()
    )

    page = chief.post(f"/desk/cases/{case_id}/decide/", typed)

    assert page.status_code == HTTPStatus.CONFLICT
    assert re.search(r"申请人已于 \d{4}年\d+月\d+日 \d\d:\d\d 办理了“终止”", page.text)
    assert "后厨面积不足" in page.text
    assert cases.case(case_id=case_id, by=place.chief.actor()).state is cases.State.TERMINATED


def test_a_session_that_expires_in_the_middle_of_a_form(citizen: Client, place: Town, draft_id: UUID) -> None:
    address = f"/applications/{draft_id}/form/people/"
    typed = {
        "command": key_of(citizen.get(address)),
        "staff_number": "12",
        "food_safety_manager_name": "王样例",
        "food_safety_manager_phone": "13900001234",
    }
    session = citizen.session
    session["seen"] = session["began"] = (timezone.now() - timedelta(hours=1)).isoformat()
    session.save()

    asked = citizen.post(address, typed)
    carried = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', asked.text))
    entered = citizen.post("/login/", {**carried, "handle": "zhang", "password": PASSWORD})
    again = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', entered.text))

    assert asked.status_code == HTTPStatus.UNAUTHORIZED
    assert "登录已过期，内容没有丢" in asked.text
    assert "继续提交" in entered.text
    assert citizen.post(address, again).status_code == HTTPStatus.FOUND
    assert saved(draft_id, "food_safety_manager_name") == "王样例"
    assert f'href="/applications/{draft_id}/' in citizen.get("/cases/").text


def test_a_person_without_the_right(place: Town, caplog: pytest.LogCaptureFixture) -> None:
    case_id = submitted(place, "M003", "M004", now=timezone.now())

    with caplog.at_level(logging.WARNING, logger="onewindow.access"):
        page = browser_of(place.reviewer.account_id).post(f"/desk/cases/{case_id}/decide/", {})

    assert page.status_code == HTTPStatus.FORBIDDEN
    assert "没有办理这项操作的权限" in page.text
    assert [
        (record.message, record.__dict__["account"]) for record in caplog.records if record.name.endswith("access")
    ] == [("no right", str(place.reviewer.account_id))]


def test_a_case_of_another_department_looks_as_if_it_were_not_there(place: Town) -> None:
    case_id = submitted(place, "M003", "M004", now=timezone.now())
    home = next(region for region in organisations.regions() if region.level is organisations.Level.COUNTY)
    other = county.organisation(home.id, credit_code="11999901MB9100083T", name="卫生健康局")
    stranger = browser_of(county.seated(other, PostKind.CHIEF_REPRESENTATIVE, name="施首席").account_id)

    foreign, missing = (stranger.get(f"/desk/cases/{one}/") for one in (case_id, new_id()))

    assert foreign.status_code == missing.status_code == HTTPStatus.NOT_FOUND
    assert "没有找到您要的内容" in foreign.text
    for act in ("examine", "opinion", "decide", "decline"):
        assert stranger.post(f"/desk/cases/{case_id}/{act}/", {}).status_code == HTTPStatus.NOT_FOUND, act
    assert len(cases.acts(case_id=case_id)) == 1


@pytest.mark.parametrize("address", ["/guides/?q=a%00b", "/verify/%00/", "/desk/?number=%00"])
def test_an_address_with_a_character_that_no_text_holds(client: Client, address: str) -> None:
    page = client.get(address)

    assert page.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "网址中有不能识别的字符" in page.text


def test_a_supervisor_reads_the_trace_and_not_what_lies_on_the_desk(place: Town) -> None:
    case_id = submitted(place, "M003", "M004", now=timezone.now())
    home = next(region for region in organisations.regions() if region.level is organisations.Level.COUNTY)
    office = county.organisation(home.id, credit_code=county.CIVIL_AFFAIRS, name="效能办")
    supervisor = browser_of(county.seated(office, PostKind.SUPERVISOR, name="孙监督").account_id)

    assert supervisor.get(f"/supervise/cases/{case_id}/").status_code == HTTPStatus.OK
    assert supervisor.get(f"/desk/cases/{case_id}/").status_code == HTTPStatus.FORBIDDEN
