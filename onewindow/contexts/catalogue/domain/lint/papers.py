"""材料 — each named, explained, and asked for only when nobody else has it."""

from collections import Counter
from collections.abc import Iterator

from onewindow.contexts.catalogue.domain.guide import Guide
from onewindow.contexts.catalogue.domain.lint.rules import Lists, Rule, Severity, Spot
from onewindow.contexts.catalogue.domain.papers import ExemptMode, MadeBy, Need, PaperKind, PaperOrigin
from onewindow.kernel.words import N_


def _texts(guide: Guide) -> Iterator[tuple[str, str]]:
    for material in guide.materials:
        yield f"materials.{material.code}.name", material.name
        yield f"materials.{material.code}.instructions", material.instructions
    for number, requirement in enumerate(guide.requirements):
        yield f"requirements.{number}.text", requirement.text
    for number, fee in enumerate(guide.fees):
        yield f"fees.{number}.name", fee.name


def _catch_all(guide: Guide, lists: Lists) -> Iterator[Spot]:
    for path, text in _texts(guide):
        found = next((word for word in lists.catch_all_words if word in text), None)
        if found:
            yield Spot(path=path, values={"word": found, "text": text})


def _cancelled(guide: Guide, lists: Lists) -> Iterator[Spot]:
    for material in guide.materials:
        if any(proof in material.name for proof in lists.cancelled_proofs):
            yield Spot(path=f"materials.{material.code}.name", values={"name": material.name})


def _listed(guide: Guide, lists: Lists) -> Iterator[Spot]:
    if not guide.materials:
        yield Spot(path="materials")


def _once(guide: Guide, lists: Lists) -> Iterator[Spot]:
    for code, number in Counter(material.code for material in guide.materials).items():
        if number > 1:
            yield Spot(path=f"materials.{code}", values={"code": code})


def _form_with_sample(guide: Guide, lists: Lists) -> Iterator[Spot]:
    for material in guide.materials:
        needs_blank = material.made_by is MadeBy.APPLICANT
        complete = material.sample is not None and (material.blank is not None or not needs_blank)
        if material.kind is PaperKind.FORM and not complete:
            yield Spot(path=f"materials.{material.code}.sample", values={"name": material.name})


def _tolerance_with_term(guide: Guide, lists: Lists) -> Iterator[Spot]:
    for material in guide.materials:
        if (material.need is Need.TOLERATED) != (material.tolerance is not None):
            yield Spot(path=f"materials.{material.code}.tolerance", values={"name": material.name})


def _licence_named(guide: Guide, lists: Lists) -> Iterator[Spot]:
    for material in guide.materials:
        if any(way.mode is ExemptMode.E_LICENCE and not way.licence_type for way in material.exemptions):
            yield Spot(path=f"materials.{material.code}.exemptions", values={"name": material.name})


def _promise_exists(guide: Guide, lists: Lists) -> Iterator[Spot]:
    for material in guide.materials:
        if any(way.mode is ExemptMode.PROMISE for way in material.exemptions) and guide.commitment is None:
            yield Spot(path=f"materials.{material.code}.exemptions", values={"name": material.name})


def _fetched_not_asked(guide: Guide, lists: Lists) -> Iterator[Spot]:
    for material in guide.materials:
        if material.origin is PaperOrigin.GOVERNMENT and not material.exemptions:
            yield Spot(path=f"materials.{material.code}.exemptions", values={"name": material.name})


def _points_to_review(guide: Guide, lists: Lists) -> Iterator[Spot]:
    for material in guide.materials:
        if material.need is Need.MUST and not material.review_points:
            yield Spot(path=f"materials.{material.code}.review_points", values={"name": material.name})


RULES = (
    Rule(
        code="M01",
        severity=Severity.ERROR,
        title=N_("兜底性条款"),
        sentence=N_("“%(text)s”含有兜底用语“%(word)s”"),
        example=N_("法律法规规定的其他材料"),
        mend=N_("逐项列明需要什么，没有的就删去"),
        check=_catch_all,
    ),
    Rule(
        code="M02",
        severity=Severity.ERROR,
        title=N_("没有材料清单"),
        sentence=N_("没有列出申请材料"),
        example=N_("材料一栏为空"),
        mend=N_("列出材料；确实不需要材料的，列出申请表单"),
        check=_listed,
    ),
    Rule(
        code="M03",
        severity=Severity.ERROR,
        title=N_("同一材料列了两次"),
        sentence=N_("材料 %(code)s 出现了不止一次"),
        example=N_("营业执照列了两次"),
        mend=N_("合并为一项，用适用情形区分"),
        check=_once,
    ),
    Rule(
        code="M04",
        severity=Severity.ERROR,
        title=N_("表格没有空表或样表"),
        sentence=N_("“%(name)s”缺少空白表格或示例样表"),
        example=N_("只写“申请表”，不给样表"),
        mend=N_("附上空白表格和填写样例"),
        check=_form_with_sample,
    ),
    Rule(
        code="M05",
        severity=Severity.ERROR,
        title=N_("容缺没有期限和后果"),
        sentence=N_("“%(name)s”的材料必要性与容缺期限、后果不一致"),
        example=N_("标为容缺后补，却没写几天内补"),
        mend=N_("写明补交期限、逾期后果和承诺内容"),
        check=_tolerance_with_term,
    ),
    Rule(
        code="M06",
        severity=Severity.ERROR,
        title=N_("电子证照免提交没有证照类型"),
        sentence=N_("“%(name)s”免提交，但没有写明调用哪一种电子证照"),
        example=N_("电子证照调用，证照类型为空"),
        mend=N_("选择证照类型代码"),
        check=_licence_named,
    ),
    Rule(
        code="M07",
        severity=Severity.ERROR,
        title=N_("告知承诺替代没有承诺书"),
        sentence=N_("“%(name)s”可用承诺替代，但指南没有告知承诺书"),
        example=N_("写“可承诺”，没有承诺内容"),
        mend=N_("补上告知承诺的内容、核查期限和后果"),
        check=_promise_exists,
    ),
    Rule(
        code="M08",
        severity=Severity.WARNING,
        title=N_("其他部门可以提供的材料"),
        sentence=N_("“%(name)s”由政府部门核发，应当通过共享取得，不再要求提交"),
        example=N_("要求提交营业执照复印件"),
        mend=N_("选择电子证照调用、数据共享核验或部门核验"),
        check=_fetched_not_asked,
    ),
    Rule(
        code="M09",
        severity=Severity.WARNING,
        title=N_("没有审查要点"),
        sentence=N_("“%(name)s”没有审查要点"),
        example=N_("窗口人员不知道看什么"),
        mend=N_("写明收件和审查时看哪几点"),
        check=_points_to_review,
    ),
    Rule(
        code="M10",
        severity=Severity.ERROR,
        title=N_("索要已取消的证明"),
        sentence=N_("“%(name)s”已在取消的证明事项清单中，不得索要"),
        example=N_("要求提交已取消的居住证明"),
        mend=N_("删去这项材料"),
        check=_cancelled,
    ),
)
