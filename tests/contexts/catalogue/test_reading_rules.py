"""Reading a guide for one situation: I01 of the demo county, as its acceptance stories go."""

from collections.abc import Mapping, Sequence

import pytest

from onewindow.contexts.catalogue.domain.guide import Guide
from onewindow.contexts.catalogue.domain.papers import ExemptMode, Expiry, MadeBy, Need
from onewindow.contexts.catalogue.domain.reading import (
    Answers,
    AnswerUnknown,
    Applicable,
    OneAnswerOnly,
    RequiredMaterial,
    StopHere,
    applicable,
    asked,
    bound_values,
    required_materials,
    sections,
    settle,
    steps,
    terms,
)
from onewindow.kernel.workdays import Term
from tests.factories.catalogue import document

GUIDE = document()
NOODLES: Answers = {"business_form": "CATERING", "items": ["HOT"], "vending": "NO", "agent": "NO"}


def papers(answers: Answers, guide: Guide = GUIDE) -> dict[str, RequiredMaterial]:
    return {paper.code: paper for paper in required_materials(guide, settle(guide, answers))}


def test_面馆_五份材料_营业执照免提交_申请书自动生成() -> None:
    asked_for = papers(NOODLES)

    assert [*asked_for] == ["M001", "M002", "M003", "M004", "M006"]
    assert asked_for["M001"].made_by is MadeBy.FORM
    assert asked_for["M002"].exempt is ExemptMode.E_LICENCE
    assert asked_for["M002"].reason == "免提交，电子证照调用：电子营业执照（市场监管局）"
    assert [code for code, paper in asked_for.items() if paper.is_handed_in] == ["M003", "M004"]


def test_制度目录清单_容缺五个工作日_逾期视为撤回() -> None:
    paper = papers(NOODLES)["M004"]

    assert (paper.need, paper.tolerance_workdays) == (Need.TOLERATED, 5)
    assert paper.tolerance_consequence is Expiry.WITHDRAWN
    assert "5 个工作日内补交" in paper.tolerance_promise


def test_委托他人_才要授权委托书_并说明为什么() -> None:
    paper = papers({**NOODLES, "agent": "YES"})["M007"]

    assert paper.reason == "因为“是否委托他人办理”为“委托他人办理”"


def test_自动设备_多一份方案() -> None:
    assert "M005" in papers({**NOODLES, "vending": "YES"})


def test_只卖预包装食品_指南到此为止_备案不办许可() -> None:
    outcome = applicable(GUIDE, settle(GUIDE, {"business_form": "PREPACKAGED"}))

    assert isinstance(outcome, StopHere)
    assert outcome.words == "只卖预包装食品：备案即可，不办许可"


def test_还没回答的问题逐个列出() -> None:
    outcome = applicable(GUIDE, settle(GUIDE, {"business_form": "CATERING"}))

    assert isinstance(outcome, Applicable)
    assert [question.code for question in outcome.open_questions] == ["items", "vending", "agent"]


def test_不问的问题不出现() -> None:
    here = settle(GUIDE, {"business_form": "PREPACKAGED", "items": ["RAW"]})

    assert [question.code for question in asked(GUIDE, here)] == ["business_form"]
    assert "items" not in here.answers


def test_做凉菜要现场核查_只做热食不用() -> None:
    assert "现场核查" not in [step.name for step in steps(GUIDE, settle(GUIDE, NOODLES))]
    assert "现场核查" in [step.name for step in steps(GUIDE, settle(GUIDE, {**NOODLES, "items": ["HOT", "COLD"]}))]


def test_时限_法定十日_承诺五日_送达五日_可延五日() -> None:
    here = terms(GUIDE, settle(GUIDE, NOODLES))

    assert (here.statutory, here.promise, here.delivery, here.notice) == (Term(10), Term(5), Term(5), Term(5))
    assert here.extension is not None
    assert here.extension.limit.term == Term(5)
    assert not here.is_instant


def test_an_answer_fills_the_form_and_is_not_asked_again() -> None:
    here = settle(GUIDE, {**NOODLES, "items": ["HOT", "COLD"]})

    assert bound_values(GUIDE, here) == {
        "food_business_form": "CATERING",
        "food_business_items": ("HOT", "COLD"),
    }


def test_a_section_without_a_field_is_left_out() -> None:
    alone = [section.code for section in sections(GUIDE, settle(GUIDE, NOODLES))]
    with_agent = [section.code for section in sections(GUIDE, settle(GUIDE, {**NOODLES, "agent": "YES"}))]

    assert "agent" not in alone
    assert "agent" in with_agent


def test_what_an_open_question_will_say_is_not_asked_for_in_the_form_too() -> None:
    def fields(answers: Mapping[str, Sequence[str] | str]) -> list[str]:
        return [field.element for section in sections(GUIDE, settle(GUIDE, answers)) for field in section.fields]

    assert "food_business_form" not in fields({})
    assert "food_business_items" not in fields({})  # asked once it is said what kind of business it is
    assert {"food_business_form", "food_business_items"} <= {*fields(NOODLES)}  # shown as answered


def test_a_field_can_hang_on_what_is_typed() -> None:
    by_post = settle(GUIDE, NOODLES, {"delivery_method": "POST"})

    fields = [field.element for section in sections(GUIDE, by_post) for field in section.fields]

    assert "delivery_address" in fields


def test_an_option_that_the_guide_does_not_know_is_refused() -> None:
    with pytest.raises(AnswerUnknown, match="“主体业态”没有选项“BAR”"):
        settle(GUIDE, {"business_form": "BAR"})


def test_a_question_that_the_guide_does_not_know_is_refused() -> None:
    with pytest.raises(AnswerUnknown):
        settle(GUIDE, {"weather": "RAIN"})


def test_单选题不能选两项() -> None:
    with pytest.raises(OneAnswerOnly, match="只能选择一项"):
        settle(GUIDE, {"business_form": ["CATERING", "CANTEEN"]})


def test_视为受理_只及于行政许可_其他事项须有依据() -> None:
    service = document("I08")
    with_basis = document("I08", deemed_acceptance_basis="省政务服务条例")

    assert (GUIDE.deems_acceptance, service.deems_acceptance, with_basis.deems_acceptance) == (True, False, True)


def test_an_empty_answer_is_none() -> None:
    assert settle(GUIDE, {"business_form": "", "items": []}).answers == {}
