"""The worker process: loops in threads, procrastinate's jobs in an event loop, and rescue of what a dead one left."""

import asyncio
import logging
from contextlib import suppress

from django.db import DEFAULT_DB_ALIAS
from procrastinate import App
from procrastinate.contrib.django import app as current_app
from procrastinate.contrib.django.utils import connector_params
from procrastinate.jobs import DeleteJobCondition
from procrastinate.psycopg_connector import PsycopgConnector

from onewindow.platform.jobs.turning import Turner

CONCURRENCY = 4
HEARTBEAT = 5.0  # seconds between two signs of life
GIVEN_UP_AFTER = 20.0  # seconds without one, after which a worker's jobs are done by another
RESCUE_EVERY = 15.0
DATABASE_WITHIN = 5.0  # seconds for a connection; then the worker ends, and the supervisor starts another
PATIENCE = 20.0  # seconds for jobs under way when the worker is told to stop

log = logging.getLogger(__name__)


def work() -> None:
    """Work until a signal says stop."""
    turner = Turner()
    turner.start()
    try:
        asyncio.run(_work())
    finally:
        turner.stop()


async def _work() -> None:
    connector = PsycopgConnector(kwargs=connector_params(DEFAULT_DB_ALIAS), timeout=DATABASE_WITHIN)
    with current_app.replace_connector(connector) as app:
        async with app.open_async():
            rescue = asyncio.create_task(rescue_for_ever(app))
            await app.run_worker_async(
                name="onewindow",
                concurrency=CONCURRENCY,
                update_heartbeat_interval=HEARTBEAT,
                stalled_worker_timeout=GIVEN_UP_AFTER,
                shutdown_graceful_timeout=PATIENCE,
                delete_jobs=DeleteJobCondition.SUCCESSFUL,
            )
            rescue.cancel()
            with suppress(asyncio.CancelledError):
                await rescue


async def rescue_for_ever(app: App) -> None:
    """Look again and again for jobs whose worker gives no sign of life."""
    while True:
        await rescue(app)
        await asyncio.sleep(RESCUE_EVERY)


async def rescue(app: App) -> int:
    """Put jobs whose worker gives no sign of life back into the queue, and return how many there were."""
    stalled = [*await app.job_manager.get_stalled_jobs(seconds_since_heartbeat=GIVEN_UP_AFTER)]
    for job in stalled:
        await app.job_manager.retry_job(job)
    if stalled:
        log.warning("%d jobs of a worker that died go back into the queue", len(stalled))
    return len(stalled)
