"""Items are registered by their codes, once."""

from threading import Barrier, Thread

import pytest
from django.db import connection

from onewindow.contexts.catalogue import api as catalogue
from onewindow.kernel.codes.faults import CodeWrong
from onewindow.kernel.errors import NotAllowed, NotFound
from onewindow.kernel.ids import new_id
from tests.factories.catalogue import NOW, REGION, TODAY, actor, document, once, published_guide, registered_item

pytestmark = pytest.mark.django_db
KEEPER = actor("catalogue.edit")
FOOD = document()


def item(**changes: object) -> catalogue.NewItem:
    return catalogue.NewItem(
        **{
            "name": FOOD.name,
            "item_type": FOOD.item_type,
            "codes": FOOD.codes,
            "organisation_id": new_id(),
            "region_path": REGION,
            **changes,
        }
    )


def test_an_item_is_known_by_its_narrowest_code() -> None:
    ids = catalogue.register_items(items=[item()], by=KEEPER)

    assert [*ids] == [FOOD.codes.handling]


def test_the_same_code_is_the_same_item() -> None:
    first = catalogue.register_items(items=[item()], by=KEEPER)
    second = catalogue.register_items(items=[item(name="食品经营许可")], by=KEEPER)

    assert first == second
    assert catalogue.item(item_id=first[FOOD.codes.handling]).name == "食品经营许可"


def test_an_item_without_a_code_is_refused() -> None:
    with pytest.raises(catalogue.ItemWithoutCode):
        catalogue.register_items(items=[item(codes=catalogue.Codes())], by=KEEPER)


def test_a_code_that_is_none_is_refused() -> None:
    with pytest.raises(CodeWrong):
        catalogue.register_items(items=[item(codes=catalogue.Codes(implementation="11999901"))], by=KEEPER)


def test_only_who_keeps_items_may_register_them() -> None:
    with pytest.raises(NotAllowed):
        catalogue.register_items(items=[item()], by=actor("cases.view"))


def test_an_item_without_a_department_gets_no_guide() -> None:
    ids = catalogue.register_items(items=[item(organisation_id=None)], by=KEEPER)

    with pytest.raises(catalogue.ItemWithoutDepartment):
        catalogue.draft_guide(item_id=ids[FOOD.codes.handling], document=FOOD, by=KEEPER, now=NOW, command=once())


def test_an_item_out_of_reach_is_not_found() -> None:
    with pytest.raises(NotFound):
        catalogue.draft_guide(item_id=new_id(), document=FOOD, by=KEEPER, now=NOW, command=once())
    with pytest.raises(NotFound):
        catalogue.item(item_id=new_id())


def test_items_are_found_by_name_and_department() -> None:
    registered_item(FOOD, organisation_id=new_id())

    assert len(catalogue.item_lines(on=TODAY, words="食品 新办")) == 1
    assert len(catalogue.item_lines(on=TODAY, words=FOOD.body.name)) == 1
    assert len(catalogue.item_lines(on=TODAY, words="别的部门")) == 0


def test_what_a_situation_brings_is_asked_by_guide() -> None:
    guide_id = published_guide()
    step = next(step for step in catalogue.guide(guide_id=guide_id).document.steps if step.code == "visit")

    assert [question.code for question in catalogue.questions(guide_id=guide_id, answers={})] == ["business_form"]
    assert [result.name for result in catalogue.results(guide_id=guide_id, answers={})] == ["食品经营许可证"]
    assert catalogue.fees(guide_id=guide_id, answers={}) == ()
    assert "生食类食品制售" in catalogue.explain(guide_id=guide_id, condition=step.when)


@pytest.mark.django_db(transaction=True)
def test_two_who_begin_a_guide_at_once_begin_one() -> None:
    item_id = registered_item(FOOD)
    barrier, outcomes = Barrier(2), []

    def begin() -> None:
        barrier.wait()
        try:
            catalogue.draft_guide(item_id=item_id, document=FOOD, by=actor("catalogue.edit"), now=NOW, command=once())
            outcomes.append("drafted")
        except catalogue.DraftUnderWay:
            outcomes.append("refused")
        finally:
            connection.close()

    threads = [Thread(target=begin) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(outcomes) == ["drafted", "refused"]
