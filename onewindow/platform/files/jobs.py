"""What happens to stored files as time passes."""

from datetime import datetime

from onewindow.platform.files.sweeping import sweep
from onewindow.platform.jobs.loops import every


@every(seconds=3600)
def sweep_orphans(*, now: datetime) -> None:
    """Remove what a crash or a rolled-back transaction left behind."""
    sweep(now=now)
