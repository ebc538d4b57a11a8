"""The database for one call: the server that runs, a server of one's own, or the embedded one started for the call."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from onewindow.platform.postgres.addresses import Addresses
from onewindow.platform.postgres.cluster import Cluster
from onewindow.platform.postgres.lock import Holder, Lock
from onewindow.platform.postgres.own import own_addresses

PATIENCE = 120.0  # seconds for a call that runs now


@contextmanager
def database(folder: Path, *, keys: Path, verb: str) -> Iterator[Addresses]:
    """Give the addresses of the data folder's database for as long as the call lasts.

    :raises CannotStart: if there is none to be had, with what to do
    """
    own = own_addresses(keys)
    if own is not None:
        yield own
        return
    with Lock(folder) as lock:
        running = lock.take(patience=PATIENCE, until_it_answers=True)
        if running is not None:
            yield Addresses(application=running.application, owner=running.owner)
            return
        lock.say(Holder(pid=os.getpid(), verb=verb))
        with Cluster(folder / "postgres", keys=keys).running() as addresses:
            yield addresses
