"""What carries messages as time passes."""

from django.utils import timezone
from procrastinate.contrib.django import app

from onewindow.contexts.notices.actions import carrying
from onewindow.contexts.notices.actions.telling import CARRY


@app.periodic(cron="* * * * *", periodic_id="notices")
@app.task(name=CARRY, queue="notices", queueing_lock=CARRY)
def carry_dispatches(timestamp: int) -> None:
    """Carry what is queued; asked for with every notice, and every minute for what was tried in vain."""
    carrying.carry_dispatches(now=timezone.now())
