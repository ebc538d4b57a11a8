"""Taking papers in and letting go of them, with a database and a data folder."""

from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from onewindow.contexts.materials import api as materials
from onewindow.contexts.materials.api import AlreadyFiled, DraftFull, NoLongerValid, Source, State, Trust
from onewindow.contexts.materials.models import Paper
from onewindow.kernel.errors import NotAllowed, NotFound
from onewindow.kernel.ids import new_id
from onewindow.platform.files.models import File
from onewindow.platform.files.refusals import NotWhatItSays
from onewindow.platform.moves.once import KeyOfAnotherCommand
from tests.factories import uploads
from tests.factories.acting import NOW, once
from tests.factories.organisations import CENTRE, organisation, places
from tests.factories.papers import citizen, clerk, slot, uploaded

pytestmark = pytest.mark.django_db
PERSON, OTHER = UUID(int=11), UUID(int=12)


@pytest.fixture(autouse=True)
def data_folder(tmp_path: Path, settings: Settings) -> None:
    settings.DATA_DIR = tmp_path


def test_an_applicant_uploads_and_nobody_has_verified_it() -> None:
    paper = uploaded(slot(PERSON), citizen(PERSON))

    assert (paper.state, paper.trust, paper.source) == (State.SUPPLIED, Trust.C, Source.UPLOAD)
    assert (paper.file_name, paper.media_type) == ("房产证.ofd", "application/ofd")
    assert not paper.is_filed
    assert not paper.is_scanned
    assert materials.handed_in(subject=paper.subject) == {"M003"}


def test_what_the_applicant_made_and_answers_for_is_grade_d() -> None:
    assert uploaded(slot(PERSON), citizen(PERSON), is_declared=True).trust is Trust.D


def test_what_a_clerk_scans_was_checked_against_the_original() -> None:
    centre = organisation(places().county, credit_code=CENTRE, name="政务服务中心")

    paper = uploaded(slot(PERSON), clerk(centre))

    assert (paper.trust, paper.source) == (Trust.B, Source.SCAN)
    assert (paper.issuer, paper.verified_at) == ("云岭县政务服务中心", NOW)


def test_papers_on_the_desk_are_written_down_together() -> None:
    first = slot(PERSON)
    slots = (first, slot(PERSON, subject=first.subject, code="M005", name="设备布局图"))

    taken = materials.take_on_paper(slots=slots, by=clerk(), now=NOW, command=once())

    assert [(paper.material_code, paper.source, paper.trust) for paper in taken] == [
        ("M003", Source.PAPER, Trust.B),
        ("M005", Source.PAPER, Trust.B),
    ]
    assert not any(paper.has_file for paper in taken)


def test_a_paper_may_have_several_files_in_the_order_they_came() -> None:
    place, by = slot(PERSON), citizen(PERSON)
    first, second = uploaded(place, by), uploaded(place, by, content=uploads.ofd("第二页"))

    assert materials.papers(subjects=[place.subject])[place.subject] == (first, second)


def test_pressing_twice_uploads_once() -> None:
    place, by, command = slot(PERSON), citizen(PERSON), once()

    first, again = uploaded(place, by, command=command), uploaded(place, by, command=command)

    assert first == again
    assert Paper.objects.count() == File.objects.get().references == 1
    with pytest.raises(KeyOfAnotherCommand):
        uploaded(place, by, command=once(command.key, body=b"another"))


def test_what_is_refused_leaves_nothing_behind() -> None:
    with pytest.raises(NotWhatItSays):
        uploaded(slot(PERSON), citizen(PERSON), content=uploads.pdf_bytes())

    assert not Paper.objects.exists()
    assert not File.objects.exists()


def test_a_full_application_takes_no_more() -> None:
    place, by = slot(PERSON), citizen(PERSON)
    paper = uploaded(place, by)
    Paper.objects.filter(seq=paper.seq).update(size=200 * 1024 * 1024)

    with pytest.raises(DraftFull, match="200 MB"):
        uploaded(place, by)


def test_nobody_hands_in_for_another() -> None:
    with pytest.raises(NotFound):
        uploaded(slot(OTHER), citizen(PERSON))
    with pytest.raises(NotAllowed):
        materials.take_on_paper(slots=(slot(PERSON),), by=citizen(PERSON), now=NOW, command=once())


def test_a_verified_paper_is_used_again_in_another_case(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    by = citizen(PERSON)
    known = uploaded(slot(PERSON), clerk())

    (found,) = materials.vault(by=by, on=NOW.date(), material_codes=["M003"])
    place = slot(PERSON)
    again = materials.reuse_paper(slot=place, subject=found.subject, seq=found.seq, by=by, now=NOW, command=once())

    assert found == known
    assert (again.trust, again.source, again.verified_at) == (Trust.B, Source.VAULT, known.verified_at)
    assert File.objects.get().references == 2
    with django_capture_on_commit_callbacks(execute=True):
        materials.remove_paper(subject=place.subject, at=place.at, seq=again.seq, by=by, command=once())
    assert File.objects.get().references == 1


def test_what_was_not_verified_or_is_another_s_is_not_used_again() -> None:
    unverified, foreign = uploaded(slot(PERSON), citizen(PERSON)), uploaded(slot(OTHER), clerk())

    for paper, refusal in ((unverified, NoLongerValid), (foreign, NotFound)):
        with pytest.raises(refusal):
            materials.reuse_paper(
                slot=slot(PERSON), subject=paper.subject, seq=paper.seq, by=citizen(PERSON), now=NOW, command=once()
            )


def test_a_removed_paper_is_erased(
    tmp_path: Path, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    place, by = slot(PERSON), citizen(PERSON)
    paper = uploaded(place, by)

    with django_capture_on_commit_callbacks(execute=True):
        materials.remove_paper(subject=place.subject, at=place.at, seq=paper.seq, by=by, command=once())

    assert materials.handed_in(subject=place.subject) == frozenset()
    assert not [path for path in (tmp_path / "files").rglob("*") if path.is_file()]
    with pytest.raises(NotFound):
        materials.paper(subject=place.subject, seq=paper.seq)


def test_what_was_filed_stays() -> None:
    place, by = slot(PERSON), citizen(PERSON)
    paper = uploaded(place, by)
    Paper.objects.update(filed_seq=1)

    with pytest.raises(AlreadyFiled, match="已随申请提交"):
        materials.remove_paper(subject=place.subject, at=place.at, seq=paper.seq, by=by, command=once())


def test_a_subject_lets_go_of_what_was_never_filed_and_keeps_the_rest() -> None:
    place, by = slot(PERSON), citizen(PERSON)
    filed = uploaded(place, by, content=uploads.ofd("已提交"))
    Paper.objects.filter(seq=filed.seq).update(filed_seq=1)
    uploaded(place, by)
    other = uploaded(slot(PERSON), by, content=uploads.ofd("别的申请"))

    assert materials.let_go(subject=place.subject, uploaded_before=NOW) == 0
    assert materials.let_go(subject=place.subject) == 1

    assert {paper.seq for paper in Paper.objects.all()} == {filed.seq, other.seq}
    assert File.objects.count() == 2


def test_it_says_which_subjects_hold_something_unfiled() -> None:
    filed, waiting = slot(PERSON), slot(PERSON)
    uploaded(filed, citizen(PERSON))
    Paper.objects.update(filed_seq=1)
    uploaded(waiting, citizen(PERSON), content=uploads.ofd("未提交"))

    assert materials.unfiled(kind="case", before=NOW) == frozenset()
    assert materials.unfiled(kind="case", before=NOW + timedelta(seconds=1)) == {waiting.subject.id}
    assert materials.unfiled(kind="other", before=NOW + timedelta(seconds=1)) == frozenset()


def test_what_was_promised_for_later_goes_in_as_it_comes() -> None:
    late = slot(PERSON)
    by = citizen(PERSON)
    materials.promise_later(slot=late, tolerance_workdays=5, promise="五日内补交", by=by, now=NOW, command=once())
    Paper.objects.update(filed_seq=1)

    paper = uploaded(late, by)

    assert paper.is_filed
    assert materials.still_late(subject=late.subject) == ()
    assert materials.unfiled(kind="case", before=NOW + timedelta(days=9)) == frozenset()


def test_what_organs_issue_lies_in_the_vault_until_it_ends() -> None:
    until = NOW.date() + timedelta(days=1)
    issued = materials.keep_issued(
        owner_id=PERSON,
        material_code="M024",
        material_name="营业执照",
        issuer="云岭县市场监督管理局",
        file_name="营业执照.pdf",
        content=uploads.pdf_bytes(),
        by=clerk(),
        now=NOW,
        valid_until=until,
    )

    assert issued.trust is Trust.A
    assert materials.vault(by=citizen(PERSON), on=NOW.date()) == (issued,)
    assert materials.vault(by=citizen(PERSON), on=until) == ()
    assert materials.vault(by=citizen(new_id()), on=NOW.date()) == ()
    assert materials.unfiled(kind="party", before=NOW + timedelta(days=9)) == frozenset()
