"""延期: 《行政许可法》第四十二条第一款, story S5, decision 9."""

import json
from datetime import date, timedelta
from uuid import UUID

import pytest

from onewindow.contexts.cases import api as cases
from onewindow.contexts.deadlines import api as deadlines
from onewindow.contexts.deadlines.api import Kind
from onewindow.contexts.documents.models import Document
from onewindow.contexts.organisations import api as organisations
from onewindow.contexts.organisations.api import PostKind, Reach, Right
from onewindow.kernel.errors import IllegalMove, NotAllowed
from onewindow.kernel.instants import legal_day
from onewindow.kernel.spans import Span
from onewindow.platform.access.actors import Actor
from tests.factories import organisations as county
from tests.factories.acting import NOW, founder, once
from tests.factories.cases import Town, submitted, town
from tests.factories.catalogue import DEMO
from tests.factories.course import due_days, in_review, sealed_on

pytestmark = pytest.mark.django_db
LAST_DAY = NOW + timedelta(days=14)  # Monday 16 March: the tenth working day
DAY_AFTER = NOW + timedelta(days=15)
REASON = "需要补充核实设备设施"


@pytest.fixture
def place() -> Town:
    return town()


def head_of(place: Town) -> county.Seated:
    return county.seated(place.department_id, PostKind.AGENCY_HEAD, name="钱局长")


def extend(case_id: UUID, by: Actor, **changes: object) -> cases.Extended:
    given = {"amount": 5, "reason": REASON, "now": NOW, "command": once()} | changes
    return cases.extend_case(case_id=case_id, by=by, **given)


def test_S5_机关负责人在届满前批准_法定期限顺延一次(place: Town) -> None:
    case_id, head = in_review(place), head_of(place)

    extended = extend(case_id, head.actor(now=LAST_DAY), now=LAST_DAY)

    assert (extended.former_due_on, extended.due_on) == (date(2026, 3, 16), date(2026, 3, 23))
    assert due_days(place, case_id, now=LAST_DAY) == {Kind.PROMISE: date(2026, 3, 9), Kind.STATUTORY: date(2026, 3, 23)}
    assert cases.case(case_id=case_id, by=place.reviewer.actor()).state is cases.State.IN_REVIEW


def test_机关负责人延期_告知书加盖审批专用章_写明理由和新的日期(place: Town) -> None:
    case_id = in_review(place)

    extend(case_id, head_of(place).actor())

    facts = Document.objects.get(subject_id=case_id, kind="D06").facts
    assert sealed_on(case_id, "D06") == ("APPROVAL", "OFFICE")
    assert (facts["reason"], facts["extended_by"], facts["former_due_on"], facts["due_on"], facts["approved_by"]) == (
        REASON,
        "5 个工作日",
        "2026-03-16",
        "2026-03-23",
        "本行政机关负责人",
    )


def test_期限届满之后不能再延期(place: Town) -> None:
    case_id, head = in_review(place), head_of(place)

    with pytest.raises(deadlines.RanOutAlready):
        extend(case_id, head.actor(now=DAY_AFTER), now=DAY_AFTER)

    assert not Document.objects.filter(subject_id=case_id, kind="D06").exists()


def test_只能延期一次(place: Town) -> None:
    case_id, head = in_review(place), head_of(place).actor()
    extend(case_id, head, amount=2)

    with pytest.raises(deadlines.ExtendedAlready):
        extend(case_id, head, amount=2)


@pytest.mark.parametrize("amount", [0, -1, 6])
def test_不能超过办事指南规定的天数(place: Town, amount: int) -> None:
    case_id = in_review(place)

    with pytest.raises(deadlines.ExtendedTooFar):
        extend(case_id, head_of(place).actor(), amount=amount)


def test_首席代表不是机关负责人_有授权书也不能批准延期(place: Town) -> None:
    case_id = in_review(place)
    right = Right(verb="cases.extend", reach=Reach.ORGANISATION, organisation_id=place.department_id)
    organisations.grant_authority(
        post_id=place.chief.post_id,
        right=right,
        letter="云市监授〔2026〕9号",
        term=Span(legal_day(NOW)),
        by=founder(),
        now=NOW,
        command=once(),
    )

    with pytest.raises(deadlines.WrongApprover):
        extend(case_id, place.chief.actor())


def test_审查人无权延期(place: Town) -> None:
    case_id = in_review(place)

    with pytest.raises(NotAllowed):
        extend(case_id, place.reviewer.actor())


def test_延期要写明理由(place: Town) -> None:
    case_id = in_review(place)

    with pytest.raises(cases.ReasonNeeded) as refused:
        extend(case_id, head_of(place).actor(), reason="  ")

    assert refused.value.field == "reason"


def test_没有开始审查的办件不能延期(place: Town) -> None:
    case_id = submitted(place, "M003", "M004")

    with pytest.raises(IllegalMove):
        extend(case_id, head_of(place).actor())


def test_what_is_shown_before_is_what_happens(place: Town) -> None:
    case_id, head = in_review(place), head_of(place).actor()

    most = cases.extension_would_be(case_id=case_id, by=head, now=NOW)
    three = cases.extension_would_be(case_id=case_id, by=head, now=NOW, amount=3)
    extended = extend(case_id, head, amount=3)

    assert (most.amount, most.statutory.due_on) == (5, date(2026, 3, 23))
    assert three.statutory.due_on == extended.due_on == date(2026, 3, 19)
    assert three.statutory.derivation.startswith("13 个工作日，自 3 月 2 日次日起")


def without_extension() -> list[dict[str, object]]:
    terms = json.loads((DEMO / "guides" / "I01.json").read_text())["terms"]
    return [{name: value for name, value in rule.items() if name != "extension"} for rule in terms]


def test_办事指南没有规定延期的_不能延期() -> None:
    place = town(terms=without_extension())
    case_id = in_review(place)

    with pytest.raises(deadlines.NoExtension):
        extend(case_id, head_of(place).actor())
