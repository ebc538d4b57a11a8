"""Turning the loops: a thread for each, and one worker at a time for each."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread

from django.db import connection
from django.utils import timezone

from onewindow.platform.jobs.loops import Loop, loops

PATIENCE = 20.0  # seconds for rounds under way when the worker is told to stop
LOCK = "SELECT pg_try_advisory_lock(hashtextextended(%s, 1))"
UNLOCK = "SELECT pg_advisory_unlock(hashtextextended(%s, 1))"

log = logging.getLogger(__name__)


class Turner:
    """Every loop of the worker, from its start to its end."""

    def __init__(self) -> None:
        self._stop = Event()
        self._threads = [Thread(target=self._turn, args=(loop,), name=loop.name, daemon=True) for loop in loops()]

    def start(self) -> None:
        """Begin turning."""
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        """Let the rounds under way finish, and begin no other."""
        self._stop.set()
        for thread in self._threads:
            thread.join(timeout=PATIENCE)

    def _turn(self, loop: Loop) -> None:
        while not self._stop.is_set():
            turn_once(loop)
            self._stop.wait(loop.seconds)


def turn_once(loop: Loop) -> bool:
    """Do one round unless another worker is at it, and say whether it was done. A failure is logged."""
    try:
        with _alone(loop) as alone:
            if alone:
                loop.round(now=timezone.now())
            return alone
    except Exception:  # whatever a round raises must not end the loop
        log.exception("a round failed", extra={"loop": loop.name})
        return False
    finally:
        connection.close()


@contextmanager
def _alone(loop: Loop) -> Iterator[bool]:
    with connection.cursor() as cursor:
        cursor.execute(LOCK, [loop.name])
        (locked,) = cursor.fetchone() or (False,)
    try:
        yield bool(locked)
    finally:
        if locked:
            with connection.cursor() as cursor:
                cursor.execute(UNLOCK, [loop.name])
