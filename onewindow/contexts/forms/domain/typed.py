"""From what a page posts to JSON values. What cannot be read stays as it was typed, so that nothing typed is lost."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence

from onewindow.contexts.forms.domain.fields import Cell, FieldView, Kind

type Posted = Mapping[str, Sequence[str]]  # name → values, as a page posts them

_COMPACT = frozenset({Kind.PHONE, Kind.IDENTITY_NUMBER, Kind.CREDIT_CODE, Kind.BANK_ACCOUNT, Kind.EMAIL})
_INTEGER = re.compile(r"[+-]?\d{1,15}")
_NUMBER = re.compile(r"[+-]?\d{1,15}(\.\d{1,6})?")


def typed(fields: Iterable[FieldView], posted: Posted) -> dict[str, object]:
    """Return the values that were posted for the fields, by data element; what was left empty is left out.

    A cell of a table is posted as `element-row-column`.
    """
    read = ((field.key, _field(field, posted)) for field in fields if not field.is_answered)
    return {key: value for key, value in read if value not in (None, "", [])}


def _field(field: FieldView, posted: Posted) -> object:
    if field.kind is Kind.ROWS:
        return _rows(field, posted)
    return _cell(field, posted.get(field.key, ()))


def _rows(field: FieldView, posted: Posted) -> list[dict[str, object]]:
    rows = []
    for number in range(field.most_rows + 1):  # one more than allowed, so that it is said and not cut
        read = {
            column.key: _cell(column, posted.get(f"{field.key}-{number}-{column.key}", ())) for column in field.columns
        }
        filled = {key: value for key, value in read.items() if value not in (None, "", [])}
        if filled:
            rows.append(filled)
    return rows


def _cell(cell: Cell, texts: Sequence[str]) -> object:
    if cell.kind is Kind.CHECKBOXES:
        return [text for text in texts if text]
    text = texts[-1].strip() if texts else ""
    match cell.kind:
        case Kind.YES_NO:
            return {"YES": True, "NO": False}.get(text)
        case Kind.STATEMENT:
            return True if text else None
        case Kind.INTEGER:
            return _number(text, _INTEGER, int)
        case Kind.DECIMAL | Kind.MONEY:
            return _number(text, _NUMBER, float)
        case kind if kind in _COMPACT:
            return "".join(unicodedata.normalize("NFKC", text).split()).upper() if kind is not Kind.EMAIL else text
        case _:
            return text


def _number(text: str, pattern: re.Pattern[str], kind: type[int] | type[float]) -> object:
    plain = unicodedata.normalize("NFKC", text).replace(",", "").strip()
    if not pattern.fullmatch(plain):
        return text
    number = kind(plain)
    return int(number) if number == int(number) else number
