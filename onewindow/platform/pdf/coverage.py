"""Which characters a font can show, read from its `cmap` table (OpenType 1.9, format 12)."""

from bisect import bisect_right
from pathlib import Path
from struct import unpack_from
from typing import Self

COLLECTION = b"ttcf"
SEGMENTED_32 = 12  # the subtable format that reaches beyond the basic plane; every CJK font has one


class Coverage:
    """The characters that at least one of some fonts has a glyph for."""

    def __init__(self, spans: list[tuple[int, int]]) -> None:
        self._spans = sorted(spans)
        self._starts = [start for start, _ in self._spans]

    @classmethod
    def of(cls, *paths: Path) -> Self:
        """Read the coverage of font files; of a collection, that of its first font (its fonts share one).

        :raises ValueError: if a file has no table of the format that is read here
        """
        return cls(_merged([span for path in paths for span in _spans(path.read_bytes(), path.name)]))

    def missing(self, text: str) -> tuple[str, ...]:
        """Return the characters of the text that no font can show, each once, in order."""
        return tuple(dict.fromkeys(char for char in text if not self._has(ord(char))))

    def _has(self, code: int) -> bool:
        place = bisect_right(self._starts, code) - 1
        return place >= 0 and code <= self._spans[place][1]


def _merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1] + 1:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _spans(font: bytes, name: str) -> list[tuple[int, int]]:
    table = _character_map(font)
    (count,) = unpack_from(">H", font, table + 2)
    for number in range(count):
        (offset,) = unpack_from(">I", font, table + 4 + 8 * number + 4)
        (kind,) = unpack_from(">H", font, table + offset)
        if kind == SEGMENTED_32:
            (groups,) = unpack_from(">I", font, table + offset + 12)
            return [unpack_from(">II", font, table + offset + 16 + 12 * group) for group in range(groups)]
    raise ValueError(f"{name} has no character map of format 12")


def _character_map(font: bytes) -> int:
    start = unpack_from(">I", font, 12)[0] if font[:4] == COLLECTION else 0
    (count,) = unpack_from(">H", font, start + 4)
    for number in range(count):
        tag, _, offset, _ = unpack_from(">4sIII", font, start + 12 + 16 * number)
        if tag == b"cmap":
            return int(offset)
    raise ValueError("a font without a character map")
