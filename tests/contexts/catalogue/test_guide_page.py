"""The guide page: four lines first, then everything, in the situation that was chosen."""

import pytest
from pytest_django import DjangoAssertNumQueries

from onewindow.contexts.catalogue import api as catalogue
from onewindow.contexts.catalogue.models import GuideVersion, Item
from onewindow.contexts.catalogue.reactions import follow_region
from onewindow.contexts.organisations.api import RegionMoved
from onewindow.kernel.errors import NotFound
from onewindow.kernel.events import Subject
from onewindow.kernel.ids import new_id
from onewindow.platform.outbox.listeners import Heard
from tests.factories.catalogue import NOW, REGION, TODAY, published_guide

pytestmark = pytest.mark.django_db
NOODLES = {"business_form": "CATERING", "items": ["HOT"], "vending": "NO", "agent": "NO"}


def test_四行摘要_带什么_多久_多少钱_跑几次() -> None:
    page = catalogue.guide_page(guide_id=published_guide(), answers=NOODLES)

    assert page.summary.brings == ("主要设备设施、经营布局、操作流程文件", "食品安全规章制度目录清单")
    assert (page.summary.promise, page.summary.is_free, page.summary.visits) == ("5 个工作日", True, 0)
    assert page.is_complete


def test_a_material_of_another_situation_says_in_which() -> None:
    page = catalogue.guide_page(guide_id=published_guide(), answers=NOODLES)

    (vending,) = [line for line in page.materials if line.material.code == "M005"]
    assert vending.required is None
    assert vending.when == "“是否使用自动设备”为“使用”"


def test_到此为止的页面说明怎么办() -> None:
    page = catalogue.guide_page(guide_id=published_guide(), answers={"business_form": "PREPACKAGED"})

    assert page.stop is not None
    assert page.summary.may == "只卖预包装食品：备案即可，不办许可"


def test_before_anything_is_answered_the_questions_are_open() -> None:
    page = catalogue.guide_page(guide_id=published_guide(), answers={})

    assert [asked.question.code for asked in page.questions] == ["business_form"]
    assert not page.is_complete


def test_what_was_chosen_is_shown_with_its_question() -> None:
    page = catalogue.guide_page(guide_id=published_guide(), answers=NOODLES)

    assert [option.label for option in page.questions[1].chosen] == ["热食类食品制售"]


def test_the_page_carries_every_element_of_the_standard() -> None:
    page = catalogue.guide_page(guide_id=published_guide(), answers={})

    assert len(page.elements) == 50


def test_the_page_costs_one_query_at_first_and_none_later(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    guide_id = published_guide()

    with django_assert_num_queries(1):
        catalogue.guide_page(guide_id=guide_id, answers=NOODLES)
    with django_assert_num_queries(0):
        catalogue.guide_page(guide_id=guide_id, answers=NOODLES)


def test_a_list_of_guides_costs_one_query(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    for key in ("I01", "I02", "I08"):
        published_guide(key)

    with django_assert_num_queries(1):
        found = catalogue.published_guides(on=TODAY)

    assert [line.name for line in found] == [
        "公共场所卫生许可(新办)",
        "老年人优待证办理",
        "食品经营许可(新办-餐饮服务)",
    ]


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("开饭店", ["食品经营许可(新办-餐饮服务)"]),
        ("许可 新办", ["公共场所卫生许可(新办)", "食品经营许可(新办-餐饮服务)"]),
        ("spjyxk", ["食品经营许可(新办-餐饮服务)"]),
        ("KaiFanDian", ["食品经营许可(新办-餐饮服务)"]),
        ("lnryd", ["老年人优待证办理"]),
        ("11999901mb9100016w4990131", ["食品经营许可(新办-餐饮服务)"]),
        ("飞机", []),
    ],
)
def test_guides_are_found_by_name_everyday_words_sound_and_code(words: str, names: list[str]) -> None:
    for key in ("I01", "I02", "I08"):
        published_guide(key)

    assert [line.name for line in catalogue.published_guides(on=TODAY, words=words)] == names


def test_guides_for_persons_only() -> None:
    for key in ("I01", "I08"):
        published_guide(key)

    found = catalogue.published_guides(on=TODAY, audience=catalogue.Audience.PERSON)

    assert [line.name for line in found] == ["老年人优待证办理"]


def test_the_list_goes_on_where_the_page_ended() -> None:
    for key in ("I01", "I02", "I08"):
        published_guide(key)

    first = catalogue.published_guides(on=TODAY, size=2)
    second = catalogue.published_guides(on=TODAY, size=2, after=first.next_cursor or "")

    assert (len(first), len(second), second.next_cursor) == (2, 1, None)


def test_an_item_is_known_by_any_of_its_codes() -> None:
    guide = catalogue.guide(guide_id=published_guide())
    codes = guide.document.codes

    ids = catalogue.item_ids(codes=[codes.handling, codes.implementation, "nothing"])

    assert ids == {codes.handling: guide.item_id, codes.implementation: guide.item_id}
    assert catalogue.current_guide(code=codes.implementation, on=TODAY).id == guide.id


@pytest.mark.parametrize("code", ["", "nothing"])
def test_a_code_that_no_item_has_is_not_found(code: str) -> None:
    with pytest.raises(NotFound):
        catalogue.current_guide(code=code, on=TODAY)


def test_items_and_guides_move_with_their_region() -> None:
    guide_id = published_guide()
    moved = RegionMoved(subject=Subject("region", new_id()), before=REGION, after="新市/云岭/")

    follow_region(Heard(event=moved, actor={}, happened_at=NOW, key="once"))

    assert Item.objects.get().region_path == "新市/云岭/"
    assert GuideVersion.objects.get().region_path == "新市/云岭/"
    assert catalogue.guide(guide_id=guide_id).region_path == "新市/云岭/"


def test_items_are_listed_page_by_page() -> None:
    for key in ("I01", "I02"):
        published_guide(key)

    first = catalogue.item_lines(on=TODAY, size=1)
    rest = catalogue.item_lines(on=TODAY, size=1, after=first.next_cursor or "")

    assert [line.item.name for line in (*first, *rest)] == ["公共场所卫生许可(新办)", "食品经营许可(新办-餐饮服务)"]
    assert catalogue.item(item_id=first.lines[0].item.id) == first.lines[0].item
