"""What cases do when time passes."""

from datetime import datetime

from onewindow.contexts.cases.actions import archiving, counting, letting_go
from onewindow.platform.jobs.loops import every


@every(seconds=3)
def keep_counts(*, now: datetime) -> None:
    """Count anew what changed, so that no count is older than five seconds."""
    counting.count_anew(now=now)


@every(seconds=600)
def archive_what_is_over(*, now: datetime) -> None:
    """File away what has been over for long enough."""
    while archiving.archive_what_is_over(now=now):
        pass


@every(seconds=3600)
def discard_old_drafts(*, now: datetime) -> None:
    """Throw away drafts whose time is over, with their files."""
    letting_go.discard_old_drafts(now=now)


@every(seconds=3600)
def erase_unfiled_uploads(*, now: datetime) -> None:
    """Erase uploads that belong to no application any more."""
    letting_go.erase_unfiled_uploads(now=now)
