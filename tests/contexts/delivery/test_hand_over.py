"""A result from the shelf into the hands of who may take it, with its receipt of service, signed."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any
from uuid import UUID

import pytest
from django.db import connection

from onewindow.contexts.cases import api as cases
from onewindow.contexts.delivery import api as delivery
from onewindow.contexts.delivery.models import Handover
from onewindow.contexts.documents import api as documents
from onewindow.contexts.documents.models import Document
from onewindow.contexts.organisations import api as organisations
from onewindow.contexts.organisations.api import PostKind
from onewindow.kernel.errors import IllegalMove, MovedMeanwhile, NotAllowed
from onewindow.platform.access.actors import Actor, Channel
from tests.factories import organisations as county
from tests.factories import parties as people
from tests.factories.acting import NOW, once
from tests.factories.cases import Town, town
from tests.factories.course import decided

pytestmark = pytest.mark.django_db


@pytest.fixture
def place() -> Town:
    return town()


@pytest.fixture
def clerk(place: Town) -> Actor:
    return place.clerk.actor(channel=Channel.WINDOW, window_id=place.window_id)


@pytest.fixture
def case_id(place: Town) -> UUID:
    """Return a case whose result waits."""
    case_id, chief = decided(place), place.chief.actor()
    cases.make_certificate(case_id=case_id, by=chief, now=NOW, command=once())
    cases.ready_case(case_id=case_id, by=chief, now=NOW, command=once())
    return case_id


def hand_over(case_id: UUID, clerk: Actor, *, number: str = people.ZHANG) -> UUID:
    return delivery.hand_over(case_id=case_id, identity_number=number, by=clerk, now=NOW, command=once())


def receipt_of(case_id: UUID) -> dict[str, Any]:
    return Document.objects.get(subject_id=case_id, kind=documents.Kind.DELIVERY_RECEIPT).facts


def test_送达回证写明送达了什么_给谁_怎么核对的(place: Town, clerk: Actor, case_id: UUID) -> None:
    receiver = hand_over(case_id, clerk)

    receipt = receipt_of(case_id)
    assert receiver == place.person_id
    assert (receipt["receiver"], receipt["relation"], receipt["delivered_by"]) == (
        "张样例",
        "法定代表人（负责人）",
        "周窗口",
    )
    assert receipt["place"] == "政务服务大厅01号窗口"
    assert receipt["is_signed_on_paper"] is True
    assert [paper["name"] for paper in receipt["handed_over"]] == ["准予行政许可决定书"]
    assert cases.acts(case_id=case_id)[-1].body["document_id"]


def test_签名之后不再待签(clerk: Actor, case_id: UUID) -> None:
    hand_over(case_id, clerk)

    delivery.record_signature(case_id=case_id, by=clerk, now=NOW, command=once())

    assert delivery.handovers(case_id=case_id, by=clerk)[0].signed_at == NOW
    with pytest.raises(delivery.NothingToSign):
        delivery.record_signature(case_id=case_id, by=clerk, now=NOW, command=once())


def test_他人领取_什么也没有发生(clerk: Actor, case_id: UUID) -> None:
    people.person(people.LI, name="李样例")

    with pytest.raises(delivery.NotEntitled):
        hand_over(case_id, clerk, number=people.LI)

    assert delivery.handovers(case_id=case_id, by=clerk) == ()
    assert cases.case(case_id=case_id, by=clerk).state is cases.State.READY


@pytest.mark.requirement("R196")
def test_后台不能送达_只在窗口送达(place: Town, clerk: Actor, case_id: UUID) -> None:
    for in_the_back_office in (place.chief.actor(), place.reviewer.actor()):
        with pytest.raises(NotAllowed):
            hand_over(case_id, in_the_back_office)

    hand_over(case_id, clerk)

    assert cases.case(case_id=case_id, by=clerk).state is cases.State.DELIVERED


@pytest.mark.requirement("R200")
def test_部门的另一个窗口也可以发放_照样核对身份(place: Town, case_id: UUID) -> None:
    other = county.window(organisations.window(window_id=place.window_id).hall_id, number="07")
    seat = county.seated(place.department_id, PostKind.DEPARTMENT_CLERK, window_id=other)
    clerk = seat.actor(channel=Channel.WINDOW, window_id=other)
    people.person(people.LI, name="李样例")

    with pytest.raises(delivery.NotEntitled):
        hand_over(case_id, clerk, number=people.LI)
    hand_over(case_id, clerk)

    assert receipt_of(case_id)["place"].endswith("07号窗口")


def test_邮寄的送达回证写明单号(clerk: Actor, case_id: UUID) -> None:
    delivery.record_shipment(
        case_id=case_id, waybill="EX123", address="云岭县政务大道8号", by=clerk, now=NOW, command=once()
    )

    receipt = receipt_of(case_id)
    assert (receipt["method"], receipt["tracking_number"]) == ("邮政速递", "EX123")
    assert (receipt["receiver"], receipt["is_signed_on_paper"]) == ("云岭滋味餐饮有限公司", False)


def test_结果放在哪里_以最后一次为准(clerk: Actor, case_id: UUID) -> None:
    for shelf in ("出件柜 A-03", "出件柜 B-01"):
        delivery.keep_result(case_id=case_id, place=shelf, by=clerk, now=NOW, command=once())

    assert delivery.places(case_ids=[case_id]) == {case_id: "出件柜 B-01"}


@pytest.mark.django_db(transaction=True)
def test_of_windows_that_hand_over_at_once_one_does_and_the_others_are_told(clerk: Actor, case_id: UUID) -> None:
    together = Barrier(4)

    def press(_: int) -> str:
        together.wait()
        try:
            hand_over(case_id, clerk)
        except (MovedMeanwhile, IllegalMove) as refusal:
            return refusal.status.name
        finally:
            connection.close()
        return "handed over"

    with ThreadPoolExecutor(4) as pool:
        answers = sorted(pool.map(press, range(4)))

    assert answers == ["CONFLICT"] * 3 + ["handed over"]
    assert Handover.objects.filter(case_id=case_id).count() == 1
