"""The store: found by its address, unreadable on the disk, gone when the last keeper lets go."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis
from hypothesis import strategies as st
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from onewindow.kernel.errors import NotFound
from onewindow.kernel.ids import new_id
from onewindow.platform.files import blobs
from onewindow.platform.files.inspecting import damaged
from onewindow.platform.files.models import File
from onewindow.platform.files.storing import ContentBroken, StoredFile, address_of, erase, read, refer, store, stream
from onewindow.platform.files.sweeping import GRACE, sweep
from onewindow.platform.pii.keys import add_key
from onewindow.platform.pii.rotation import columns, reseal

pytestmark = pytest.mark.django_db
OWNER = UUID(int=1)
CONTENT = "身份证 11010519491231002X".encode()
NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)


@pytest.fixture(autouse=True)
def data_folder(tmp_path: Path, settings: Settings) -> None:
    settings.DATA_DIR = settings.KEYS_DIR = tmp_path


def kept() -> list[Path]:
    return [path for path in blobs.folder().rglob("*") if path.is_file()]


def test_what_is_stored_is_read_again_and_cannot_be_read_on_the_disk() -> None:
    stored = store(CONTENT, owner=OWNER, media_type="text/plain")

    assert read(stored.address) == CONTENT
    assert (stored.size, stored.media_type) == (len(CONTENT), "text/plain")
    assert CONTENT not in kept()[0].read_bytes()
    assert kept()[0].stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("algorithm", ["AES-256-GCM", "SM4-GCM"])
@pytest.mark.parametrize("size", [0, 1, blobs.PIECE - 1, blobs.PIECE, blobs.PIECE + 1, 3 * blobs.PIECE])
def test_every_size_comes_back_in_pieces(size: int, algorithm: str, settings: Settings) -> None:
    settings.FIELD_ALGORITHM = algorithm
    content = os.urandom(size)

    pieces = [*stream(store(content, owner=OWNER, media_type="x/y").address)]

    assert b"".join(pieces) == content
    assert all(len(piece) <= blobs.PIECE for piece in pieces)


def test_the_address_names_its_algorithm_and_belongs_to_the_owner() -> None:
    assert address_of(CONTENT, owner=OWNER).startswith("hmac-sha256:")
    assert address_of(CONTENT, owner=OWNER) != address_of(CONTENT, owner=UUID(int=2))


@hypothesis(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(cut=st.integers(min_value=1, max_value=blobs.PIECE + 10), flip=st.booleans())
def test_a_changed_or_shortened_file_is_never_given_out(cut: int, flip: bool) -> None:
    stored = store(b"a" * blobs.PIECE + b"b" * 500, owner=new_id(), media_type="x/y")
    path = blobs.path(File.objects.get(address=stored.address).blob_id)
    whole = path.read_bytes()
    path.write_bytes(whole[:cut] + bytes([whole[cut] ^ 1]) + whole[cut + 1 :] if flip else whole[:-cut])

    with pytest.raises(ContentBroken):
        read(stored.address)


def test_the_same_content_is_kept_once_and_erased_with_its_last_keeper(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    address = store(CONTENT, owner=OWNER, media_type="x/y").address
    assert store(CONTENT, owner=OWNER, media_type="x/y").address == address
    refer(address)
    assert len(kept()) == 1

    with django_capture_on_commit_callbacks(execute=True):
        erase(address)
        erase(address)
    assert read(address) == CONTENT

    with django_capture_on_commit_callbacks(execute=True):
        erase(address)
    assert not kept()
    with pytest.raises(NotFound):
        read(address)
    with pytest.raises(NotFound):
        refer(address)


def test_without_its_key_what_is_left_on_a_disk_is_noise(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    address = store(CONTENT, owner=OWNER, media_type="x/y").address
    copy = kept()[0].read_bytes()
    with django_capture_on_commit_callbacks(execute=True):
        erase(address)

    again = store(CONTENT, owner=OWNER, media_type="x/y").address

    assert again == address
    assert kept()[0].read_bytes() != copy


def test_erasing_twice_does_no_harm() -> None:
    erase("hmac-sha256:unknown")


def test_a_rolled_back_act_leaves_an_orphan_that_is_swept() -> None:
    with transaction.atomic():
        store(CONTENT, owner=OWNER, media_type="x/y")
        transaction.set_rollback(True)
    stored = store(b"kept", owner=OWNER, media_type="x/y")
    for path in kept():
        os.utime(path, (NOW.timestamp(), NOW.timestamp()))

    swept = sweep(now=NOW + GRACE - timedelta(minutes=1)), sweep(now=NOW + GRACE + timedelta(minutes=1))

    assert swept == (0, 1)
    assert read(stored.address) == b"kept"


def test_a_half_written_file_is_swept() -> None:
    draft = blobs.path(new_id()).with_suffix(".new")
    draft.parent.mkdir(parents=True)
    draft.write_bytes(b"half")
    os.utime(draft, (NOW.timestamp(), NOW.timestamp()))

    assert sweep(now=NOW + 2 * GRACE) == 1


def test_a_file_that_is_gone_or_another_is_told() -> None:
    gone, changed, other, _ = (store(content, owner=OWNER, media_type="x/y") for content in (b"1", b"2", b"3", b"4"))
    assert [*damaged()] == []

    blob_of(gone).unlink()
    blob_of(changed).write_bytes(b"\x00" + blob_of(changed).read_bytes()[1:])
    row = File.objects.get(address=other.address)
    blobs.write(row.blob_id, b"not what its address says", key=row.data_key, bound=other.address.encode())

    assert {damage.address: damage.is_gone for damage in damaged()} == {
        gone.address: True,
        changed.address: False,
        other.address: False,
    }


def blob_of(stored: StoredFile) -> Path:
    return blobs.path(File.objects.get(address=stored.address).blob_id)


def test_changing_the_master_key_wraps_the_data_keys_anew(settings: Settings) -> None:
    stored = store(CONTENT, owner=OWNER, media_type="x/y")
    before = kept()[0].read_bytes()

    ring = add_key()
    (data_keys,) = (column for column in columns() if column.table == "files_file")
    resealed = [*reseal(data_keys, key=ring.current, owner=connection.connection)]

    assert resealed == [1]
    assert read(stored.address) == CONTENT
    assert kept()[0].read_bytes() == before


def test_what_is_erased_while_files_are_read_is_not_said_to_be_lost(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    first, second = sorted(store(content, owner=OWNER, media_type="x/y").address for content in (b"one", b"two"))
    blobs.path(File.objects.get(address=first).blob_id).unlink()
    found = damaged()

    seen = [next(found).address]
    with django_capture_on_commit_callbacks(execute=True):
        erase(second)

    assert [*seen, *(damage.address for damage in found)] == [first]
