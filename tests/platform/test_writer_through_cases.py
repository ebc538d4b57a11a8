"""The writer against the first table that moves."""

from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError, ProgrammingError

from onewindow.contexts.cases.domain.states import State
from onewindow.contexts.cases.events import CaseReceived
from onewindow.contexts.cases.models import Case, CaseEvent
from onewindow.kernel.errors import MovedMeanwhile
from onewindow.kernel.ids import new_id
from onewindow.platform.access.actors import AccountKind, Actor, Channel
from onewindow.platform.ledger.chain import GENESIS, body_hash, link_hash
from onewindow.platform.moves.acts import Birth, Command, Insert, Move
from onewindow.platform.moves.models import Receipt
from onewindow.platform.moves.writer import CommandRepeated, write
from onewindow.platform.outbox.models import Announcement

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 3, 2, 2, 30, tzinfo=UTC)
CLERK = Actor(account=new_id(), kind=AccountKind.STAFF, channel=Channel.WINDOW, person=new_id())


def once(key: str = "first") -> Command:
    return Command(endpoint="cases.test", key=key, body_hash=b"body")


def submitted_case() -> Case:
    case_id = new_id()
    row = {
        "id": case_id,
        "state": State.SUBMITTED,
        "version": 1,
        "chain_head": GENESIS,
        "guide_id": new_id(),
        "item_id": new_id(),
        "organisation_id": new_id(),
        "region_path": "/a/",
        "owner_id": new_id(),
        "channel": "WEB",
        "number": f"N{case_id}",
        "number_prefix": 1,
        "short_number": "",
        "query_code_hash": b"",
        "terms": {},
        "received_on": date(2026, 3, 2),
        "acceptance_kind": "",
        "deemed_by_law": True,
        "is_test": False,
        "source_system": "",
        "external_no": "",
        "begun_at": NOW,
    }
    write(Birth(row=Insert(into=Case, rows=(row,)), command=once(str(case_id)), by=CLERK))
    return Case.objects.get(id=case_id)


def receive(case: Case, command: Command) -> Move:
    return Move(
        of=case.version_read,
        changes={"state": State.RECEIVED},
        event=CaseReceived(
            subject=case.subject,
            item_id=case.item_id,
            organisation_id=case.organisation_id,
            owner_id=case.owner_id,
            received_on=date(2026, 3, 2),
        ),
        by=CLERK,
        happened_at=NOW,
        command=command,
        basis="《行政许可法》第三十二条",
    )


def test_a_move_writes_row_event_announcement_and_receipt_together() -> None:
    case = submitted_case()

    write(receive(case, once()), answer={"done": True})

    case.refresh_from_db()
    event = CaseEvent.objects.get(subject_id=case.id)
    assert (case.state, case.version, bytes(case.chain_head)) == (State.RECEIVED, 2, bytes(event.hash))
    assert (event.name, event.seq, event.body["basis"]) == ("CaseReceived", 2, "《行政许可法》第三十二条")
    assert Announcement.objects.get(subject_id=case.id).name == "CaseReceived"
    assert Receipt.objects.get(endpoint="cases.test", key="first").answer == {"done": True}


def test_the_hash_of_an_event_can_be_computed_again_from_its_columns() -> None:
    case = submitted_case()

    write(receive(case, once()))

    event = CaseEvent.objects.get(subject_id=case.id)
    assert bytes(event.body_hash) == body_hash(event.body)
    assert bytes(event.hash) == link_hash(
        subject_id=event.subject_id,
        seq=event.seq,
        name=event.name,
        actor=event.actor,
        happened_at=event.happened_at,
        body_hash=bytes(event.body_hash),
        prev=bytes(event.prev),
    )


def test_who_comes_second_is_told_so_and_nothing_is_written() -> None:
    case = submitted_case()
    write(receive(case, once("first")))

    with pytest.raises(MovedMeanwhile) as refusal:
        write(receive(case, once("second")))

    assert refusal.value.values["moved_at"] == NOW
    assert CaseEvent.objects.filter(subject_id=case.id).count() == 1
    assert not Receipt.objects.filter(key="second").exists()


def test_a_repeated_command_writes_nothing() -> None:
    write(receive(submitted_case(), once()))
    other = submitted_case()

    with pytest.raises(CommandRepeated):
        write(receive(other, once()))

    assert not CaseEvent.objects.filter(subject_id=other.id).exists()


def test_the_database_refuses_a_move_that_the_rules_do_not_know() -> None:
    case = submitted_case()

    with pytest.raises(IntegrityError, match="SUBMITTED -> DELIVERED is no move"):
        Case.objects.filter(id=case.id).update(state=State.DELIVERED)


@pytest.mark.parametrize("spoil", ["update", "delete"])
def test_the_application_has_no_right_to_change_an_event(spoil: str) -> None:
    case = submitted_case()
    write(receive(case, once()))
    events = CaseEvent.objects.filter(subject_id=case.id)

    with pytest.raises(ProgrammingError, match="permission denied"):
        events.update(name="CaseGranted") if spoil == "update" else events.delete()
