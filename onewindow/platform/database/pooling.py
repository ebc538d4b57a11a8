"""Connections that are taken out of the pool and given back."""

import select
from typing import Any

from psycopg import Connection
from psycopg_pool import ConnectionPool


def check(connection: Connection[Any]) -> None:
    """Make sure that a connection still stands, without asking the server in vain.

    A server that ends, or ends the connection, closes its side, and that can be read. So only a connection on which
    there is something to read, though nobody asked, is asked whether it stands; that saves a question at each request.

    :raises psycopg.OperationalError: if it does not stand; the pool then gives another one
    """
    unasked = select.poll()
    unasked.register(connection.fileno(), select.POLLIN)
    if unasked.poll(0):
        ConnectionPool.check_connection(connection)
