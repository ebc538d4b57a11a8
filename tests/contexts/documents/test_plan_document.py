"""Planning: the row that an act carries."""

from datetime import UTC, date, datetime

import pytest
from django.db import connection

from onewindow.contexts.cases.domain.states import State as CaseState
from onewindow.contexts.cases.models import Case
from onewindow.contexts.documents import api as documents
from onewindow.contexts.documents.models import Document
from onewindow.kernel.events import Subject
from onewindow.kernel.ids import new_id
from onewindow.kernel.tokens import ALPHABET
from onewindow.platform.access.actors import Actor
from onewindow.platform.ledger.chain import GENESIS
from onewindow.platform.moves.acts import Birth, Command, Insert
from onewindow.platform.moves.writer import write
from tests.factories import documents as factory

pytestmark = pytest.mark.django_db
SUBJECT = Subject("case", new_id())


def planned(
    letter: documents.Letter, by: Actor, *, at: datetime = factory.NOW, is_delegated: bool = False
) -> documents.PlannedDocument:
    return documents.plan_document(
        subject=SUBJECT,
        event_seq=3,
        facts=letter,
        office=factory.BUREAU,
        is_licence=True,
        owner_id=factory.OWNER,
        item_id=None,
        by=by,
        now=at,
        is_delegated=is_delegated,
    )


def test_a_document_gets_the_next_number_of_its_organ_kind_and_year() -> None:
    keeper = factory.staff(*factory.SEALS)
    next_year = datetime(2027, 1, 4, 1, tzinfo=UTC)

    numbers = [
        planned(factory.acceptance(), keeper).number,
        planned(factory.acceptance(), keeper).number,
        planned(factory.one_time_notice(), keeper).number,
        planned(factory.acceptance(), keeper, at=next_year).number,
    ]

    assert numbers == [
        "云岭市监受〔2026〕1号",
        "云岭市监受〔2026〕2号",
        "云岭市监补〔2026〕1号",
        "云岭市监受〔2027〕1号",
    ]


def test_the_day_of_a_document_is_the_day_in_china() -> None:
    late = datetime(2026, 11, 24, 17, 0, tzinfo=UTC)  # one in the morning of the 25th

    (row,) = planned(factory.acceptance(), factory.platform(), at=late).insert.rows

    assert row["issued_on"] == date(2026, 11, 25)


def test_a_code_has_no_letter_that_is_misread() -> None:
    (row,) = planned(factory.acceptance(), factory.platform()).insert.rows

    assert len(str(row["code"])) == 12
    assert set(str(row["code"])) <= set(ALPHABET)


def test_who_does_not_keep_the_seal_issues_nothing() -> None:
    with pytest.raises(documents.SealNotEntrusted):
        planned(factory.acceptance(), factory.staff("cases.examine"))


def test_a_keeper_of_another_organs_seal_issues_nothing() -> None:
    with pytest.raises(documents.SealNotEntrusted):
        planned(factory.acceptance(), factory.staff(*factory.SEALS, at=factory.CENTRE))


def test_a_window_with_the_organs_letter_seals_for_it() -> None:
    (row,) = planned(factory.acceptance(), factory.staff(at=factory.CENTRE), is_delegated=True).insert.rows

    assert row["seal_basis"] == "DELEGATION"


def test_an_applicant_who_files_gets_a_receipt() -> None:
    (row,) = planned(factory.receipt(), factory.citizen()).insert.rows

    assert (row["kind"], row["seal_basis"]) == ("D01", "AUTOMATIC")


def test_a_planned_document_is_written_with_its_act() -> None:
    case_id = new_id()
    document = planned(factory.acceptance(), factory.platform())
    case = {
        "id": case_id,
        "state": CaseState.DRAFT,
        "version": 0,
        "chain_head": GENESIS,
        "guide_id": new_id(),
        "item_id": new_id(),
        "organisation_id": new_id(),
        "region_path": "",
        "owner_id": new_id(),
        "channel": "WEB",
        "number": "",
        "number_prefix": 0,
        "short_number": "",
        "query_code_hash": b"",
        "terms": {},
        "acceptance_kind": "",
        "deemed_by_law": True,
        "is_test": False,
        "source_system": "",
        "external_no": "",
        "begun_at": factory.NOW,
    }

    write(
        Birth(
            row=Insert(into=Case, rows=(case,)),
            command=Command(endpoint="test", key="1", body_hash=b""),
            by=factory.platform(),
            beside=(document.insert,),
        )
    )

    stored = Document.objects.get(id=document.id)
    assert (stored.number, stored.facts["recipient"]["name"]) == (document.number, "云岭滋味餐饮有限公司")


def test_no_name_rests_in_clear() -> None:
    document = factory.issue(factory.acceptance(recipient=factory.PERSON))

    with connection.cursor() as cursor:
        cursor.execute("SELECT to_jsonb(d)::text, d.facts FROM documents_document d WHERE id = %s", [document.id])
        clear, sealed = cursor.fetchone() or ("", b"")

    assert "张样例" not in clear
    assert "张样例".encode() not in bytes(sealed)
