"""Setting papers: facts are never markup, the same facts give the same bytes, nothing of a name is lost."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis
from hypothesis import strategies as st

from onewindow.platform.pdf.codes import qr_drawing
from onewindow.platform.pdf.fonts import coverage, fonts
from onewindow.platform.pdf.typesetting import ROOT, render, typeset
from tests.factories.poppler import words_of

DAY = date(2026, 11, 24)
LETTER = ROOT / "contexts" / "documents" / "letters" / "termination.typ"  # the shortest one


def facts(name: str = "张样例", cause: str = "您已撤回", *, demo: bool = False) -> dict[str, Any]:
    return {
        "title": "样张通知书",
        "number": "云岭样〔2026〕1号",
        "office": {"name": "云岭县政务服务中心"},
        "issued_on": "2026-11-24",
        "code": "7KQM-X4RT-9WBE",
        "verify_address": "zwfw.yunling.example/verify",
        "qr": qr_drawing("https://zwfw.yunling.example/verify/7KQMX4RT9WBE"),
        "demo": demo,
        "is_licence": True,
        "letter": {
            "recipient": {"name": name, "is_person": True, "code": ""},
            "enquiries": {"phone": "0", "complaint_phone": "0", "address": "云岭", "hours": "全天"},
            "case_number": "1",
            "item_name": "样例事项",
            "cause": cause,
            "basis": "",
            "terminated_on": "2026-11-24",
            "fee": "",
        },
    }


def words(pdf: bytes, folder: Path) -> str:
    return words_of(pdf, folder).replace("\n", "")


def test_only_fonts_of_the_program_are_used() -> None:
    assert {"Noto Serif SC", "Noto Sans CJK SC"} <= set(fonts().families())
    assert all(family.startswith("Noto S") for family in fonts().families())


def test_the_same_facts_give_the_same_bytes_in_any_thread() -> None:
    with ThreadPoolExecutor(max_workers=2) as pool:
        papers = set(pool.map(lambda _: render(LETTER, facts(), dated=DAY), range(4)))

    assert len(papers) == 1


def test_a_paper_is_archival_and_carries_its_fonts(tmp_path: Path) -> None:
    path = tmp_path / "paper.pdf"
    path.write_bytes(render(LETTER, facts(), dated=DAY))

    with pikepdf.open(path) as pdf, pdf.open_metadata() as metadata:
        assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("2", "U")
        assert metadata["dc:title"] == "样张通知书 云岭样〔2026〕1号"
        embedded = [item for item in pdf.objects if isinstance(item, pikepdf.Dictionary) and "/FontFile3" in item]
        assert embedded


def test_a_paper_says_where_its_seal_goes() -> None:
    spot = typeset(LETTER, facts(), dated=DAY).seal_at

    assert spot is not None
    assert spot.page == 1
    assert 300 < spot.x < 500


@pytest.mark.parametrize(
    "typed",
    [
        '#panic("x")',
        '#import "/config/settings.py": *',
        "$x$ *粗* _斜_ `码` = 标题 // 注释",
        "@seal <seal> \\ #[",
        "{{ facts }} ${facts} %(facts)s",
        "<script>alert(1)</script>",
    ],
)
def test_what_was_typed_is_printed_as_it_was_typed(typed: str, tmp_path: Path) -> None:
    plain = words(render(LETTER, facts(cause=typed), dated=DAY), tmp_path).replace(" ", "")

    assert typed.replace(" ", "") in plain


@pytest.mark.parametrize("name", ["王𠮷", "张䶮", "李㛃", "陈喆", "赵堃", "周昇·买买提"])
def test_rare_characters_of_names_are_printed(name: str, tmp_path: Path) -> None:
    assert coverage().missing(name) == ()
    assert name in words(render(LETTER, facts(name), dated=DAY), tmp_path)


def test_a_character_that_no_font_has_is_printed_as_its_code_point(tmp_path: Path) -> None:
    assert coverage().missing("张𱇏") == ("𱇏",)

    assert "张U+311CF" in words(render(LETTER, facts("张𱇏"), dated=DAY), tmp_path).replace(" ", "")


def test_characters_that_turn_words_around_are_left_out(tmp_path: Path) -> None:
    assert "张样例：" in words(render(LETTER, facts("张\u202e样\u0000例\u200b\ufe00"), dated=DAY), tmp_path)


def test_a_demo_says_on_the_page_that_it_means_nothing(tmp_path: Path) -> None:
    real = words(render(LETTER, facts(), dated=DAY), tmp_path)
    demo = words(render(LETTER, facts(demo=True), dated=DAY), tmp_path)

    assert "无法律效力" in demo
    assert "无法律效力" not in real


@given(name=st.text(min_size=1, max_size=12))
@hypothesis(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_somebody_is_called_there_is_a_paper(name: str) -> None:
    assert render(LETTER, facts(name.encode("utf-8", "replace").decode()), dated=DAY).startswith(b"%PDF-1.7")


def test_a_code_is_sharp_and_needs_nothing_from_outside() -> None:
    drawing = qr_drawing("https://zwfw.yunling.example/verify/7KQMX4RT9WBE")

    assert drawing.startswith("<svg")
    assert "href" not in drawing
