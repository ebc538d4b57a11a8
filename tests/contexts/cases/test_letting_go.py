"""How long drafts and their files are kept: together, ninety days after somebody last wrote; then both are gone."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest

from onewindow.contexts.cases import api as cases
from onewindow.contexts.cases.actions.letting_go import UNFILED
from onewindow.contexts.cases.jobs import discard_old_drafts, erase_unfiled_uploads
from onewindow.contexts.cases.models import CaseForm
from onewindow.contexts.materials.models import Paper
from onewindow.kernel.errors import NotFound
from onewindow.kernel.events import Subject
from onewindow.kernel.ids import new_id
from onewindow.platform.access.actors import Scope, ScopeKind
from onewindow.platform.files.models import File
from onewindow.platform.jobs.loops import loops
from onewindow.platform.preferences.setting import prefer
from tests.factories import papers
from tests.factories.acting import NOW, founder, once
from tests.factories.cases import Town, drafted, handed_in, submitted, town

pytestmark = pytest.mark.django_db(transaction=True)  # a file is erased after the commit
SECOND = timedelta(seconds=1)
NINETY_DAYS = NOW + timedelta(days=90)


@pytest.fixture
def place() -> Town:
    return town()


def files_of(case_id: UUID) -> int:
    return Paper.objects.filter(subject_id=case_id, size__gt=0).count()


@pytest.mark.parametrize("job", [discard_old_drafts, erase_unfiled_uploads], ids=lambda job: job.__name__)
def test_the_worker_sees_to_it_every_hour(job: Callable[..., None]) -> None:
    assert {loop.name: loop.seconds for loop in loops()}[f"cases.{job.__name__}"] == 3600


@pytest.mark.parametrize("now", [NOW + UNFILED + SECOND, NINETY_DAYS - SECOND])
def test_files_of_a_living_draft_live_as_long_as_the_draft(place: Town, now: datetime) -> None:
    case_id = drafted(place)
    handed_in(place, case_id, "M003")

    discard_old_drafts(now=now)
    erase_unfiled_uploads(now=now)

    assert files_of(case_id) == 1
    assert cases.case(case_id=case_id, by=place.applicant()).state is cases.State.DRAFT


def test_a_draft_that_nobody_went_on_with_goes_with_its_files(place: Town, tmp_path: Path) -> None:
    case_id, filed = drafted(place), submitted(place, "M003")
    handed_in(place, case_id, "M004")

    discard_old_drafts(now=NINETY_DAYS + SECOND)

    with pytest.raises(NotFound):
        cases.case(case_id=case_id, by=place.applicant())
    assert (files_of(case_id), files_of(filed)) == (0, 1)
    assert not CaseForm.objects.filter(case_id=case_id).exists()
    assert File.objects.count() == 1


def test_writing_in_it_keeps_it_longer(place: Town) -> None:
    case_id = drafted(place)
    cases.save_draft(case_id=case_id, values={}, by=place.applicant(), now=NOW + timedelta(days=60))

    discard_old_drafts(now=NINETY_DAYS + SECOND)
    assert cases.my_drafts(by=place.applicant())[0].case_id == case_id

    discard_old_drafts(now=NINETY_DAYS + timedelta(days=60) + SECOND)
    assert cases.my_drafts(by=place.applicant()) == ()


def test_how_long_is_a_setting(place: Town) -> None:
    drafted(place)
    prefer(
        preference=cases.DRAFT_DAYS,
        value=30,
        scope=Scope(ScopeKind.EVERYWHERE),
        valid_from=NOW.date(),
        by=founder(),
        now=NOW,
        command=once(),
    )

    discard_old_drafts(now=NOW + timedelta(days=30) + SECOND)

    assert cases.my_drafts(by=place.applicant()) == ()


def test_a_discarded_draft_lets_go_of_its_files(place: Town) -> None:
    case_id = drafted(place)
    handed_in(place, case_id, "M003")

    cases.discard_draft(case_id=case_id, by=place.applicant())

    assert (files_of(case_id), File.objects.count()) == (0, 0)


def test_what_is_uploaded_for_a_supplement_is_kept_until_it_is_sent(place: Town) -> None:
    case_id = submitted(place, "M004")
    cases.examine_case(case_id=case_id, by=place.chief.actor(), now=NOW, command=once())
    handed_in(place, case_id, "M003")

    erase_unfiled_uploads(now=NOW + UNFILED + SECOND)

    assert files_of(case_id) == 2


def test_what_was_uploaded_and_never_sent_goes_when_the_case_is_over(place: Town) -> None:
    case_id = submitted(place, "M004")
    cases.examine_case(case_id=case_id, by=place.chief.actor(), now=NOW, command=once())
    handed_in(place, case_id, "M003")
    cases.withdraw_case(case_id=case_id, reason="改变计划", by=place.applicant(), now=NOW, command=once())

    erase_unfiled_uploads(now=NOW + UNFILED - SECOND)
    assert files_of(case_id) == 2
    erase_unfiled_uploads(now=NOW + UNFILED + SECOND)

    assert files_of(case_id) == 1


def test_uploads_of_no_draft_go_after_two_days() -> None:
    person = new_id()
    nobodys = papers.slot(person, subject=Subject(cases.SUBJECT, new_id()))
    papers.uploaded(nobodys, papers.citizen(person))

    erase_unfiled_uploads(now=NOW + UNFILED - SECOND)
    assert files_of(nobodys.subject.id) == 1
    erase_unfiled_uploads(now=NOW + UNFILED + SECOND)

    assert File.objects.count() == 0
