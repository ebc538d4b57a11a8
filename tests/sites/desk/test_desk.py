"""The desk: who may see it, what it shows, what its buttons do."""

import re
from collections.abc import Callable
from uuid import UUID

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from onewindow.contexts.approval import api as approval
from onewindow.contexts.cases import api as cases
from onewindow.contexts.documents import api as documents
from onewindow.contexts.documents.models import Document
from onewindow.platform.access.models import AccessRecord, Account
from tests.factories.acting import once
from tests.factories.cases import Town, submitted, town
from tests.factories.course import reviewed

pytestmark = pytest.mark.django_db


@pytest.fixture
def place() -> Town:
    return town(now=timezone.now())


@pytest.fixture
def as_account(client: Client) -> Callable[[UUID], Client]:
    def log_in(account_id: UUID) -> Client:
        client.force_login(Account.objects.get(id=account_id))
        return client

    return log_in


def press(client: Client, case_id: UUID, button: str, **typed: str) -> HttpResponse:
    """Open the case and press one of its buttons, with what was typed."""
    key = re.findall(r'name="command" value="([^"]+)"', client.get(f"/desk/cases/{case_id}/").text)[0]
    return client.post(f"/desk/cases/{case_id}/{button}/", {"command": key, **typed})


def case_of(place: Town, *codes: str) -> UUID:
    return submitted(place, *codes, now=timezone.now())


def test_the_inbox_lists_what_waits(place: Town, as_account: Callable[[UUID], Client]) -> None:
    case_of(place, "M003")

    page = as_account(place.chief.account_id).get("/desk/")

    assert page.status_code == 200
    assert "食品经营许可" in page.text
    assert "云岭滋味餐饮有限公司" in page.text


def test_a_window_clerk_without_the_right_to_review_sees_no_inbox_of_reviews(
    place: Town, as_account: Callable[[UUID], Client]
) -> None:
    page = as_account(place.clerk.account_id).get("/desk/?stage=review")

    assert page.status_code == 403


def test_nobody_is_asked_to_log_in(client: Client) -> None:
    page = client.get("/desk/")

    assert page.status_code in {302, 303}


def test_a_case_shows_what_the_applicant_filled_in_without_numbers_of_persons_and_the_look_is_written_down(
    place: Town, as_account: Callable[[UUID], Client]
) -> None:
    case_id = case_of(place, "M003", "M004")

    page = as_account(place.chief.account_id).get(f"/desk/cases/{case_id}/")

    assert page.text.count("经营场所面积") == 1
    assert "86 平方米" in page.text
    assert "11010519491231002X" not in page.text
    assert "13800000000" not in page.text
    assert AccessRecord.objects.filter(what="cases.form", purpose="审查申请材料").count() == 1


def test_a_case_shows_papers_terms_and_steps(place: Town, as_account: Callable[[UUID], Client]) -> None:
    case_id = case_of(place, "M003", "M004")

    page = as_account(place.chief.account_id).get(f"/desk/cases/{case_id}/")

    assert page.status_code == 200
    for words in ("M003.pdf", "收件凭证", "提交申请", "一次性告知", "材料齐全"):
        assert words in page.text


@pytest.mark.requirement("R086")
def test_examining_accepts_a_complete_case(place: Town, as_account: Callable[[UUID], Client]) -> None:
    case_id = case_of(place, "M003", "M004")

    answer = press(as_account(place.chief.account_id), case_id, "examine")

    assert answer.status_code == 302
    assert cases.case(case_id=case_id, by=place.chief.actor()).state is cases.State.ACCEPTED


def test_a_marked_paper_is_asked_for_once(place: Town, as_account: Callable[[UUID], Client]) -> None:
    case_id = case_of(place, "M003", "M004")

    press(as_account(place.chief.account_id), case_id, "examine", **{"defect-M003": "图上没有标注面积"})

    assert cases.case(case_id=case_id, by=place.chief.actor()).state is cases.State.CORRECTION


def test_an_opinion_against_without_a_reason_is_asked_for_its_reason(
    place: Town, as_account: Callable[[UUID], Client]
) -> None:
    case_id = case_of(place, "M003", "M004")
    client = as_account(place.chief.account_id)
    press(client, case_id, "examine")
    step = approval.review(case_id=case_id, by=place.chief.actor()).open_steps[0].code

    page = press(client, case_id, "opinion", step=step, conclusion="DISAGREE", reason="")

    assert page.status_code == 422
    assert cases.case(case_id=case_id, by=place.chief.actor()).state is cases.State.ACCEPTED


def accepted(place: Town) -> UUID:
    case_id = case_of(place, "M003", "M004")
    cases.examine_case(case_id=case_id, by=place.chief.actor(), now=timezone.now(), command=once())
    return case_id


class TestInbox:
    def test_a_number_leads_to_its_case(self, place: Town, as_account: Callable[[UUID], Client]) -> None:
        case_id = case_of(place)
        number = cases.case(case_id=case_id, by=place.chief.actor()).short_number

        page = as_account(place.chief.account_id).get("/desk/", {"stage": "review", "number": number})

        assert page.headers["Location"] == f"/desk/cases/{case_id}/?stage=review"

    def test_an_unknown_number_is_said(self, place: Town, as_account: Callable[[UUID], Client]) -> None:
        page = as_account(place.chief.account_id).get("/desk/", {"number": "260000000000"})

        assert "没有查到这个编号的办件" in page.text

    def test_a_light_narrows_the_list(self, place: Town, as_account: Callable[[UUID], Client]) -> None:
        case_of(place)
        client = as_account(place.chief.account_id)

        assert "还剩 5 个工作日" in client.get("/desk/", {"light": "GREEN"}).text
        assert "没有待办的办件" in client.get("/desk/", {"light": "RED"}).text

    def test_the_next_case_is_one_press_away(self, place: Town, as_account: Callable[[UUID], Client]) -> None:
        first, second = case_of(place), case_of(place)
        client = as_account(place.chief.account_id)

        assert str(second) in client.get(f"/desk/cases/{first}/next/", {"stage": "examine"}).headers["Location"]
        cases.examine_case(case_id=first, by=place.chief.actor(), now=timezone.now(), command=once())
        assert str(second) in client.get(f"/desk/cases/{first}/next/", {"stage": "examine"}).headers["Location"]
        cases.examine_case(case_id=second, by=place.chief.actor(), now=timezone.now(), command=once())
        assert client.get(f"/desk/cases/{first}/next/?stage=examine").headers["Location"] == "/desk/?stage=examine"


class TestMeanwhile:
    def test_who_moved_a_case_and_when_is_said_and_what_was_typed_is_kept(
        self, place: Town, as_account: Callable[[UUID], Client]
    ) -> None:
        case_id = case_of(place, "M003", "M004")
        client = as_account(place.reviewer.account_id)
        key = re.findall(r'name="command" value="([^"]+)"', client.get(f"/desk/cases/{case_id}/").text)[0]
        cases.examine_case(case_id=case_id, by=place.chief.actor(), now=timezone.now(), command=once())

        page = client.post(f"/desk/cases/{case_id}/examine/", {"command": key, "defect-M003": "图上没有标注面积"})

        assert page.status_code == 409
        assert re.search(r"郑首席已于 \d{4}年\d+月\d+日 \d\d:\d\d 办理了“受理”", page.text)
        assert "图上没有标注面积" in page.text

    def test_a_decision_that_was_made_meanwhile(self, place: Town, as_account: Callable[[UUID], Client]) -> None:
        case_id = reviewed(place, accepted(place), now=timezone.now())
        client = as_account(place.chief.account_id)
        key = re.findall(r'name="command" value="([^"]+)"', client.get(f"/desk/cases/{case_id}/").text)[0]
        approval.decide(
            case_id=case_id,
            decision=cases.Decision.GRANT,
            by=place.chief.actor(),
            now=timezone.now(),
            command=once(),
        )

        typed = {"command": key, "decision": "DENY", "reason": "后厨面积不足"}
        page = client.post(f"/desk/cases/{case_id}/decide/", typed)

        assert page.status_code == 409
        assert "办理了“准予”" in page.text
        assert "后厨面积不足" in page.text

    def test_the_same_press_twice_acts_once(self, place: Town, as_account: Callable[[UUID], Client]) -> None:
        case_id = reviewed(place, accepted(place), now=timezone.now())
        client = as_account(place.chief.account_id)
        key = re.findall(r'name="command" value="([^"]+)"', client.get(f"/desk/cases/{case_id}/").text)[0]
        typed = {"command": key, "decision": "GRANT", "reason": ""}

        answers = [client.post(f"/desk/cases/{case_id}/decide/", typed) for _ in range(2)]

        assert [answer.status_code for answer in answers] == [302, 302]
        assert [act.name for act in cases.acts(case_id=case_id)].count("CaseGranted") == 1


def test_who_reviewed_is_told_that_another_decides(place: Town, as_account: Callable[[UUID], Client]) -> None:
    case_id = accepted(place)
    client = as_account(place.chief.account_id)
    step = approval.review(case_id=case_id, by=place.chief.actor()).open_steps[0].code

    press(client, case_id, "opinion", step=step, conclusion="AGREE", reason="符合要求", points="M003.R1")

    page = client.get(f"/desk/cases/{case_id}/")
    assert "按办事指南须由另一人作出决定" in page.text
    assert "作出决定并用印" not in page.text


@pytest.mark.requirement("R142")
def test_who_may_not_decide_sees_no_such_button_and_the_course_names_who_did(
    place: Town, as_account: Callable[[UUID], Client]
) -> None:
    case_id = reviewed(place, accepted(place), now=timezone.now())
    reviewing = as_account(place.reviewer.account_id).get(f"/desk/cases/{case_id}/").text

    client = as_account(place.chief.account_id)
    deciding = client.get(f"/desk/cases/{case_id}/").text
    press(client, case_id, "decide", decision="GRANT", reason="")

    assert ("作出决定并用印" in reviewing, "作出决定并用印" in deciding) == (False, True)
    course = client.get(f"/desk/cases/{case_id}/").text
    for words in ("受理", "吴审查", "准予", "郑首席"):
        assert words in course


def test_the_points_that_were_looked_at_are_kept_with_the_opinion(
    place: Town, as_account: Callable[[UUID], Client]
) -> None:
    case_id = accepted(place)
    step = approval.review(case_id=case_id, by=place.chief.actor()).open_steps[0].code

    press(
        as_account(place.reviewer.account_id),
        case_id,
        "opinion",
        step=step,
        conclusion="AGREE",
        reason="其余由核查人员现场核对",
        points="M003.R1",
    )

    assert approval.review(case_id=case_id, by=place.chief.actor()).opinions[0].points == ("M003.R1",)
    assert "功能区齐全，面积与申请书一致" in deciding(place, as_account, case_id)


def deciding(place: Town, as_account: Callable[[UUID], Client], case_id: UUID) -> str:
    """Return the list of what was checked, as who decides sees it."""
    page = as_account(place.chief.account_id).get(f"/desk/cases/{case_id}/").text
    return page.split("核对过的审查要点")[1].split("</details>")[0]


def test_agreeing_without_having_looked_at_every_point_is_asked_for_them_or_for_a_reason(
    place: Town, as_account: Callable[[UUID], Client]
) -> None:
    case_id = accepted(place)
    client = as_account(place.reviewer.account_id)
    step = approval.review(case_id=case_id, by=place.chief.actor()).open_steps[0].code

    page = press(client, case_id, "opinion", step=step, conclusion="AGREE", reason="", points="M003.R1")

    assert page.status_code == 422
    assert re.search(r'id="id_points_error">还有 \d+ 个审查要点没有勾选', page.text)
    assert re.search(r'value="M003.R1" checked', page.text)
    assert not approval.review(case_id=case_id, by=place.chief.actor()).opinions


@pytest.mark.requirement("R138")
def test_a_condition_of_the_guide_is_a_reason_for_a_refusal(place: Town, as_account: Callable[[UUID], Client]) -> None:
    case_id = reviewed(place, accepted(place), now=timezone.now())
    client = as_account(place.chief.account_id)
    reason = re.findall(r'name="template" value="([^"]+)"', client.get(f"/desk/cases/{case_id}/").text)[0]

    press(client, case_id, "decide", decision="DENY", template=reason, reason="")

    assert reason.startswith("不符合条件“")
    assert cases.case(case_id=case_id, by=place.chief.actor()).state is cases.State.DECIDED_DENY
    letter = Document.objects.get(subject_id=case_id, kind=documents.Kind.DENIAL)
    assert [one["words"] for one in letter.facts["reasons"]] == [reason]
    assert letter.facts["remedies"]["review_organ"]


def test_what_was_written_for_a_refusal_does_not_go_with_a_grant(
    place: Town, as_account: Callable[[UUID], Client]
) -> None:
    case_id = reviewed(place, accepted(place), now=timezone.now())

    page = as_account(place.chief.account_id).get(f"/desk/cases/{case_id}/").text
    press(as_account(place.chief.account_id), case_id, "decide", decision="GRANT", reason="后厨面积不足")

    assert 'class="stack near against"' in page
    letter = Document.objects.get(subject_id=case_id, kind=documents.Kind.GRANT)
    assert "后厨面积不足" not in str(letter.facts)


@pytest.mark.requirement("R138")
def test_a_refusal_without_a_reason_is_asked_for_it(place: Town, as_account: Callable[[UUID], Client]) -> None:
    case_id = reviewed(place, accepted(place), now=timezone.now())

    page = press(as_account(place.chief.account_id), case_id, "decide", decision="DENY", reason="")

    assert page.status_code == 422
    assert "有 1 处需要修改" in page.text


def test_a_case_can_be_turned_away_with_a_reason(place: Town, as_account: Callable[[UUID], Client]) -> None:
    case_id = case_of(place)
    client = as_account(place.chief.account_id)

    unreasoned = press(client, case_id, "decline", ground="NOT_QUALIFIED", competent_agency="", reason="")
    press(client, case_id, "decline", ground="NOT_QUALIFIED", competent_agency="", reason="主体已经注销")

    assert unreasoned.status_code == 422
    assert cases.case(case_id=case_id, by=place.chief.actor()).state is cases.State.NOT_ACCEPTED


def test_a_paper_lies_open_beside_its_case_and_the_look_is_recorded(
    place: Town, as_account: Callable[[UUID], Client]
) -> None:
    case_id = case_of(place, "M003")
    client = as_account(place.reviewer.account_id)
    (address,) = re.findall(r'<iframe class="preview" src="([^"]+)"', client.get(f"/desk/cases/{case_id}/").text)

    paper = client.get(address)

    assert paper.headers["Content-Disposition"].startswith("inline")
    assert "frame-ancestors 'self'" in paper.headers["Content-Security-Policy"]
    look = AccessRecord.objects.get(account_id=place.reviewer.account_id, what="materials.paper")
    assert (look.person_id, look.purpose) == (place.company_id, "审查申请材料")
