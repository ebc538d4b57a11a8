"""Lists of items: the good rows land, the bad ones are named by line and reason, twice changes nothing."""

import csv

import pytest
from pytest_django import DjangoAssertNumQueries

from onewindow.contexts.catalogue import api as catalogue
from onewindow.contexts.catalogue.api import ImportReport
from onewindow.contexts.catalogue.models import Item
from onewindow.kernel.errors import NotAllowed, NotFound
from onewindow.platform.access.actors import Scope, ScopeKind
from tests.factories import organisations as make
from tests.factories.catalogue import DEMO, TODAY, actor, document, drafted_guide

pytestmark = pytest.mark.django_db
KEEPER = actor("catalogue.edit")
GOOD = {
    "department": "区残联",
    "main_item": "未分类",
    "name": "残疾人证新办",
    "item_code": "511F82001002-511602000000-000-11511301452259996U-1-00",
    "area_code": "511602000000",
    "task_type": "7",
    "dept_code": "11511301452259996u",
}


def landed(*changes: dict[str, object]) -> ImportReport:
    rows = [(number, {**GOOD, **change}) for number, change in enumerate(changes, 2)]
    return catalogue.import_items(rows=rows, region_path="", by=KEEPER)


def said(report: ImportReport) -> list[tuple[int, str]]:
    return [(note.line, note.words) for note in report.bad]


def test_a_good_row_lands_as_an_unpublished_item() -> None:
    report = landed({})

    row = Item.objects.get()
    assert report == ImportReport(added=1)
    assert (row.name, row.item_type, row.level, row.main_item) == ("残疾人证新办", "07", "4", "")
    assert row.department_code == "11511301452259996U"


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"name": " "}, "没有事项名称"),
        ({"item_code": ""}, "没有事项编码"),
        ({"task_type": "99"}, "事项类型“99”不在 01 至 10、20 之内"),
        ({"area_code": "51160"}, "行政区划代码“51160”应为 12 位数字"),
        ({"name": "长" * 1001}, "“name”超过 1000 个字"),
        ({"dept_code": None}, "列数与表头不一致"),
        ({None: ["多出的一列"]}, "列数与表头不一致"),
    ],
)
def test_a_bad_row_is_named_by_line_and_reason_and_the_others_land(change: dict[str, object], reason: str) -> None:
    report = landed(change, {"item_code": "X-2"})

    assert said(report) == [(2, reason)]
    assert report.added == 1


def test_编码重复的_以先出现的为准() -> None:
    report = landed({}, {"name": "另一个"})

    assert said(report) == [(3, f"事项编码 {GOOD['item_code']} 与第 2 行重复")]
    assert Item.objects.get().name == "残疾人证新办"


def test_a_bad_row_with_the_same_code_does_not_keep_the_good_one_out() -> None:
    report = landed({"name": ""}, {})

    assert (said(report), report.added) == ([(2, "没有事项名称")], 1)


def test_类型1即01() -> None:
    landed({"task_type": "1"})

    assert Item.objects.get().item_type == "01"


def test_a_department_code_that_is_no_credit_code_is_a_warning() -> None:
    report = landed({"dept_code": "083372204"})

    assert [note.words for note in report.warnings] == ["部门编码“083372204”不是统一社会信用代码，已按原样保存，请补充"]
    assert Item.objects.get().department_code == "083372204"


def test_twice_changes_nothing() -> None:
    landed({})

    assert landed({}) == ImportReport(unchanged=1)


def test_a_row_that_says_something_new_is_taken_over() -> None:
    landed({})

    assert landed({"name": "残疾人证办理"}) == ImportReport(changed=1)
    assert Item.objects.get().name == "残疾人证办理"


def test_an_item_with_a_guide_is_left_as_it_is() -> None:
    guide = document(codes={"local": "X-1"})
    drafted_guide(guide)

    report = landed({"item_code": "X-1"})

    assert (report.changed, report.unchanged) == (0, 1)
    assert [note.words for note in report.warnings] == ["“残疾人证新办”已有办事指南，没有改动，请在事项中修改"]


def test_a_row_without_a_division_has_no_level() -> None:
    landed({"area_code": ""})

    assert Item.objects.get().level == ""


def test_a_department_of_this_platform_is_matched() -> None:
    market = make.organisation(make.places().county)

    landed({"dept_code": make.MARKET.lower()})

    assert Item.objects.get().organisation_id == market


def test_only_who_keeps_items_may_bring_them_in() -> None:
    with pytest.raises(NotAllowed):
        catalogue.import_items(rows=[], region_path="", by=actor("cases.view"))


def test_a_list_lands_only_within_the_actor_s_region() -> None:
    elsewhere = actor("catalogue.edit", scope=Scope(ScopeKind.REGION, "ll/ll/yl/"))

    with pytest.raises(NotFound):
        catalogue.import_items(rows=[], region_path="ll/ll/other/", by=elsewhere)


def test_the_575_items_of_a_real_district_land_in_few_queries(
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    with (DEMO / "guangan-district-items.csv").open(newline="") as file:
        rows = [*enumerate(csv.DictReader(file), 2)]
    seen: list[int] = []

    with django_assert_max_num_queries(40):
        report = catalogue.import_items(rows=rows, region_path="", by=KEEPER, progress=seen.append)

    assert (report.added, len(report.bad), len(report.warnings), seen) == (575, 0, 311, [500, 575])
    assert catalogue.import_items(rows=rows, region_path="", by=KEEPER).unchanged == 575
    assert len(catalogue.published_guides(on=TODAY)) == 0
