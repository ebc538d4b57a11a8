"""What changes seldom is kept by each process until the database says that there is a new edition of it.

Whoever answers many short questions opens a span with `as_of_now`: one small query reads the editions that stand, and
inside it a question marked with `kept` is asked of the database only when its edition is new. Outside of a span every
question is asked anew, so that a page that has changed something sees what it changed.
"""

from collections.abc import Callable, Hashable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache, wraps

from onewindow.platform.database.prepared import rows

READ = "SELECT name, number FROM guards_edition"
_STANDING: ContextVar[Mapping[str, int] | None] = ContextVar("editions", default=None)


@contextmanager
def as_of_now() -> Iterator[None]:
    """Let what is kept be used inside, as of the editions that stand now."""
    before = _STANDING.set(dict(rows(READ)))
    try:
        yield
    finally:
        _STANDING.reset(before)


def kept[**P, R](*, of: str, most: int = 1024) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Keep the answers to a question until there is a new edition of what it asks; at most so many answers.

    The question takes keywords only, as every door does, and its answer is a value that nobody changes.
    """

    def decorate(question: Callable[P, R]) -> Callable[P, R]:
        asked: Callable[..., R] = question

        @lru_cache(maxsize=most)
        def remembered(edition: int, arguments: tuple[tuple[str, Hashable], ...]) -> R:
            return asked(**dict(arguments))

        @wraps(question)
        def answered(*_: P.args, **arguments: P.kwargs) -> R:
            standing = _STANDING.get()
            if standing is None:
                return asked(**arguments)
            return remembered(standing.get(of, 0), tuple(sorted(arguments.items())))

        return answered

    return decorate
