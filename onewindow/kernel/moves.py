"""The table of moves: which verb leads from which state to which. One table feeds the rule, the row, the
database guard, the buttons, the diagram and the exhaustive test."""

from collections.abc import Iterator, Mapping
from enum import StrEnum

from onewindow.kernel.errors import IllegalMove


class Moves[S: StrEnum, V: StrEnum]:
    """An immutable table of (state, verb) → state."""

    def __init__(self, table: Mapping[tuple[S, V], S]) -> None:
        self._table = dict(table)

    def allows(self, state: S, verb: V) -> bool:
        """Say whether the verb is a move from the state."""
        return (state, verb) in self._table

    def after(self, state: S, verb: V) -> S:
        """Return the state that the verb leads to.

        :raises IllegalMove: if the verb is no move from the state
        """
        try:
            return self._table[state, verb]
        except KeyError:
            raise IllegalMove(state=state, verb=verb) from None

    def verbs(self, state: S) -> frozenset[V]:
        """Return what may be done from the state: the buttons of a page."""
        return frozenset(verb for begin, verb in self._table if begin is state)

    def arrows(self) -> frozenset[tuple[S, S]]:
        """Return every (from, to) that is a move: what the database guard lets pass."""
        return frozenset((begin, end) for (begin, _), end in self._table.items())

    def __iter__(self) -> Iterator[tuple[S, V, S]]:
        return ((begin, verb, end) for (begin, verb), end in self._table.items())

    def diagram(self) -> str:
        """Return the table as a Mermaid state diagram, sorted, for the page of the room."""
        lines = sorted(f"    {begin} --> {end}: {verb}" for begin, verb, end in self)
        return "\n".join(["stateDiagram-v2", *lines, ""])
