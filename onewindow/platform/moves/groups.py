"""Group commit: whoever arrives while a commit is under way goes into the next one, with all who arrived meanwhile."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from threading import Lock


@dataclass(eq=False)
class _Errand[T]:
    """One thing to be written, and what came of it."""

    what: T
    is_done: bool = False
    is_written: bool = False
    failure: Exception | None = None


class Together[T]:
    """Writes what many threads bring, one group after another. Each thread is answered after its own commit.

    There is no thread of its own and nothing waits for company: the first to get its turn writes for all who wait. A
    group in which one fails is written again one by one, in the order of arrival, so that each fails for itself only.
    """

    def __init__(self, *, alone: Callable[[T], bool], together: Callable[[Sequence[T]], list[bool]]) -> None:
        self._alone = alone
        self._together = together
        self._waiting: list[_Errand[T]] = []
        self._lists = Lock()  # held while a list changes
        self._turn = Lock()  # held while a group is written

    def write(self, what: T) -> bool:
        """Write it, with whatever else waits, and say whether anything was written for it.

        :raises Exception: what it failed with
        """
        errand = _Errand(what)
        with self._lists:
            self._waiting.append(errand)
        with self._turn:
            if not errand.is_done:
                self._write(self._next_group())
        if errand.failure is not None:
            raise errand.failure
        return errand.is_written

    @property
    def waiting(self) -> int:
        """Return how many wait for their turn."""
        return len(self._waiting)

    def _next_group(self) -> list[_Errand[T]]:
        with self._lists:
            group, self._waiting = self._waiting, []
        return group

    def _write(self, group: list[_Errand[T]]) -> None:
        try:
            written = self._together([errand.what for errand in group]) if len(group) > 1 else None
        except Exception:
            written = None
        for place, errand in enumerate(group):
            if written is not None:
                errand.is_written = written[place]
            else:
                self._write_alone(errand)
            errand.is_done = True

    def _write_alone(self, errand: _Errand[T]) -> None:
        try:
            errand.is_written = self._alone(errand.what)
        except Exception as failure:
            errand.failure = failure
