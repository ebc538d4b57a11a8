"""What must hold for the platform to serve. Each check answers with a word for an operator, and never with data."""

import shutil
import time
from dataclasses import dataclass

from django.conf import settings
from django.db import connection
from django.utils import timezone

from onewindow.platform.database.clocks import ALARM, measured_skew
from onewindow.platform.ledger import sealing
from onewindow.platform.outbox import watching
from onewindow.platform.postgres import schema

WORKER = "worker"  # the name of its check
WORKER_SILENT_AFTER = 30.0  # seconds without a sign of life
OUTBOX_LATE_AFTER = 60.0  # seconds that an announcement may wait
LEAST_FREE = 0.05  # of the disk

SIGN_OF_LIFE = "SELECT extract(epoch FROM clock_timestamp() - max(last_heartbeat)) FROM procrastinate_workers"


@dataclass(frozen=True, kw_only=True)
class Finding:
    """How one check ended. A finding that is not `vital` is shown, and does not take the platform out of service."""

    name: str
    is_well: bool
    words: str
    value: float | None = None  # what was measured, in the unit that the words name
    is_vital: bool = True


def findings() -> tuple[Finding, ...]:
    """Return how every check ended; after a database that does not answer nothing else is asked of it."""
    database = _database()
    if not database.is_well:
        return (database, _disk())
    return (database, _tables(), _clocks(), _worker(), _outbox(), _ledger(), _disk())


def _database() -> Finding:
    began = time.monotonic()
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Exception as error:  # whatever keeps it from answering
        return Finding(name="database", is_well=False, words=type(error).__name__)
    took = (time.monotonic() - began) * 1000
    return Finding(name="database", is_well=True, words=f"{took:.1f} ms", value=took)


def _tables() -> Finding:
    with connection.cursor() as cursor:
        cursor.execute(schema.QUESTION, [connection.settings_dict["NAME"]])
        row = cursor.fetchone()
    is_well = row is not None and row[0] == schema.expected()
    return Finding(name="tables", is_well=is_well, words="current" if is_well else "of another version")


def _clocks() -> Finding:
    skew = measured_skew()
    return Finding(name="clocks", is_well=abs(skew) <= ALARM, words=f"{skew:.1f} s apart", value=abs(skew))


def _worker() -> Finding:
    with connection.cursor() as cursor:
        cursor.execute(SIGN_OF_LIFE)
        (silent,) = cursor.fetchone() or (None,)
    is_well = silent is not None and silent < WORKER_SILENT_AFTER
    words = "never seen" if silent is None else f"seen {silent:.0f} s ago"
    return Finding(name=WORKER, is_well=is_well, words=words, value=silent, is_vital=False)


def _outbox() -> Finding:
    waits, parked = watching.unheard_for(now=timezone.now()).total_seconds(), watching.parked_subjects()
    return Finding(
        name="outbox",
        is_well=waits <= OUTBOX_LATE_AFTER and not parked,
        words=f"oldest announcement waits {waits:.0f} s, {parked} given up",
        value=waits,
        is_vital=False,
    )


def _ledger() -> Finding:
    age = sealing.unsealed_age(now=timezone.now())
    waits = age.total_seconds()
    words = f"oldest unsealed event waits {waits:.0f} s"
    return Finding(name="ledger", is_well=age <= sealing.ALARM, words=words, value=waits, is_vital=False)


def _disk() -> Finding:
    usage = shutil.disk_usage(settings.DATA_DIR if settings.DATA_DIR.exists() else settings.BASE_DIR)
    free = usage.free / usage.total
    return Finding(name="disk", is_well=free >= LEAST_FREE, words=f"{free:.0%} free", value=free * 100, is_vital=False)
