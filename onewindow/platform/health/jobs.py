"""Alarms: what is not well goes into the log, once a minute, until it is well again."""

import logging
from datetime import datetime

from onewindow.platform.health.checks import WORKER, findings
from onewindow.platform.jobs.loops import every

log = logging.getLogger(__name__)


@every(seconds=60)
def raise_alarms(*, now: datetime) -> None:
    """Log every check that failed. That of the worker is for others: whoever comes here is a worker that works."""
    for finding in findings():
        if not finding.is_well and finding.name != WORKER:
            log.error("alarm: %s %s", finding.name, finding.words)
