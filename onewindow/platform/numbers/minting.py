"""Minting: a process reserves a block and hands its numbers out one by one."""

from threading import Lock

from django.db import connection

RESERVE = """
    INSERT INTO numbers_series (name, next) VALUES (%s, 1 + %s)
    ON CONFLICT (name) DO UPDATE SET next = numbers_series.next + %s
    RETURNING next - %s
"""


FIRST, LARGEST = 10, 1000  # numbers of a block: whoever hands out many reserves more each time


class Mint:
    """The blocks that this process holds."""

    def __init__(self, *, block: int = FIRST) -> None:
        self._first = block
        self._held: dict[str, tuple[int, int]] = {}  # series → (next, end)
        self._blocks: dict[str, int] = {}  # series → size of the block that is held
        self._lock = Lock()

    def number(self, series: str) -> int:
        """Return the next number of the series, from 1; unique for ever, with gaps when a process dies."""
        if connection.in_atomic_block:
            return self._reserve(series, 1)  # may be rolled back with the caller: nothing is held
        with self._lock:
            following, end = self._held.get(series, (0, 0))
            if following == end:
                block = min(2 * self._blocks[series], LARGEST) if series in self._blocks else self._first
                following, self._blocks[series] = self._reserve(series, block), block
                end = following + block
            self._held[series] = (following + 1, end)
            return following

    def _reserve(self, series: str, block: int) -> int:
        with connection.cursor() as cursor:
            cursor.execute(RESERVE, [series, block, block, block])
            (start,) = cursor.fetchone() or (1,)
            return int(start)


MINT = Mint()


def mint(series: str) -> int:
    """Return the next number of the series, from 1."""
    return MINT.number(series)
