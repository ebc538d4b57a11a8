"""材料: taken in with what is wrong beside the field, promised for later, taken from the wallet, taken out again."""

from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from onewindow.contexts.cases import api as cases
from onewindow.contexts.materials import api as materials
from onewindow.kernel.ids import new_id
from onewindow.platform.access.actors import AccountKind, Actor, Channel
from onewindow.platform.files import blobs
from onewindow.platform.files.models import File
from tests.factories import uploads
from tests.factories.acting import once
from tests.factories.cases import Town, drafted, handed_in, submitted
from tests.sites.portal.conftest import Press, key_of

pytestmark = pytest.mark.django_db
MEGABYTE = 1024 * 1024


@pytest.fixture
def draft_id(place: Town) -> UUID:
    return drafted(place, now=timezone.now())


def papers_of(place: Town, case_id: UUID, code: str = "M003") -> list[materials.PaperView]:
    subject = cases.case(case_id=case_id, by=place.applicant()).subject
    return [paper for paper in materials.papers(subjects=[subject])[subject] if paper.material_code == code]


def file(content: bytes, name: str = "布局图.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, "application/pdf")


def test_a_file_is_taken_in_and_can_be_opened(citizen: Client, place: Town, press: Press, draft_id: UUID) -> None:
    page = f"/applications/{draft_id}/materials/M003/"

    answer = press(page, file=file(uploads.pdf_bytes()))

    (paper,) = papers_of(place, draft_id)
    opened = citizen.get(f"/cases/{draft_id}/papers/{paper.seq}/")
    assert answer["Location"] == page
    assert "布局图.pdf" in citizen.get(page).text
    assert b"".join(opened.streaming_content).startswith(b"%PDF")
    assert opened["Content-Disposition"].startswith("attachment")


@pytest.mark.parametrize(
    ("content", "name", "says"),
    [
        (b"", "空.pdf", "空文件（0 字节）"),
        (b"MZ\x90\x00" + bytes(200), "图.pdf", "内容与扩展名不符"),
        (uploads.signed(uploads.active_pdf("Launch")), "图.pdf", "含有宏、脚本或附件"),
        (b"x" * (20 * MEGABYTE + 1), "大.pdf", "超过"),
        (uploads.word(), "图.docx", "格式不在接收范围内"),
    ],
)
def test_why_a_file_cannot_be_taken_is_said_beside_the_field(
    press: Press, place: Town, draft_id: UUID, content: bytes, name: str, says: str
) -> None:
    answer = press(f"/applications/{draft_id}/materials/M003/", file=file(content, name))

    assert answer.status_code == 422
    assert f'id="id_file_error">“{name}”' in answer.text
    assert says in answer.text
    assert papers_of(place, draft_id) == []


def test_without_a_file_it_says_to_choose_one(press: Press, draft_id: UUID) -> None:
    answer = press(f"/applications/{draft_id}/materials/M003/")

    assert answer.status_code == 422
    assert "还没有选择文件" in answer.text


def sent_raw(citizen: Client, page: str, name: str) -> HttpResponse:
    """Send a file as bytes on the wire: Django's own test client would strip the name before it is sent."""
    parts = (
        b'--limit\r\nContent-Disposition: form-data; name="command"\r\n\r\n',
        key_of(citizen.get(page)).encode(),
        f'\r\n--limit\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n'.encode(),
        b"Content-Type: application/pdf\r\n\r\n",
        uploads.pdf_bytes(),
        b"\r\n--limit--\r\n",
    )
    return citizen.generic("POST", page, b"".join(parts), content_type="multipart/form-data; boundary=limit")


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../布局图.pdf", "../../布局图.pdf"),
        ("..\\..\\布局图.pdf", "..\\..\\布局图.pdf"),
        ("C:\\资料\\布局图.pdf", "C:\\资料\\布局图.pdf"),
        ("/etc/passwd.pdf", "/etc/passwd.pdf"),
        ("..&#47;布局图.pdf", "../布局图.pdf"),
    ],
)
def test_a_name_with_path_parts_is_refused_beside_the_field(
    citizen: Client, place: Town, draft_id: UUID, name: str, shown: str
) -> None:
    answer = sent_raw(citizen, f"/applications/{draft_id}/materials/M003/", name)

    assert answer.status_code == 422
    assert f"文件名“{shown}”里含有路径符号，请改名后再上传" in answer.text
    assert papers_of(place, draft_id) == []


def test_a_plain_name_on_the_wire_is_taken(citizen: Client, place: Town, draft_id: UUID) -> None:
    answer = sent_raw(citizen, f"/applications/{draft_id}/materials/M003/", "布局图 (1).pdf")

    assert answer.status_code == 302
    assert [paper.file_name for paper in papers_of(place, draft_id)] == ["布局图 (1).pdf"]


def test_a_file_can_be_taken_out_again(citizen: Client, press: Press, place: Town, draft_id: UUID) -> None:
    handed_in(place, draft_id, "M003", now=timezone.now())
    (paper,) = papers_of(place, draft_id)
    page = f"/applications/{draft_id}/materials/M003/"

    answer = press(page, to=f"{page}{paper.seq}/remove/")

    assert answer["Location"] == page
    assert papers_of(place, draft_id) == []


def test_what_the_guide_tolerates_may_be_promised_for_later(press: Press, place: Town, draft_id: UUID) -> None:
    page = f"/applications/{draft_id}/materials/M004/"

    answer = press(page, to=f"{page}later/")

    assert answer.status_code == 302
    assert [paper.state for paper in papers_of(place, draft_id, "M004")] == [materials.State.TOLERATED]


def test_nothing_else_may_be_late(citizen: Client, press: Press, draft_id: UUID) -> None:
    page = f"/applications/{draft_id}/materials/M003/"

    answer = press(page, to=f"{page}later/")

    assert "受理后补交" not in citizen.get(page).text
    assert answer.status_code == 409
    assert "不在容缺受理范围内" in answer.text


@pytest.fixture
def kept(place: Town) -> materials.PaperView:
    return materials.keep_issued(
        owner_id=place.company_id,
        material_code="M003",
        material_name="布局图",
        issuer="云岭县市场监督管理局",
        file_name="核验过的布局图.pdf",
        content=uploads.pdf_bytes(),
        by=Actor(account=new_id(), kind=AccountKind.SYSTEM, channel=Channel.SYSTEM),
        now=timezone.now(),
    )


def test_the_wallet_offers_what_it_has(press: Press, place: Town, draft_id: UUID, kept: materials.PaperView) -> None:
    page = f"/applications/{draft_id}/materials/M003/"

    answer = press(page, to=f"{page}{kept.seq}/reuse/")

    assert answer.status_code == 302
    assert [paper.trust for paper in papers_of(place, draft_id)] == [materials.Trust.A]


def test_what_the_wallet_does_not_offer_cannot_be_used(press: Press, draft_id: UUID, kept: materials.PaperView) -> None:
    page = f"/applications/{draft_id}/materials/M004/"

    assert press(page, to=f"{page}{kept.seq}/reuse/").status_code == 404


def test_a_filed_paper_is_its_owners_to_open_and_nobody_elses(stranger: Client, place: Town) -> None:
    case_id = submitted(place, "M003", now=timezone.now())
    (paper,) = papers_of(place, case_id)

    assert stranger.get(f"/cases/{case_id}/papers/{paper.seq}/").status_code == 404


def test_a_paper_that_is_damaged_is_not_given_half(citizen: Client, place: Town) -> None:
    case_id = submitted(place, "M003", now=timezone.now())
    (paper,) = papers_of(place, case_id)
    file = blobs.path(File.objects.latest("stored_at").blob_id)
    file.write_bytes(file.read_bytes()[:-1])

    answer = citizen.get(f"/cases/{case_id}/papers/{paper.seq}/")

    assert answer.status_code == 500
    assert "这份文件在服务器上已损坏或丢失" in answer.text


def test_what_was_filed_is_no_longer_changed_here(citizen: Client, place: Town) -> None:
    case_id = submitted(place, "M003", now=timezone.now())

    assert citizen.get(f"/applications/{case_id}/materials/M003/")["Location"] == f"/cases/{case_id}/"


@pytest.fixture
def late_id(press: Press, place: Town, draft_id: UUID) -> UUID:
    """An accepted case whose M004 was promised for later."""
    page = f"/applications/{draft_id}/materials/M004/"
    press(page, to=f"{page}later/")
    handed_in(place, draft_id, "M003", now=timezone.now())
    cases.submit_case(case_id=draft_id, by=place.applicant(), now=timezone.now(), command=once())
    cases.examine_case(case_id=draft_id, by=place.chief.actor(), now=timezone.now(), command=once())
    return draft_id


def test_what_was_promised_for_later_is_handed_in_after_acceptance(
    citizen: Client, press: Press, place: Town, late_id: UUID
) -> None:
    page = f"/applications/{late_id}/materials/M004/"
    before = citizen.get(f"/cases/{late_id}/").text
    assert "别忘了补交" in before
    assert "补交之前不能准予" in before
    assert "您现在不需要做什么" not in before

    press(page, file=file(uploads.pdf_bytes(), "制度目录.pdf"))

    assert [(paper.is_filed, paper.file_name) for paper in papers_of(place, late_id, "M004")] == [
        (True, "制度目录.pdf")
    ]
    assert citizen.get(page)["Location"] == f"/cases/{late_id}/"
    after = citizen.get(f"/cases/{late_id}/").text
    assert "别忘了补交" not in after
    assert "您现在不需要做什么" in after


def test_nothing_else_is_taken_in_after_acceptance(citizen: Client, late_id: UUID) -> None:
    assert citizen.get(f"/applications/{late_id}/materials/M003/")["Location"] == f"/cases/{late_id}/"
