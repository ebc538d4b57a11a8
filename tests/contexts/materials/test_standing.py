"""What stands in a paper's place, what moves carry for papers, and who opened one."""

from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from django.db import connection
from pytest_django import DjangoAssertNumQueries, Settings

from onewindow.contexts.calendar import api as calendar
from onewindow.contexts.materials import api as materials
from onewindow.contexts.materials.api import (
    DeclarationEmpty,
    MayNotBeLate,
    NothingToVerify,
    ReasonNeeded,
    Slot,
    Source,
    State,
    Trust,
)
from onewindow.contexts.materials.models import Paper
from onewindow.kernel.errors import NotAllowed, NotFound
from onewindow.kernel.events import Subject
from onewindow.kernel.ids import new_id
from onewindow.platform.access.models import AccessRecord
from onewindow.platform.moves.acts import Amend, Insert
from onewindow.platform.moves.models import Receipt
from onewindow.platform.moves.statement import Statement
from tests.factories import uploads
from tests.factories.acting import NOW, once
from tests.factories.papers import Material, citizen, clerk, slot, uploaded

pytestmark = pytest.mark.django_db
PERSON = UUID(int=11)


@pytest.fixture(autouse=True)
def data_folder(tmp_path: Path, settings: Settings) -> None:
    settings.DATA_DIR = tmp_path


def written(plan: tuple[Insert | Amend, ...]) -> None:
    """Write a plan as a move carries it, here hanging on a receipt."""
    receipt = {"account_id": new_id(), "endpoint": "test", "key": "k", "body_hash": b"", "subject_id": new_id()}
    statement = Statement.inserting(Insert(into=Receipt, rows=(receipt,)))
    for part in plan:
        statement.add(part)
    with connection.cursor() as cursor:
        cursor.execute(*statement.compiled())


def filed(place: Slot, *required: Material, seq: int = 1) -> None:
    written(materials.plan_papers(subject=place.subject, at=place.at, required=required, event_seq=seq))


def test_a_filing_takes_in_what_is_there_and_leaves_a_place_for_what_is_not() -> None:
    place = slot(PERSON)
    uploaded(place, citizen(PERSON))

    filed(
        place,
        Material(),
        Material(code="M001", name="申请书", is_handed_in=False),
        Material(code="M002", name="营业执照", exempt="E_LICENCE", reason="电子证照自动调用"),
        Material(code="M004", name="食品安全规章制度", need="TOLERATED"),
        Material(code="M005", name="设备布局图"),
        Material(code="M006", name="授权委托书", need="OPTIONAL"),
    )

    papers = materials.papers(subjects=[place.subject])[place.subject]
    assert [(paper.material_code, paper.state, paper.source, paper.trust) for paper in papers] == [
        ("M003", State.SUPPLIED, Source.UPLOAD, Trust.C),
        ("M001", State.SUPPLIED, Source.FORM, Trust.D),
        ("M002", State.WAIVED, Source.LICENCE, None),
        ("M004", State.NEEDED, Source.GUIDE, None),
        ("M005", State.NEEDED, Source.GUIDE, None),
    ]
    assert all(paper.is_filed for paper in papers)
    assert materials.handed_in(subject=place.subject) == {"M001", "M002", "M003"}


def test_a_supplement_fills_the_place_and_asks_for_nothing_twice() -> None:
    place = slot(PERSON)
    filed(place, Material(), Material(code="M005", name="设备布局图"))
    uploaded(place, citizen(PERSON))
    filed(place, Material(), Material(code="M005", name="设备布局图"), seq=3)

    papers = materials.papers(subjects=[place.subject])[place.subject]

    assert [(paper.material_code, paper.state) for paper in papers] == [
        ("M005", State.NEEDED),
        ("M003", State.SUPPLIED),
    ]
    assert Paper.objects.get(state=State.SUPPLIED).filed_seq == 3


def test_a_notice_sends_papers_back_and_a_new_one_counts() -> None:
    place = slot(PERSON)
    uploaded(place, citizen(PERSON))
    filed(place, Material())

    written(materials.plan_return(subject=place.subject, material_codes=["M003"], event_seq=2))
    missing = materials.handed_in(subject=place.subject)
    uploaded(place, citizen(PERSON), content=uploads.ofd("新"))

    assert missing == frozenset()
    assert materials.handed_in(subject=place.subject) == {"M003"}
    old, new = materials.papers(subjects=[place.subject])[place.subject]
    assert (old.is_returned, new.is_returned) == (True, False)


def test_S21_容缺_自受理次日起算工作日() -> None:
    place, by = slot(PERSON, code="M014", name="卫生管理制度"), citizen(PERSON)
    material = Material(code="M014", name="卫生管理制度", need="TOLERATED", tolerance_workdays=10)
    materials.promise_later(slot=place, tolerance_workdays=10, promise="承诺受理后补交", by=by, now=NOW, command=once())

    written(
        materials.plan_late(
            subject=place.subject,
            required=[material],
            accepted_on=date(2026, 4, 28),
            calendar=calendar.shipped_calendar(),
        )
    )

    (late,) = materials.still_late(subject=place.subject)
    assert late.due_on == date(2026, 5, 14)
    assert materials.handed_in(subject=place.subject) == {"M014"}
    uploaded(place, by)
    assert materials.still_late(subject=place.subject) == ()


def test_only_what_the_guide_lists_may_be_late() -> None:
    with pytest.raises(MayNotBeLate):
        materials.promise_later(
            slot=slot(PERSON), tolerance_workdays=None, promise="", by=citizen(PERSON), now=NOW, command=once()
        )


def test_a_promise_takes_the_place_of_a_proof() -> None:
    place = slot(PERSON)

    paper = materials.declare(slot=place, declaration="本人承诺……", by=citizen(PERSON), now=NOW, command=once())

    assert (paper.state, paper.trust, paper.note) == (State.PROMISED, Trust.D, "本人承诺……")
    with pytest.raises(DeclarationEmpty):
        materials.declare(slot=place, declaration=" ", by=citizen(PERSON), now=NOW, command=once())


def test_staff_do_without_a_paper_and_say_why() -> None:
    place = slot(PERSON)

    paper = materials.waive_paper(slot=place, reason="已在不动产登记系统核实", by=clerk(), now=NOW, command=once())

    assert (paper.state, paper.note) == (State.WAIVED, "已在不动产登记系统核实")
    with pytest.raises(ReasonNeeded):
        materials.waive_paper(slot=place, reason="", by=clerk(), now=NOW, command=once())
    with pytest.raises(NotAllowed):
        materials.waive_paper(slot=place, reason="x", by=citizen(PERSON), now=NOW, command=once())


def test_a_check_against_the_original_makes_it_b() -> None:
    place = slot(PERSON)
    paper = uploaded(place, citizen(PERSON))

    checked = materials.verify_paper(
        subject=place.subject,
        at=place.at,
        seq=paper.seq,
        by=clerk(),
        now=NOW,
        command=once(),
        valid_until=date(2027, 3, 2),
    )

    assert (checked.trust, checked.verified_at, checked.valid_until) == (Trust.B, NOW, date(2027, 3, 2))
    promise = materials.declare(slot=place, declaration="承诺", by=citizen(PERSON), now=NOW, command=once())
    with pytest.raises(NothingToVerify):
        materials.verify_paper(subject=place.subject, at=place.at, seq=promise.seq, by=clerk(), now=NOW, command=once())


def test_who_opens_a_paper_is_written_down_unless_it_is_their_own() -> None:
    place = slot(PERSON)
    paper = uploaded(place, citizen(PERSON))

    mine = materials.paper_file(
        subject=place.subject, at=place.at, seq=paper.seq, purpose="查看", by=citizen(PERSON), now=NOW
    )
    assert b"".join(mine.pieces).startswith(b"PK")
    assert not AccessRecord.objects.exists()

    reader = clerk()
    materials.paper_file(subject=place.subject, at=place.at, seq=paper.seq, purpose="审查材料", by=reader, now=NOW)
    look = AccessRecord.objects.get()
    assert (look.account_id, look.person_id, look.purpose) == (reader.account, PERSON, "审查材料")


def test_a_file_is_sent_so_that_it_cannot_act() -> None:
    place = slot(PERSON)
    paper = uploaded(place, clerk())

    opened = materials.paper_file(
        subject=place.subject, at=place.at, seq=paper.seq, purpose="审查材料", by=clerk(), now=NOW
    )

    assert opened.headers["Content-Security-Policy"].startswith("sandbox")
    assert opened.headers["Content-Disposition"].startswith("attachment")
    assert opened.watermark == "此件经与原件核对无误，仅供办理政务服务事项时使用"


def test_strangers_open_nothing() -> None:
    place = slot(PERSON)
    paper = uploaded(place, citizen(PERSON))

    with pytest.raises(NotFound):
        materials.paper_file(
            subject=place.subject, at=place.at, seq=paper.seq, purpose="", by=citizen(new_id()), now=NOW
        )


def test_papers_of_many_subjects_are_one_question(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    subjects = [uploaded(slot(PERSON), citizen(PERSON)).subject for _ in range(3)]

    with django_assert_num_queries(1):
        found = materials.papers(subjects=[*subjects, Subject("case", new_id())])

    assert [len(papers) for papers in found.values()] == [1, 1, 1, 0]
