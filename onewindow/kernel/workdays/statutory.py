"""The festivals that the law itself names, for years whose table is not published yet.

《全国年节及纪念日放假办法》(2024 年修订) 第二条: 13 days. Which days are swapped around them nobody
knows before the State Council says so; what rests on this is provisional.
"""

from datetime import date, timedelta
from functools import cache

from onewindow.kernel.workdays.days import DayKind, SpecialDay
from onewindow.kernel.workdays.lunar import FESTIVALS

LAST_LUNAR_YEAR = max(FESTIVALS)


@cache
def statutory_days(year: int) -> tuple[SpecialDay, ...]:
    """Return the 13 statutory days of a year whose lunar festivals are known (up to `LAST_LUNAR_YEAR`)."""
    spring, tomb_sweeping, dragon_boat, mid_autumn = FESTIVALS[year]
    named = [
        ("元旦", date(year, 1, 1)),
        *(("春节", spring + timedelta(days=number)) for number in (-1, 0, 1, 2)),  # 除夕、初一至初三
        ("清明节", tomb_sweeping),
        ("劳动节", date(year, 5, 1)),
        ("劳动节", date(year, 5, 2)),
        ("端午节", dragon_boat),
        ("中秋节", mid_autumn),
        *(("国庆节", date(year, 10, day)) for day in (1, 2, 3)),
    ]
    return tuple(SpecialDay(day, DayKind.STATUTORY, name) for name, day in named)
