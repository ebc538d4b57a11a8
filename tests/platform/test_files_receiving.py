"""What is taken, what is made clean, and what is refused with which sentence."""

import subprocess
import sys
from io import BytesIO
from zipfile import ZipFile

import pikepdf
import pytest
from PIL import Image

from onewindow.platform.files import refusals
from onewindow.platform.files.formats import Format
from onewindow.platform.files.receiving import Limits, Received, receive
from tests.factories import uploads

ALL = Limits(formats=frozenset(Format))


def taken(content: bytes, name: str = "营业执照.pdf", limits: Limits = ALL) -> Received:
    return receive(content, name=name, limits=limits)


@pytest.mark.parametrize(
    ("content", "name", "found"),
    [
        (uploads.pdf_bytes(), "申请书.pdf", Format.PDF),
        (uploads.picture(), "门头.JPG", Format.JPEG),
        (uploads.picture("PNG"), "平面图.png", Format.PNG),
        (uploads.ofd(), "电子证照.ofd", Format.OFD),
        (uploads.word(), "制度.docx", Format.DOCX),
    ],
)
def test_what_a_material_takes_is_taken(content: bytes, name: str, found: Format) -> None:
    received = taken(content, name)

    assert (received.format, received.name) == (found, name)
    assert not received.is_scanned


@pytest.mark.parametrize(
    ("content", "name", "refusal", "sentence"),
    [
        (b"", "", refusals.NothingChosen, "还没有选择文件，请先选择要上传的文件"),
        (b"", "空.pdf", refusals.EmptyFile, "“空.pdf”是空文件（0 字节），请检查后重新选择"),
        (b"MZ\x90", "申请书.pdf", refusals.NotWhatItSays, "实际是 程序"),
        (b"<html>", "申请书.pdf", refusals.NotWhatItSays, "实际是 网页或 XML"),
        (b"\0\0\0\x18ftypheic", "照片.jpg", refusals.NotWhatItSays, "HEIC"),
        (uploads.pdf_bytes(), "照片.jpg", refusals.NotWhatItSays, "实际是 PDF"),
        (uploads.pdf_bytes(), "a.pdf.exe", refusals.NotWhatItSays, "“a.pdf.exe”"),
        (b"MZ\x90", "a.exe", refusals.TypeNotTaken, "请上传 PDF、JPEG、PNG、OFD、DOCX、XLSX"),
        (b"<svg onload='x'/>", "a.svg", refusals.TypeNotTaken, "格式不在接收范围内"),
        (uploads.pdf_bytes(), "../../etc/passwd.pdf", refusals.NameWithPath, "含有路径符号"),
        (uploads.pdf_bytes(), "..∕..∕a.pdf", refusals.NameWithPath, "含有路径符号"),
        (uploads.pdf_bytes(), "C:\\Users\\张三\\a.pdf", refusals.NameWithPath, "含有路径符号"),
        (b"%PDF-1.7 nothing more", "坏.pdf", refusals.Damaged, "打不开"),
        (uploads.picture()[:200], "断.jpg", refusals.Damaged, "打不开"),
        (b"PK\x03\x04 nothing more", "坏.docx", refusals.Damaged, "打不开"),
    ],
)
def test_what_cannot_be_taken_is_refused_with_its_sentence(
    content: bytes, name: str, refusal: type[refusals.UploadRefused], sentence: str
) -> None:
    with pytest.raises(refusal) as refused:
        taken(content, name)

    assert sentence in str(refused.value)
    assert refused.value.field == "file"


def test_twenty_megabytes_are_taken_and_one_byte_more_is_not() -> None:
    ballast = uploads.picture()
    limit = Limits(max_bytes=len(ballast))

    assert taken(ballast, "图.jpg", limit)
    with pytest.raises(refusals.TooLarge, match=r"超过 .* 的上限，请压缩"):
        taken(ballast + b"\0", "图.jpg", limit)
    assert Limits().max_bytes == 20 * 1024 * 1024


def test_a_guide_writes_limits_as_extensions() -> None:
    limits = Limits.of(max_bytes=5, extensions=("pdf", "JPG"))

    assert limits == Limits(max_bytes=5, formats=frozenset({Format.PDF, Format.JPEG}))


def test_a_material_that_takes_pdf_only_says_so() -> None:
    with pytest.raises(refusals.TypeNotTaken, match=r"请上传 PDF$"):
        taken(uploads.picture(), "照片.jpg", Limits(formats=frozenset({Format.PDF})))


def test_a_photograph_called_another_picture_gets_its_right_extension() -> None:
    assert taken(uploads.picture("PNG"), "照片.jpg").name == "照片.png"
    assert taken(uploads.picture("PNG"), "照片").name == "照片.png"


def test_a_photograph_tells_no_place_and_stands_upright() -> None:
    clean = taken(uploads.photograph_with_place(), "照片.jpg").content

    with Image.open(BytesIO(clean)) as drawn:
        assert (drawn.width, drawn.height) == (30, 40)
        assert not drawn.getexif()
    assert b"Yunling" not in clean


@pytest.mark.parametrize("tail", [b"<?php system($_GET[0]); ?>", b"PK\x03\x04", b"<script>alert(1)</script>"])
def test_what_hangs_behind_a_picture_is_gone(tail: bytes) -> None:
    for kind, name in (("JPEG", "a.jpg"), ("PNG", "a.png")):
        assert tail not in taken(uploads.picture(kind) + tail, name).content


def test_a_pixel_flood_is_refused() -> None:
    with pytest.raises(refusals.TooManyPixels, match="4000 万像素"):
        taken(uploads.pixel_flood(), "图.png")


def test_too_many_pages_are_refused() -> None:
    with pytest.raises(refusals.TooManyPages, match="超过 2000 页"):
        taken(uploads.pdf_bytes(pages=2_001), "图册.pdf")


@pytest.mark.parametrize("part", uploads.ACTIVE_PARTS)
def test_a_pdf_loses_its_active_parts(part: str) -> None:
    clean = taken(uploads.saved(uploads.active_pdf(part))).content

    with pikepdf.open(BytesIO(clean)) as document:
        assert len(document.pages) == 1
    assert not any(word in clean for word in (b"JavaScript", b"Launch", b"EmbeddedFile", b"XFA", b"cmd.exe"))


@pytest.mark.parametrize("part", uploads.ACTIVE_PARTS)
def test_a_signed_pdf_with_active_parts_is_refused(part: str) -> None:
    with pytest.raises(refusals.ActiveContent):
        taken(uploads.signed(uploads.active_pdf(part)))


def test_a_signed_pdf_is_kept_byte_by_byte() -> None:
    certificate = uploads.signed(uploads.pdf())

    assert taken(certificate).content == certificate


def test_a_pdf_with_html_behind_it_loses_the_html() -> None:
    assert b"<script>" not in taken(uploads.pdf_bytes() + b"<html><script>alert(1)</script>").content


def test_a_pdf_behind_html_is_not_what_it_says() -> None:
    with pytest.raises(refusals.NotWhatItSays):
        taken(b"<html><script>alert(1)</script>" + uploads.pdf_bytes())


def test_a_pdf_with_a_password_is_refused() -> None:
    locked = uploads.saved(uploads.pdf(), encryption=pikepdf.Encryption(user="1234", owner="1234"))

    with pytest.raises(refusals.PasswordProtected, match="设有密码"):
        taken(locked)


def test_the_same_upload_is_cleaned_to_the_same_bytes() -> None:
    application = uploads.saved(uploads.active_pdf("page"))

    assert taken(application).content == taken(application).content
    assert (
        taken(uploads.photograph_with_place(), "a.jpg").content
        == taken(uploads.photograph_with_place(), "a.jpg").content
    )


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (uploads.word(bomb=b"\0" * 5_000_000), refusals.ArchiveTooLarge),
        (uploads.word(**{"inner.zip": uploads.container({"a": b""})}), refusals.ArchiveTooLarge),
        (uploads.many_entries(1_001), refusals.ArchiveTooLarge),
        (uploads.word(word__vbaProject__bin=b"x", **{"word/vbaProject.bin": b"x"}), refusals.ActiveContent),
        (uploads.word(**{"word/activeX/activeX1.xml": b"x"}), refusals.ActiveContent),
        (uploads.container({"readme.txt": b"x"}), refusals.NotWhatItSays),
    ],
)
def test_containers_are_judged_without_unpacking(content: bytes, refusal: type[refusals.UploadRefused]) -> None:
    with pytest.raises(refusal):
        taken(content, "制度.docx")


BOMB = """
import resource, sys, time
from onewindow.platform.files.archives import entries
from onewindow.platform.files.refusals import ArchiveTooLarge
content = sys.stdin.buffer.read()
before = resource.getrusage(resource.RUSAGE_SELF)
try:
    entries(content, name="bomb")
except ArchiveTooLarge:
    after = resource.getrusage(resource.RUSAGE_SELF)
    sys.exit(int(after.ru_utime - before.ru_utime > 1 or after.ru_maxrss - before.ru_maxrss > 100 * 1024))
sys.exit(2)
"""


@pytest.mark.parametrize("bomb", ["gigabytes", "entries"])
def test_a_bomb_costs_neither_a_second_nor_a_hundred_megabytes(bomb: str) -> None:
    content = uploads.many_entries(100_000) if bomb == "entries" else uploads.word(bomb=b"\0" * 210_000_000)

    judged = subprocess.run([sys.executable, "-c", BOMB], input=content, check=False)

    assert judged.returncode == 0


def test_an_encrypted_container_is_refused() -> None:
    locked = bytearray(uploads.word())
    with ZipFile(BytesIO(locked)) as archive:
        directory = archive.start_dir
    locked[directory + 8] |= 1  # the flag of the first entry

    with pytest.raises(refusals.PasswordProtected):
        taken(bytes(locked), "制度.docx")


def test_cleaning_has_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onewindow.platform.files.receiving.PATIENCE", 0.001)

    with pytest.raises(refusals.Damaged):
        taken(uploads.pdf_bytes())
