"""Names of uploads: whatever is in them, they are text and a header, nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onewindow.platform.files.names import LONGEST, clean_name, download_headers
from onewindow.platform.files.refusals import NameWithPath


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("营业执照.pdf", "营业执照.pdf"),
        ("a\0b.pdf", "ab.pdf"),
        ("照片\u202efdp.exe", "照片fdp.exe"),
        ("a\r\nSet-Cookie: x.pdf", "aSet-Cookie: x.pdf"),
        ("😀 门头.jpg", "😀 门头.jpg"),
        ("  .. ", "未命名"),
        ("", "未命名"),
        ("CON", "CON"),
        ("汉" * 255 + ".pdf", "汉" * (LONGEST - 4) + ".pdf"),
    ],
)
def test_a_name_is_cleaned(name: str, shown: str) -> None:
    assert clean_name(name) == shown


@pytest.mark.parametrize("name", ["../../x.pdf", "/etc/passwd", "C:\\a.pdf", "a\\b.pdf", "d:a.pdf"])
def test_a_path_is_no_name(name: str) -> None:
    with pytest.raises(NameWithPath):
        clean_name(name)


@given(name=st.text(max_size=300))
def test_no_name_breaks_a_header(name: str) -> None:
    try:
        shown = clean_name(name)
    except NameWithPath:
        return

    header = download_headers(shown, "application/pdf")["Content-Disposition"]

    assert header.startswith("attachment; filename")
    assert header.isascii()
    assert header.isprintable()
    assert 0 < len(shown) <= LONGEST


def test_a_stranger_s_file_is_never_run() -> None:
    headers = download_headers("执照.pdf", "application/pdf")

    assert headers["Content-Disposition"] == "attachment; filename*=utf-8''%E6%89%A7%E7%85%A7.pdf"
    assert headers["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cache-Control"] == "private, no-store"
