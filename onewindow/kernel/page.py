"""A page of a list: frozen values and where the next page begins. No total: nothing counts on a page."""

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Page[T]:
    """Some lines of a list in order, and the cursor after the last of them (None at the end)."""

    lines: tuple[T, ...]
    next_cursor: str | None = None

    def __iter__(self) -> Iterator[T]:
        return iter(self.lines)

    def __len__(self) -> int:
        return len(self.lines)
