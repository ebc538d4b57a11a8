"""The terms of a case, as the guide gave them when it was filed: they hold to its end."""

from dataclasses import dataclass
from typing import Any, Self

from onewindow.kernel.workdays import Term, Unit


@dataclass(frozen=True, kw_only=True)
class Terms:
    """法定时限 (None where no law sets one), 承诺时限, 送达, 一次性告知, 补正."""

    statutory: Term | None
    promise: Term
    delivery: Term
    notice: Term
    supplement: Term
    stops_statutory: frozenset[str] = frozenset()  # the special procedures that stop each clock (decision 8)
    stops_promise: frozenset[str] = frozenset()

    def as_json(self) -> dict[str, Any]:
        """Return the terms as the row keeps them."""
        return {
            "statutory": self.statutory and _term_json(self.statutory),
            "promise": _term_json(self.promise),
            "delivery": _term_json(self.delivery),
            "notice": _term_json(self.notice),
            "supplement": _term_json(self.supplement),
            "stops_statutory": sorted(self.stops_statutory),
            "stops_promise": sorted(self.stops_promise),
        }

    @classmethod
    def of(cls, kept: dict[str, Any]) -> Self:
        """Return the terms that a row keeps."""
        return cls(
            statutory=kept["statutory"] and _term(kept["statutory"]),
            promise=_term(kept["promise"]),
            delivery=_term(kept["delivery"]),
            notice=_term(kept["notice"]),
            supplement=_term(kept["supplement"]),
            stops_statutory=frozenset(kept["stops_statutory"]),
            stops_promise=frozenset(kept["stops_promise"]),
        )


def _term_json(term: Term) -> list[Any]:
    return [term.amount, str(term.unit)]


def _term(kept: list[Any]) -> Term:
    amount, unit = kept
    return Term(amount, Unit(unit))
