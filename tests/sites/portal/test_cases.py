"""我的办件: the list, the case with what happened, happens and comes, its papers, and the way out."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from onewindow.contexts.cases import api as cases
from onewindow.contexts.documents import api as documents
from onewindow.kernel.ids import new_id
from onewindow.platform.files import blobs
from onewindow.platform.files.models import File
from tests.factories.acting import once
from tests.factories.cases import Town, drafted, submitted
from tests.sites.portal.conftest import QUERIES, Press

pytestmark = pytest.mark.django_db


@pytest.fixture
def case_id(place: Town) -> UUID:
    """An accepted case."""
    filed = submitted(place, "M003", "M004", now=timezone.now())
    cases.examine_case(case_id=filed, by=place.chief.actor(), now=timezone.now(), command=once())
    return filed


def test_what_waits_for_the_reader_comes_first(citizen: Client, place: Town, case_id: UUID) -> None:
    asked = submitted(place, now=timezone.now() - timedelta(days=1))
    cases.examine_case(case_id=asked, by=place.chief.actor(), now=timezone.now(), command=once())
    drafted(place, now=timezone.now())

    page = citizen.get("/cases/").text

    assert page.index("等您办的") < page.index("没办完的草稿") < page.index("已提交的")
    assert page.index("待补正") < page.index("已受理")


def test_without_any_it_says_where_to_begin(stranger: Client) -> None:
    assert "还没有办件" in stranger.get("/cases/").text


def test_the_case_says_what_happened_on_which_ground_what_happens_now_and_until_when(
    citizen: Client, place: Town, case_id: UUID
) -> None:
    page = citizen.get(f"/cases/{case_id}/").text

    for words in ("提交申请", "申请人", "受理", "云岭县市场监督管理局", "第三十二条", "您现在不需要做什么", "作出决定"):
        assert words in page
    for words in ("承诺办结，最晚", "法定办结，最晚", "还剩 5 个工作日", "这一天是怎么算出来的", "受理通知书"):
        assert words in page


def test_its_documents_open_as_sealed_papers(citizen: Client, place: Town, case_id: UUID) -> None:
    view = cases.case(case_id=case_id, by=place.applicant())
    receipt, *_ = documents.documents_of(subjects=[view.subject], by=place.applicant())[view.subject]

    answer = citizen.get(f"/cases/{case_id}/documents/{receipt.id}/")

    assert answer["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF")
    assert "unsafe" not in answer["Content-Security-Policy"]


@pytest.mark.parametrize("is_gone", [True, False])
def test_a_document_that_is_lost_or_damaged_says_so_and_is_logged(
    citizen: Client, place: Town, case_id: UUID, is_gone: bool, caplog: pytest.LogCaptureFixture
) -> None:
    view = cases.case(case_id=case_id, by=place.applicant())
    receipt, *_ = documents.documents_of(subjects=[view.subject], by=place.applicant())[view.subject]
    address = f"/cases/{case_id}/documents/{receipt.id}/"
    citizen.get(address)
    file = blobs.path(File.objects.latest("stored_at").blob_id)
    whole = file.read_bytes()
    file.unlink() if is_gone else file.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))

    answer = citizen.get(address)

    assert answer.status_code == 500
    assert "这份文件在服务器上已损坏或丢失" in answer.text
    assert "急用请到大厅窗口办理" in answer.text
    assert next(record.name for record in caplog.records if record.levelname == "ERROR") == "onewindow.files"

    file.write_bytes(whole)  # from the backup
    assert citizen.get(address).content.startswith(b"%PDF")


@pytest.mark.parametrize("page", ["", "supplement/", "filed/"])
def test_another_persons_case_is_not_found(stranger: Client, case_id: UUID, page: str) -> None:
    assert stranger.get(f"/cases/{case_id}/{page}").status_code == 404
    assert stranger.get(f"/cases/{new_id()}/{page}").status_code == 404


def test_for_oneself_one_does_not_see_the_companys_case(citizen: Client, case_id: UUID) -> None:
    citizen.post("/acting/", {"for": "self"})

    assert citizen.get(f"/cases/{case_id}/").status_code == 404


def test_another_cases_document_is_not_found(stranger: Client, citizen: Client, case_id: UUID) -> None:
    assert citizen.get(f"/cases/{case_id}/documents/{new_id()}/").status_code == 404


def test_nobody_is_led_to_the_login_and_back(client: Client, case_id: UUID) -> None:
    assert client.get(f"/cases/{case_id}/")["Location"] == f"/login/?next=%2Fcases%2F{case_id}%2F"


def test_a_draft_is_shown_where_it_is_written(citizen: Client, place: Town) -> None:
    draft_id = drafted(place, now=timezone.now())

    assert citizen.get(f"/cases/{draft_id}/")["Location"] == f"/applications/{draft_id}/"


def test_withdrawing_is_asked_for_first_and_ends_the_case(citizen: Client, press: Press, case_id: UUID) -> None:
    page = f"/cases/{case_id}/"

    answer = press(page, to=f"{page}withdraw/", reason="店不开了")

    assert answer["Location"] == page
    shown = citizen.get(page).text
    assert "申请已经撤回" in shown
    assert "已终止" in shown
    assert "申请人撤回" in shown
    assert "撤回申请" not in shown
    assert "申请已经撤回" not in citizen.get(page).text  # said once


def test_withdrawing_wants_a_reason(press: Press, place: Town, case_id: UUID) -> None:
    answer = press(f"/cases/{case_id}/", to=f"/cases/{case_id}/withdraw/", reason=" ")

    assert answer.status_code == 422
    assert "请填写撤回的理由" in answer.text
    assert '<details class="question" open>' in answer.text
    assert cases.case(case_id=case_id, by=place.applicant()).state is cases.State.ACCEPTED


@pytest.mark.parametrize("page", ["/cases/", "/cases/{case}/"])
def test_it_keeps_its_query_budget(
    citizen: Client, case_id: UUID, django_assert_max_num_queries: DjangoAssertNumQueries, page: str
) -> None:
    with django_assert_max_num_queries(QUERIES):
        citizen.get(page.format(case=case_id))
