"""Publishing: a guide goes through several hands, is in force from a day, and is never rewritten."""

from datetime import date, datetime, timedelta

import pytest
from django.db import DatabaseError, transaction
from pytest_django import DjangoAssertNumQueries

from onewindow.contexts.catalogue import api as catalogue
from onewindow.contexts.catalogue.models import GuideEvent, GuideVersion
from onewindow.kernel.errors import IllegalMove, NotAllowed, NotFound
from onewindow.kernel.ids import new_id
from onewindow.platform.access.actors import Scope, ScopeKind
from onewindow.platform.outbox.models import Announcement
from tests.factories.catalogue import (
    NOW,
    TODAY,
    actor,
    approved_guide,
    document,
    drafted_guide,
    once,
    published_guide,
    registers,
)

pytestmark = pytest.mark.django_db
LATER = datetime.fromisoformat("2026-06-01T01:00:00Z")


def successor(first: catalogue.GuideView, published_from: date, now: datetime = NOW) -> catalogue.GuideView:
    editor, reviewer, approver = actor("catalogue.edit"), actor("catalogue.review"), actor("catalogue.approve")
    guide_id = catalogue.draft_guide(
        item_id=first.item_id, document=document(fee_note="一直不收费"), by=editor, now=now, command=once()
    )
    catalogue.review_guide(guide_id=guide_id, opinion="", by=reviewer, now=now, command=once())
    catalogue.approve_guide(guide_id=guide_id, opinion="", by=approver, now=now, command=once())
    publisher = actor("catalogue.publish")
    catalogue.publish_guide(guide_id=guide_id, published_from=published_from, by=publisher, now=now, command=once())
    return catalogue.guide(guide_id=guide_id)


def test_a_published_guide_is_what_was_approved_byte_for_byte() -> None:
    guide_id = published_guide()

    row = GuideVersion.objects.get(id=guide_id)
    assert row.state == catalogue.GuideState.PUBLISHED
    assert catalogue.guide(guide_id=guide_id).document == document()
    assert catalogue.guide(guide_id=guide_id).sha256 == bytes(row.document_hash).hex()


def test_the_route_is_a_chain_and_is_announced() -> None:
    guide_id = published_guide()

    names = [*GuideEvent.objects.filter(subject_id=guide_id).order_by("seq").values_list("name", flat=True)]
    assert names == ["GuideReviewed", "GuideApproved", "GuidePublished"]
    assert Announcement.objects.filter(subject_id=guide_id).count() == 3


def test_a_guide_with_errors_is_not_published() -> None:
    registers()
    guide_id = approved_guide(document(results=[{"code": "x", "name": "食品经营许可证", "kind": "LICENCE"}]))
    publisher = actor("catalogue.publish")

    with pytest.raises(catalogue.GuideHasErrors, match="样本"):
        catalogue.publish_guide(guide_id=guide_id, published_from=TODAY, by=publisher, now=NOW, command=once())


def refused(**changes: object) -> str:
    registers()
    guide_id = approved_guide(document(**changes))
    publisher = actor("catalogue.publish")
    with pytest.raises(catalogue.GuideHasErrors) as refusal:
        catalogue.publish_guide(guide_id=guide_id, published_from=TODAY, by=publisher, now=NOW, command=once())
    return str(refusal.value)


@pytest.mark.requirement("R017")
def test_没有材料清单_不能发布_并列出缺少的要素() -> None:
    said = refused(materials=[], steps=[])

    assert "没有列出申请材料" in said
    assert "第 27 项要素“申请材料”没有填写" in said
    assert "第 28 项要素“办理流程”没有填写" in said


@pytest.mark.requirement("R029")
def test_即办件的承诺时限不是当场_不能发布() -> None:
    (last,) = document().model_dump(mode="json")["terms"][-1:]

    said = refused(project_kind="INSTANT", terms=[{**last, "promise": {"amount": 3, "unit": "WORKDAY"}}])

    assert "办件类型应与一般情形（最后一组时限）一致" in said


@pytest.mark.requirement("R067")
def test_七公开_收费没有依据不能发布() -> None:
    assert "收费项目“工本费”没有依据" in refused(fees=[{"name": "工本费", "standard": "10 元"}])


@pytest.mark.requirement("R067")
def test_七公开_页面上内容_程序_依据_材料_承诺时限_收费标准和依据齐全() -> None:
    page = catalogue.guide_page(guide_id=published_guide(), answers={})

    shown = {element.title for element in page.elements if element.lines}
    assert shown >= {"行使内容、权限划分", "办理流程", "设定依据", "申请材料", "承诺办结时限", "收费项目", "收费依据"}


def test_a_guide_that_names_unregistered_codes_is_not_published() -> None:
    guide_id = approved_guide(document())
    publisher = actor("catalogue.publish")

    with pytest.raises(catalogue.GuideHasErrors, match="数据元“agent_identity_number”尚未登记"):
        catalogue.publish_guide(guide_id=guide_id, published_from=TODAY, by=publisher, now=NOW, command=once())


def test_a_guide_is_not_published_for_yesterday() -> None:
    registers()
    guide_id = approved_guide(document())
    yesterday, publisher = TODAY - timedelta(days=1), actor("catalogue.publish")

    with pytest.raises(catalogue.PublishedInThePast):
        catalogue.publish_guide(guide_id=guide_id, published_from=yesterday, by=publisher, now=NOW, command=once())


def test_起草人不得自己审查() -> None:
    writer = actor("catalogue.edit", "catalogue.review")
    guide_id = drafted_guide(document(), by=writer)

    with pytest.raises(catalogue.SamePerson):
        catalogue.review_guide(guide_id=guide_id, opinion="", by=writer, now=NOW, command=once())


def test_whoever_changed_a_draft_does_not_review_it_either() -> None:
    guide_id = drafted_guide(document())
    second = actor("catalogue.edit", "catalogue.review")
    changed = document(fee_note="免费")
    catalogue.revise_guide(guide_id=guide_id, document=changed, by=second, now=NOW, command=once())

    with pytest.raises(catalogue.SamePerson):
        catalogue.review_guide(guide_id=guide_id, opinion="", by=second, now=NOW, command=once())


def test_审查人不得自己批准() -> None:
    guide_id = drafted_guide(document())
    official = actor("catalogue.review", "catalogue.approve")
    catalogue.review_guide(guide_id=guide_id, opinion="", by=official, now=NOW, command=once())

    with pytest.raises(catalogue.SamePerson):
        catalogue.approve_guide(guide_id=guide_id, opinion="", by=official, now=NOW, command=once())


def test_no_step_of_the_route_can_be_skipped() -> None:
    guide_id = drafted_guide(document())

    with pytest.raises(IllegalMove):
        catalogue.approve_guide(guide_id=guide_id, opinion="", by=actor("catalogue.approve"), now=NOW, command=once())
    with pytest.raises(IllegalMove):
        catalogue.publish_guide(
            guide_id=guide_id, published_from=TODAY, by=actor("catalogue.publish"), now=NOW, command=once()
        )


@pytest.mark.requirement("R004")
def test_未经合法性审查不能发布_审查意见留存() -> None:
    registers()
    guide_id, publisher = drafted_guide(document()), actor("catalogue.publish")
    publication = {"guide_id": guide_id, "published_from": TODAY, "by": publisher, "now": NOW}

    with pytest.raises(IllegalMove):
        catalogue.publish_guide(**publication, command=once())
    catalogue.review_guide(
        guide_id=guide_id, opinion="依据现行有效", by=actor("catalogue.review"), now=NOW, command=once()
    )
    catalogue.approve_guide(guide_id=guide_id, opinion="", by=actor("catalogue.approve"), now=NOW, command=once())
    catalogue.publish_guide(**publication, command=once())

    reviewed = GuideEvent.objects.get(subject_id=guide_id, name="GuideReviewed")
    assert reviewed.body["opinion"] == "依据现行有效"
    assert GuideVersion.objects.get(id=guide_id).state == catalogue.GuideState.PUBLISHED


def test_a_guide_that_is_sent_back_is_a_draft_again() -> None:
    guide_id = approved_guide(document())

    by = actor("catalogue.review")
    catalogue.return_guide(guide_id=guide_id, opinion="依据写到款", by=by, now=NOW, command=once())

    row = GuideVersion.objects.get(id=guide_id)
    assert (row.state, row.reviewed_by, row.approved_by) == (catalogue.GuideState.DRAFT, None, None)


def test_退回要写理由() -> None:
    guide_id = approved_guide(document())

    with pytest.raises(catalogue.OpinionNeeded):
        catalogue.return_guide(guide_id=guide_id, opinion=" ", by=actor("catalogue.review"), now=NOW, command=once())


def test_an_item_has_one_draft_at_a_time() -> None:
    drafted_guide(document())

    with pytest.raises(catalogue.DraftUnderWay):
        drafted_guide(document())


def test_a_guide_carries_the_codes_of_its_item() -> None:
    guide_id = drafted_guide(document())
    stranger = document(codes={"basic": "990131001000"})

    with pytest.raises(catalogue.GuideOfAnotherItem):
        catalogue.revise_guide(
            guide_id=guide_id, document=stranger, by=actor("catalogue.edit"), now=NOW, command=once()
        )


@pytest.mark.requirement("R058")
def test_a_new_version_takes_over_on_its_day_and_a_case_keeps_the_old_one() -> None:
    first = catalogue.guide(guide_id=published_guide())
    second = successor(first, TODAY + timedelta(days=7))
    code = first.code

    assert catalogue.current_guide(code=code, on=TODAY + timedelta(days=6)).id == first.id
    assert catalogue.current_guide(code=code, on=TODAY + timedelta(days=7)).id == second.id
    assert catalogue.guide(guide_id=first.id).document == document()
    assert (first.edition, second.edition) == (1, 2)


def test_a_new_version_begins_after_the_one_in_force() -> None:
    first = catalogue.guide(guide_id=published_guide())

    with pytest.raises(catalogue.PublishedBeforeTheLast):
        successor(first, TODAY)


def test_a_guide_taken_down_is_no_longer_listed_but_still_rules_its_cases() -> None:
    guide_id = published_guide()
    by = actor("catalogue.publish")

    catalogue.withdraw_guide(guide_id=guide_id, reason="事项取消", by=by, now=LATER, command=once())

    assert len(catalogue.published_guides(on=date(2026, 6, 1))) == 0
    assert len(catalogue.published_guides(on=date(2026, 5, 31))) == 1
    assert catalogue.guide(guide_id=guide_id).name == document().name


def test_a_command_that_is_repeated_gets_the_first_answer() -> None:
    registers()
    guide_id = approved_guide(document())
    command, by = once(), actor("catalogue.publish")

    for _ in range(2):
        catalogue.publish_guide(guide_id=guide_id, published_from=TODAY, by=by, now=NOW, command=command)

    assert GuideEvent.objects.filter(subject_id=guide_id, name="GuidePublished").count() == 1


def test_a_draft_is_no_guide_to_anybody_outside() -> None:
    guide_id = drafted_guide(document())

    with pytest.raises(NotFound):
        catalogue.guide(guide_id=guide_id)


def test_without_the_right_nobody_drafts() -> None:
    with pytest.raises(NotAllowed):
        drafted_guide(document(), by=actor("cases.view"))


def test_another_department_does_not_find_the_draft() -> None:
    guide_id = drafted_guide(document())
    stranger = actor("catalogue.review", scope=Scope(ScopeKind.ORGANISATION, "0198f000-0000-7000-8000-000000000000"))

    with pytest.raises(NotFound):
        catalogue.review_guide(guide_id=guide_id, opinion="", by=stranger, now=NOW, command=once())


@pytest.mark.parametrize(
    "change",
    [{"document": b"{}"}, {"document_hash": b""}, {"edition": 9}, {"drafted_by": new_id()}],
)
def test_the_database_refuses_to_rewrite_what_was_issued(change: dict[str, object]) -> None:
    guide_id = published_guide()

    with pytest.raises(DatabaseError, match="what was issued does not change"), transaction.atomic():
        GuideVersion.objects.filter(id=guide_id).update(**change)


def test_the_database_refuses_to_delete_what_was_issued() -> None:
    guide_id = published_guide()

    with pytest.raises(DatabaseError, match="DELETE of catalogue_guideversion is refused"), transaction.atomic():
        GuideVersion.objects.filter(id=guide_id).delete()


def test_the_database_refuses_a_move_that_the_rules_do_not_know() -> None:
    guide_id = drafted_guide(document())

    with pytest.raises(DatabaseError, match="DRAFT -> PUBLISHED is no move"), transaction.atomic():
        GuideVersion.objects.filter(id=guide_id).update(state="PUBLISHED", published_from=TODAY)


def test_publishing_costs_few_queries(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    registers()
    guide_id = approved_guide(document())
    by = actor("catalogue.publish")

    # the guide in scope, three registers, savepoint, the one in force, the move in its savepoint, release
    with django_assert_num_queries(10):
        catalogue.publish_guide(guide_id=guide_id, published_from=TODAY, by=by, now=NOW, command=once())


def test_a_guide_is_read_once_by_a_process(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    guide_id = published_guide()
    answers = {"business_form": "CATERING", "items": ["HOT"], "vending": "NO", "agent": "NO"}

    with django_assert_num_queries(1):
        for _ in range(3):
            catalogue.required_materials(guide_id=guide_id, answers=answers)
            catalogue.terms(guide_id=guide_id, answers=answers)
            catalogue.steps(guide_id=guide_id, answers=answers)
            catalogue.applicable(guide_id=guide_id, answers=answers)
