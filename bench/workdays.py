"""How many terms the calendar reckons in a second of CPU: `python -m bench.workdays`. Figures are printed only."""

import sys
from datetime import date, timedelta
from pathlib import Path
from time import process_time

from onewindow.contexts import calendar
from onewindow.contexts.calendar.domain import calendar_of, read_tables
from onewindow.kernel.workdays import Pause, WorkCalendar

DATA = Path(calendar.__file__).parent / "data"
TERMS = 200_000
START = date(2020, 1, 1)
PAUSE = (Pause(date(2026, 4, 27), date(2026, 5, 15)),)
DAYS = [START + timedelta(days=number % 2000) for number in range(TERMS)]


def shipped() -> WorkCalendar:
    """Return the calendar of the shipped tables, built anew."""
    days, years = ((DATA / name).read_text(encoding="utf-8") for name in ("national_days.csv", "national_years.csv"))
    tables = read_tables(days=days.splitlines(), years=years.splitlines())
    return calendar_of([tables.days], first_year=min(tables.notices), last_year=max(tables.notices))


def main() -> None:
    """Print the speed of each question."""
    begun = process_time()
    china = shipped()
    say("calendar from its tables", f"{(process_time() - begun) * 1000:10.1f} ms")
    questions = {
        "add 20 working days": lambda day: china.add(day, 20),
        "add 20, one pause": lambda day: china.add(day, 20, PAUSE),
        "back 30 working days": lambda day: china.back(day, 30),
        "count to the end of 2026": lambda day: china.count(day, date(2026, 12, 31)),
        "6 months and roll": lambda day: china.months_roll(day, 6),
    }
    for name, ask in questions.items():
        begun = process_time()
        for day in DAYS:
            ask(day)
        say(name, f"{TERMS / (process_time() - begun):10,.0f} /s")
    begun = process_time()
    for day in DAYS[:5000]:
        _ = china.add(day, 20).derivation
    say("add 20 with its derivation", f"{5000 / (process_time() - begun):10,.0f} /s")


def say(name: str, figure: str) -> None:
    """Print one line."""
    sys.stdout.write(f"{name:28}{figure}\n")


if __name__ == "__main__":
    main()
