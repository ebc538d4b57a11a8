"""Sweeping: blobs that no row names, left behind by a crash or a rolled-back transaction."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID

from onewindow.platform.files import blobs
from onewindow.platform.files.models import File

GRACE = timedelta(hours=6)  # longer than any transaction that is about to name its blob


def sweep(*, now: datetime) -> int:
    """Remove what no row names and no transaction can still name; return how many files were removed."""
    swept = 0
    for directory in sorted(blobs.folder().glob("??")):
        for orphan in _orphans(directory, now):
            orphan.unlink(missing_ok=True)
            swept += 1
    return swept


def _orphans(directory: Path, now: datetime) -> Iterator[Path]:
    old = [path for path in directory.iterdir() if path.stat().st_mtime < (now - GRACE).timestamp()]
    named = {
        blob_id.hex
        for blob_id in File.objects.filter(blob_id__in=[UUID(path.stem) for path in old]).values_list(
            "blob_id", flat=True
        )
    }
    yield from (path for path in old if path.name not in named)
