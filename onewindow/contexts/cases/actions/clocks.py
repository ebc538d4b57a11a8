"""Which terms an act sets off, and what the worklist shows of them."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from onewindow.contexts.calendar import api as calendar
from onewindow.contexts.cases.actions.acting import Watch
from onewindow.contexts.cases.domain.terms import Terms
from onewindow.contexts.cases.models import Case
from onewindow.contexts.cases.models.beside import NO_TERM
from onewindow.contexts.deadlines import api as deadlines
from onewindow.kernel.workdays import Term, Unit
from onewindow.platform.moves.acts import Amend, Insert

BESIDE = frozenset({deadlines.Kind.TOLERANCE})  # the applicant's own terms while it is the office's turn


@dataclass(frozen=True, kw_only=True)
class SetOff:
    """The clocks that an act sets off: their rows, how each will stand, and the nearest of them as a watch."""

    rows: tuple[Insert, ...]
    outlooks: tuple[deadlines.Outlook, ...]

    @property
    def watch(self) -> Watch:
        return watch_of(self.outlooks)

    def of(self, kind: deadlines.Kind) -> deadlines.Outlook | None:
        """Return how the clock of a kind will stand."""
        return next((outlook for outlook in self.outlooks if outlook.kind is kind), None)


def watch_of(outlooks: Collection[deadlines.Outlook]) -> Watch:
    """Return what the worklist shows of the clocks that run: the nearest day, and the first of each light."""
    watched = [outlook for outlook in outlooks if outlook.kind not in BESIDE]
    lamps = [outlook.lamp for outlook in watched]
    return Watch(
        due_on=min((outlook.due_on for outlook in watched), default=NO_TERM),
        warning_from=_first(lamp.warning_from for lamp in lamps),
        yellow_from=_first(lamp.yellow_from for lamp in lamps),
        red_from=_first(lamp.red_from for lamp in lamps),
    )


def _first(days: Iterable[date | None]) -> date | None:
    return min((day for day in days if day is not None), default=None)


def set_off(row: Case, *requests: deadlines.Request) -> SetOff:
    """Return the clocks that the next act of the case sets off."""
    work = calendar.working_days(region_path=row.region_path)
    thresholds = deadlines.thresholds(region_path=row.region_path, on=requests[0].started_on)
    return SetOff(
        rows=deadlines.plan_clocks(
            subject=row.subject, requests=requests, event_seq=row.version + 1, calendar=work, thresholds=thresholds
        ),
        outlooks=tuple(
            deadlines.outlook(request=request, calendar=work, thresholds=thresholds) for request in requests
        ),
    )


def thresholds_of(row: Case) -> deadlines.Thresholds:
    """Return the thresholds that held when the terms of the decision were set off."""
    if row.accepted_on is None:
        raise ValueError("the terms of a decision run from acceptance")
    return deadlines.thresholds(region_path=row.region_path, on=row.accepted_on)


def stop(row: Case, *, on: date) -> Amend:
    """Return the change that stops every clock of the case that runs."""
    return deadlines.plan_stop(subject=row.subject, on=on)


def notice(terms: Terms, received_on: date) -> deadlines.Request:
    """一次性告知, 《行政许可法》第三十二条第一款第四项."""
    return deadlines.Request(kind=deadlines.Kind.NOTICE, started_on=received_on, term=terms.notice)


def supplement(terms: Terms, notified_on: date) -> deadlines.Request:
    """补正: the applicant's own term. No law sets one; the guide does."""
    return deadlines.Request(kind=deadlines.Kind.SUPPLEMENT, started_on=notified_on, term=terms.supplement)


def tolerance(workdays: int, accepted_on: date) -> deadlines.Request:
    """容缺后补: the applicant's own term, from the day of acceptance; the office's runs beside it (story S21)."""
    return deadlines.Request(kind=deadlines.Kind.TOLERANCE, started_on=accepted_on, term=Term(workdays, Unit.WORKDAY))


def deciding(terms: Terms, accepted_on: date) -> tuple[deadlines.Request, ...]:
    """承诺 and 法定办结时限, 第四十二条; where no law sets a term, the promise alone."""
    promise = deadlines.Request(
        kind=deadlines.Kind.PROMISE, started_on=accepted_on, term=terms.promise, stopped_by=terms.stops_promise
    )
    if terms.statutory is None:
        return (promise,)
    statutory = deadlines.Request(
        kind=deadlines.Kind.STATUTORY, started_on=accepted_on, term=terms.statutory, stopped_by=terms.stops_statutory
    )
    return (promise, statutory)


def delivery(terms: Terms, decided_on: date) -> deadlines.Request:
    """送达, 第四十四条."""
    return deadlines.Request(kind=deadlines.Kind.DELIVERY, started_on=decided_on, term=terms.delivery)
