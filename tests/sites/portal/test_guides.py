"""办事: finding a guide, and reading it for one's own situation."""

import re
from datetime import timedelta
from uuid import UUID

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from onewindow.contexts.catalogue import api as catalogue
from onewindow.contexts.materials import api as materials
from onewindow.kernel.ids import new_id
from onewindow.platform.access.actors import AccountKind, Actor, Channel
from tests.factories.cases import Town
from tests.factories.catalogue import actor, once, published_guide
from tests.factories.uploads import pdf_bytes
from tests.sites.portal.conftest import QUERIES

pytestmark = pytest.mark.django_db
SITUATION = {"business_form": "CATERING", "items": "HOT", "vending": "NO", "agent": "NO"}


@pytest.fixture
def guide_id() -> UUID:
    return published_guide()


@pytest.mark.parametrize("words", ["食品", "开饭店", "奶茶店 ", "食品 许可"])
def test_everyday_words_find_it(client: Client, guide_id: UUID, words: str) -> None:
    assert "食品经营许可(新办-餐饮服务)" in client.get("/guides/", {"q": words}).text


def test_nothing_found_says_whom_to_ask(client: Client, guide_id: UUID) -> None:
    page = client.get("/guides/", {"q": "火星"})

    assert page.status_code == 200
    assert "没有找到相符的事项" in page.text
    assert "12345" in page.text


@pytest.mark.parametrize(
    ("narrowed", "is_found"),
    [
        ({"for": "ENTERPRISE"}, True),
        ({"for": "PERSON"}, False),
        ({"topic": "准营准办"}, True),
        ({"topic": "户籍"}, False),
    ],
)
def test_it_is_narrowed_by_audience_and_topic(
    client: Client, guide_id: UUID, narrowed: dict[str, str], *, is_found: bool
) -> None:
    assert ("食品经营许可(新办" in client.get("/guides/", narrowed).text) is is_found


def test_an_audience_of_none_of_ours_counts_as_not_asked(client: Client, guide_id: UUID) -> None:
    assert "食品经营许可(新办" in client.get("/guides/", {"for": "MARTIAN"}).text


def test_a_cursor_of_none_of_ours_is_refused(client: Client, guide_id: UUID) -> None:
    assert client.get("/guides/", {"after": "x"}).status_code == 422


def test_the_four_lines_say_whether_what_how_long_and_how_much(client: Client, guide_id: UUID) -> None:
    page = client.get(f"/guides/{guide_id}/", SITUATION).text

    for words in ("可以网上办", "2 份材料", "另有 3 份不用您提交", "承诺 5 个工作日", "法定 10 个工作日", "不收费"):
        assert words in page


def test_before_the_answers_the_count_is_a_least(client: Client, guide_id: UUID) -> None:
    assert "至少 2 份材料" in client.get(f"/guides/{guide_id}/").text


def test_who_is_asked_to_answer_first_is_led_to_the_questions(client: Client, guide_id: UUID) -> None:
    page = client.get(f"/guides/{guide_id}/").text

    assert '<a href="#situation-asked">先回答几个问题' in re.sub(r"\s*\n\s*", "", page)
    assert 'id="situation-asked"' in page


def test_answers_narrow_papers_and_steps(client: Client, guide_id: UUID) -> None:
    hot, cold = (client.get(f"/guides/{guide_id}/", SITUATION | {"items": items}).text for items in ("HOT", "COLD"))
    agent = client.get(f"/guides/{guide_id}/", SITUATION | {"agent": "YES"}).text

    assert "得到：现场核查记录" not in hot
    assert "得到：现场核查记录" in cold
    assert "要带 2 份" in hot
    assert "要带 3 份" in agent


def test_where_the_guide_stops_it_says_what_to_do_and_offers_no_application(client: Client, guide_id: UUID) -> None:
    page = client.get(f"/guides/{guide_id}/", {"business_form": "PREPACKAGED"}).text

    assert "备案即可，不办许可" in page
    assert "在线办理" not in page


def test_every_paper_says_why_it_is_asked_for_or_not(client: Client, guide_id: UUID) -> None:
    page = client.get(f"/guides/{guide_id}/", SITUATION).text

    assert "电子证照调用：电子营业执照（市场监管局）" in page
    assert "可以先申请，受理后 5 个工作日内补交" in page
    assert "由填写的表单自动生成" in page


def test_the_button_carries_the_answers(client: Client, guide_id: UUID) -> None:
    page = client.get(f"/guides/{guide_id}/", SITUATION).text

    assert f"/guides/{guide_id}/apply/?business_form=CATERING&amp;items=HOT" in page


def test_version_issuer_and_contact_are_in_sight(client: Client, guide_id: UUID) -> None:
    page = client.get(f"/guides/{guide_id}/").text

    for words in ("第 1 版", "2026年3月2日 起施行", "云岭县市场监督管理局 发布", "0000-8812345", "第三十五条第一款"):
        assert words in page


@pytest.mark.requirement("R076")
def test_without_login_content_procedure_papers_term_and_fee_are_read(client: Client, guide_id: UUID) -> None:
    page = client.get(f"/guides/{guide_id}/", SITUATION).text

    for words in ("行使内容", "办理流程", "主要设备设施、经营布局、操作流程文件", "承诺 5 个工作日", "不收费"):
        assert words in page


def test_htmx_gets_the_part_that_changes(client: Client, guide_id: UUID) -> None:
    page = client.get(f"/guides/{guide_id}/", SITUATION, headers={"HX-Request": "true"}).text

    assert "<html" not in page
    assert 'id="situation"' in page
    assert "2 份材料" in page


def test_an_answer_that_is_none_is_refused(client: Client, guide_id: UUID) -> None:
    page = client.get(f"/guides/{guide_id}/", {"business_form": "SHIP"})

    assert page.status_code == 422
    assert "请重新选择" in page.text


def test_what_is_no_question_is_left_alone(client: Client, guide_id: UUID) -> None:
    assert client.get(f"/guides/{guide_id}/", {"utm_source": "x"}).status_code == 200


def test_there_is_no_such_guide(client: Client) -> None:
    assert client.get(f"/guides/{new_id()}/").status_code == 404


def test_a_guide_that_was_withdrawn_says_so(client: Client, guide_id: UUID) -> None:
    yesterday = timezone.now() - timedelta(days=1)
    catalogue.withdraw_guide(
        guide_id=guide_id, reason="停止办理", by=actor("catalogue.publish"), now=yesterday, command=once()
    )

    page = client.get(f"/guides/{guide_id}/").text

    assert "这一版指南已不再使用" in page
    assert "在线办理" not in page


def test_who_has_a_paper_in_the_wallet_need_not_bring_it(citizen: Client, place: Town) -> None:
    materials.keep_issued(
        owner_id=place.company_id,
        material_code="M003",
        material_name="主要设备设施、经营布局、操作流程文件",
        issuer="云岭县市场监督管理局",
        file_name="布局图.pdf",
        content=pdf_bytes(),
        by=Actor(account=new_id(), kind=AccountKind.SYSTEM, channel=Channel.SYSTEM),
        now=timezone.now(),
    )

    page = citizen.get(f"/guides/{place.guide_id}/", SITUATION).text

    assert "您已有" in page
    assert "1 份材料" in page


def test_english_readers_get_english_words_around_the_guide(client: Client, guide_id: UUID) -> None:
    page = client.get(f"/guides/{guide_id}/", SITUATION, headers={"Accept-Language": "en"}).text

    assert "5 working days" in page
    assert "What do I bring?" in page
    assert "带什么" not in page


@pytest.mark.parametrize("page", ["/guides/", "/guides/{guide}/"])
def test_it_keeps_its_query_budget(
    citizen: Client, place: Town, django_assert_max_num_queries: DjangoAssertNumQueries, page: str
) -> None:
    with django_assert_max_num_queries(QUERIES):
        citizen.get(page.format(guide=place.guide_id), SITUATION)
