"""What happens to papers as time passes."""

from datetime import UTC, datetime, timedelta

from procrastinate.contrib.django import app

from onewindow.contexts.materials.actions.taking import erase_unfiled

UNFILED = timedelta(hours=48)


@app.periodic(cron="17 * * * *", periodic_id="materials")
@app.task(name="materials.erase_unfiled", queue="timed", queueing_lock="materials.erase_unfiled")
def erase_unfiled_uploads(timestamp: int) -> None:
    """Erase what was uploaded two days ago and never went in with an application."""
    erase_unfiled(before=datetime.fromtimestamp(timestamp, UTC) - UNFILED)
