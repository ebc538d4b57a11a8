"""What happens to stored files as time passes."""

import logging
from datetime import datetime

from onewindow.platform.files.inspecting import damaged
from onewindow.platform.files.sweeping import sweep
from onewindow.platform.jobs.loops import every

DAY = 24 * 3600

log = logging.getLogger(__name__)


@every(seconds=3600)
def sweep_orphans(*, now: datetime) -> None:
    """Remove what a crash or a rolled-back transaction left behind."""
    sweep(now=now)


@every(seconds=DAY)
def inspect_files(*, now: datetime) -> None:
    """Raise an alarm for each stored file that is gone or is not what was stored, before somebody needs it."""
    for damage in damaged():
        log.error("alarm: stored file %s", "gone" if damage.is_gone else "damaged", extra={"blob": str(damage.blob_id)})
