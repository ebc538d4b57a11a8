"""`onewindow import items FILE`: clear sentences for files that cannot be read, a report for those that can."""

from pathlib import Path

import pytest

from onewindow.cli.lists import rows_of
from onewindow.contexts.catalogue.api import COLUMNS
from onewindow.contexts.catalogue.models import Item
from tests.cli.verbs import typed

pytestmark = pytest.mark.django_db
HEAD = "department,main_item,name,item_code,area_code,task_type,dept_code\n"
GOOD = "区残联,未分类,残疾人证新办,X-1,511602000000,7,11511301452259996u\n"


def written(folder: Path, content: bytes | str) -> str:
    path = folder / "items.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return str(path)


def test_a_list_is_imported_and_counted(tmp_path: Path) -> None:
    code, lines = typed("import", "items", written(tmp_path, HEAD + GOOD))

    assert code == 0
    assert lines == ["已处理 1 行", "导入完成：新增 1，更新 0，没有变化 0，没有导入 0（提醒 0 条）"]


def test_a_second_run_changes_nothing_and_says_so(tmp_path: Path) -> None:
    path = written(tmp_path, HEAD + GOOD)
    typed("import", "items", path)

    assert typed("import", "items", path)[1][-1] == "没有变化：1 项都已在库中（提醒 0 条）"


def test_bad_rows_are_named_and_the_others_land(tmp_path: Path) -> None:
    code, lines = typed("import", "items", written(tmp_path, HEAD + "局,,,X-0,511602000000,1,x\n" + GOOD))

    assert code == 1
    assert "没有导入：第 2 行，没有事项名称" in lines
    assert Item.objects.count() == 1


def test_a_mark_of_excel_at_the_beginning_is_no_matter(tmp_path: Path) -> None:
    assert typed("import", "items", written(tmp_path, b"\xef\xbb\xbf" + (HEAD + GOOD).encode()))[0] == 0


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ((HEAD + GOOD).encode("gb18030"), "第 2 行不是 UTF-8 编码。请在 Excel 中选择“另存为 → CSV UTF-8（逗号分隔）”"),
        (b"PK\x03\x04\xff\xfe", "第 1 行不是 UTF-8 编码"),
        ("name,code\n甲,1\n", "的表头缺少这些列：department、main_item、item_code"),
        ("", "的表头缺少这些列"),
        (HEAD + '局,,"甲,X-1\n', "第 2 行附近不是有效的 CSV，请检查引号是否成对"),
    ],
)
def test_a_file_that_is_no_such_list_gets_a_sentence(tmp_path: Path, content: bytes | str, sentence: str) -> None:
    code, (line,) = typed("import", "items", written(tmp_path, content))

    assert code == 2
    assert sentence in line
    assert not Item.objects.exists()


def test_a_file_that_is_not_there() -> None:
    assert typed("import", "items", "/nowhere.csv") == (2, ["✗ 找不到或读不了文件“/nowhere.csv”，请检查路径"])


def test_a_cell_with_line_breaks_keeps_the_lines_right(tmp_path: Path) -> None:
    path = written(tmp_path, HEAD + '局,,"甲\n乙",X-1,511602000000,1,x\n' + GOOD)

    assert [line for line, _ in rows_of(Path(path), COLUMNS)] == [2, 4]


def test_lint_says_what_is_wrong_and_how_to_mend_it(tmp_path: Path) -> None:
    path = tmp_path / "guide.json"
    path.write_text(Path("demo/guides/I01.json").read_text().replace("0000-8822345", "0000-8812345"))

    code, lines = typed("lint", str(path))

    assert code == 1
    assert lines[1].startswith("  ✗ S04 service.complain.phone：咨询电话与监督投诉电话相同（0000-8812345）")


def test_lint_of_a_clean_guide() -> None:
    assert typed("lint", "demo/guides/I01.json") == (0, ["demo/guides/I01.json：没有问题"])


def test_lint_of_what_is_no_guide(tmp_path: Path) -> None:
    path = tmp_path / "guide.json"
    path.write_text("{}")

    assert typed("lint", str(path)) == (2, [f"✗ {path}：办事指南“schema”写法不对：缺少这一项"])
