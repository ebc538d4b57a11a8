"""Somebody changes what stands, and leaves the chain alone: `verify` says which row, and which of its columns."""

from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import psycopg
import pytest
from django.core.management import CommandError, call_command
from pytest_django import Settings

from onewindow.contexts.cases.models import Case, CaseEvent
from onewindow.contexts.licences.models import Licence, LicenceAct
from onewindow.platform.files import blobs
from onewindow.platform.files.models import File
from onewindow.platform.ledger.inspection import Finding, Flaw
from onewindow.platform.ledger.verification import verify
from tests.factories import licences as licence_factory
from tests.factories.cases import drafted, submitted, town
from tests.factories.course import in_review
from tests.harness.database import TestDatabase

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def keys_and_copies(tmp_path: Path, settings: Settings) -> None:
    settings.KEYS_DIR, settings.CHECKPOINTS_DIR = tmp_path / "keys", tmp_path / "checkpoints"


@pytest.fixture
def intruder(test_database: TestDatabase) -> Iterator[psycopg.Connection]:
    """The owner of the database, with every guard switched off."""
    with test_database.owner() as owner:
        owner.execute("SET session_replication_role = replica")
        yield owner


ACTS = {
    "UPDATE cases_case SET state = 'DECIDED_GRANT', decided_on = '2026-03-02' WHERE id = %s": (
        "cases_case",
        "state, decided_on",
    ),
    "UPDATE cases_case SET accepted_on = accepted_on - 3 WHERE id = %s": ("cases_case", "accepted_on"),
    "UPDATE cases_case SET owner_id = gen_random_uuid() WHERE id = %s": ("cases_case", "owner_id"),
    "UPDATE cases_case SET required = '[]' WHERE id = %s": ("cases_case", "required"),
    "UPDATE cases_case SET is_test = true WHERE id = %s": ("cases_case", "is_test"),
    "UPDATE cases_worklist SET state = 'ACCEPTED' WHERE case_id = %s": ("cases_worklist", "state"),
}


def found() -> list[Finding]:
    return [*verify()]


@pytest.mark.requirement("R627")
def test_a_case_that_no_act_changed_is_named_with_its_columns(intruder: psycopg.Connection) -> None:
    place = town()
    changed = {in_review(place): act for act in ACTS}
    untouched = submitted(place)
    assert found() == []

    for case_id, act in changed.items():
        intruder.execute(act, [case_id])

    named = {
        finding.subject_id: finding for finding in found() if finding.table == ACTS[changed[finding.subject_id]][0]
    }
    assert {changed[case]: (finding.table, finding.what) for case, finding in named.items() if case} == ACTS
    assert {finding.flaw for finding in named.values()} == {Flaw.STRAYED}
    assert named.keys() == changed.keys()
    assert untouched not in named
    ends = {case.id: case.version for case in Case.objects.all()}
    assert all(finding.place == ends[case] for case, finding in named.items() if case)


def test_a_draft_that_was_filed_without_any_act_is_named(intruder: psycopg.Connection) -> None:
    draft = drafted(town())
    assert found() == []

    intruder.execute(
        "UPDATE cases_case SET state = 'SUBMITTED', number = 'N1', received_on = '2026-03-02' WHERE id = %s", [draft]
    )

    (finding,) = found()
    assert (finding.flaw, finding.subject_id, finding.what) == (Flaw.STRAYED, draft, "state")


def test_a_licence_that_no_act_prolonged_is_named(intruder: psycopg.Connection) -> None:
    licence_id = licence_factory.issue(town()).licence_id
    assert found() == []

    intruder.execute("UPDATE licences_licence SET expiry_told_at = now() WHERE id = %s", [licence_id])
    assert found() == []
    intruder.execute("UPDATE licences_licence SET ends_on = valid_from + 9000 WHERE id = %s", [licence_id])

    (finding,) = found()
    assert (finding.flaw, finding.table, finding.what) == (Flaw.STRAYED, Licence._meta.db_table, "ends_on")


def test_what_events_say_of_rows_is_nothing_personal() -> None:
    place = town()
    licence = licence_factory.issue(place)
    case_id = in_review(place)

    said = [*LicenceAct.objects.filter(subject_id=licence.licence_id), *CaseEvent.objects.filter(subject_id=case_id)]

    assert all(event.body["row"]["state"] for event in said)
    assert not {"holder_name", "holder_number", "lines"} & {name for event in said for name in event.body["row"]}


def test_the_command_names_case_number_row_and_file(intruder: psycopg.Connection) -> None:
    place = town()
    case_id, other_id = in_review(place), submitted(place, "M001")
    number = Case.objects.get(id=case_id).number
    file = File.objects.latest("stored_at")
    call_command("verify", stdout=(said := StringIO()))
    assert f"{File.objects.count()} 份已存文件的内容与登记一致" in said.getvalue()

    intruder.execute("UPDATE cases_case SET state = 'SPECIAL' WHERE id = %s", [case_id])
    blobs.path(file.blob_id).unlink()

    with pytest.raises(CommandError) as refused:
        call_command("verify")
    assert f"第一处：办件 {number}，cases_case {case_id}" in str(refused.value)
    assert "数据与办理记录不符，没有经过办理就被改动（state）" in str(refused.value)
    assert f"files_file {file.blob_id}：文件丢失" in str(refused.value)
    assert str(other_id) not in str(refused.value)
    assert refused.value.returncode == 1

    with pytest.raises(CommandError) as without_files:
        call_command("verify", "--no-files")
    assert "files_file" not in str(without_files.value)
