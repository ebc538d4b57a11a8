"""What cases do when time passes."""

from datetime import datetime

from onewindow.contexts.cases.actions.counting import count_anew


def keep_counts(*, now: datetime) -> int:
    """Count anew what changed; the worker calls this every few seconds."""
    return count_anew(now=now)
