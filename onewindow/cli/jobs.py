"""What of the demo comes in behind the first page: the worker loads it, and the terminal shows how far it has come."""

import logging

from django.utils import timezone
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from onewindow.cli.demo.loading import REST, load
from onewindow.platform.logs.collecting import PROGRESS

log = logging.getLogger(PROGRESS)


@app.task(name="demo.load_the_rest", queue="timed", queueing_lock="demo.load_the_rest")
def load_the_rest() -> None:
    """Bring in the rest of the demo; begun again after its worker died, it changes nothing that is there."""
    for loader in REST:
        log.info("%s：正在装入……", loader.name)
        for report in load(timezone.now(), [loader]):
            log.info("%s：新增 %s，已有 %s", report.name, report.added, report.kept)
    log.info("演示数据已全部装入")


def leave_the_rest_to_the_worker() -> None:
    """Put the rest of the demo into the queue, unless it waits there already."""
    try:
        load_the_rest.defer()
    except AlreadyEnqueued:
        return
