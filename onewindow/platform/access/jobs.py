"""What is forgotten of tries when time passes."""

from datetime import datetime

from onewindow.platform.access import tries
from onewindow.platform.jobs.loops import every


@every(seconds=300)
def forget_tries(*, now: datetime) -> None:
    """Forget who tried secrets a while ago."""
    tries.forget_tries(now=now)
