"""What clocks do when time passes."""

from django.utils import timezone
from procrastinate.contrib.django import app

from onewindow.contexts.deadlines.actions import sweep


@app.periodic(cron="* * * * *", periodic_id="deadlines")
@app.task(name="deadlines.expire_clocks", queue="timed", queueing_lock="deadlines.expire_clocks")
def expire_clocks(timestamp: int) -> None:
    """Raise what is due, by the calendar of now."""
    while sweep.reckon_clocks_anew(now=timezone.now()):
        pass
    while sweep.expire_clocks(now=timezone.now()):
        pass
