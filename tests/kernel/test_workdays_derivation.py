"""How an answer is said: a citizen can check it with a paper calendar."""

from datetime import date

import pytest

from onewindow.contexts.calendar import api as calendar
from onewindow.kernel.workdays import Count, Pause, Reckoning, SpecialDay, WorkCalendar
from onewindow.kernel.workdays.days import DayKind

CHINA = calendar.shipped_calendar()
OFF = "10 月 1–8 国庆节、中秋节放假"
NOT_YET = "放假安排尚未公布，暂按周末和法定节假日推算（农历节日按历表，调休未计），公布后重新计算"


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (CHINA.add(date(2026, 9, 16), 5), "5 个工作日，自 9 月 16 日次日起：17、18、20(调休)、21、22"),
        (CHINA.add(date(2025, 9, 26), 5), f"5 个工作日，自 9 月 26 日次日起：28(调休)、29、30、10 月 9、10；{OFF}"),
        (
            CHINA.add(date(2025, 9, 22), 20),
            f"20 个工作日，自 9 月 22 日次日起：23–26、28(调休)、29–30、10 月 9–10、11(调休)、13–17、20–24；{OFF}",
        ),
        (
            CHINA.add(date(2025, 9, 22), 5, [Pause(date(2025, 9, 24), date(2025, 9, 26))]),
            "5 个工作日，自 9 月 22 日次日起：23、24、28(调休)、29、30；扣除 9 月 25–26（2 个工作日）",
        ),
        (
            CHINA.add(date(2026, 4, 20), 20, [Pause(date(2026, 4, 27), date(2026, 5, 15))]),
            (
                "20 个工作日，自 4 月 20 日次日起：21–24、27、5 月 18–22、25–29、6 月 1–5；"
                "5 月 1–5 劳动节放假；扣除 4 月 28 至 5 月 15（12 个工作日）"
            ),
        ),
        (CHINA.add(date(2026, 9, 16), 0), "0 个工作日，即 9 月 16 日当日"),
        (
            CHINA.add(date(2025, 11, 17), 65),
            (
                "65 个工作日，自 11 月 17 日次日起：11 月 9 天、12 月 23 天、2026 年 1 月 21 天、2 月 12 天；"
                "2026 年 1 月 1–3 元旦，2 月 15–23 春节放假"
            ),
        ),
        (CHINA.add(date(2020, 1, 1), 1000), "1000 个工作日，自 1 月 1 日次日起：首日 2 日，末日 2024 年 1 月 4 日"),
    ],
)
def test_working_days_forward(answer: Reckoning, words: str) -> None:
    assert answer.derivation == words


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (CHINA.back(date(2026, 10, 31), 3), "3 个工作日，自 10 月 31 日前一日起倒数：30、29、28"),
        (
            CHINA.back(date(2026, 10, 31), 15),
            "15 个工作日，自 10 月 31 日前一日起倒数：30–26、23–19、16–12",
        ),
        (CHINA.back(date(2026, 10, 31), 0), "0 个工作日，即 10 月 31 日当日"),
    ],
)
def test_working_days_backward(answer: Reckoning, words: str) -> None:
    assert answer.derivation == words


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (CHINA.days_roll(date(2026, 9, 1), 15), "15 日，自 9 月 1 日次日起，止于 16 日"),
        (
            CHINA.days_roll(date(2026, 4, 29), 2),
            "2 日，自 4 月 29 日次日起，止于 5 月 1 日；当日不上班，顺延至其后第一个工作日 5 月 6 日",
        ),
        (
            CHINA.months_roll(date(2025, 8, 20), 6),
            "6 个月，自 8 月 20 日次日起，对应日为 2026 年 2 月 20 日；当日不上班，顺延至其后第一个工作日 2 月 24 日",
        ),
        (
            CHINA.days_roll(date(2026, 9, 1), 5, [Pause(date(2026, 9, 2), date(2026, 9, 4))]),
            "5 日，自 9 月 1 日次日起，止于 8 日；扣除 9 月 3–4（2 日）",
        ),
    ],
)
def test_calendar_days_and_months(answer: Reckoning, words: str) -> None:
    assert answer.derivation == words


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (
            CHINA.count(date(2025, 9, 22), date(2025, 10, 9)),
            f"9 月 22 日次日起至 10 月 9 日共 8 个工作日：23、24、25、26、28(调休)、29、30、10 月 9；{OFF}",
        ),
        (CHINA.count(date(2025, 10, 1), date(2025, 10, 8)), "10 月 1 日次日起至 10 月 8 日没有工作日"),
        (
            CHINA.count(date(2025, 9, 22), date(2025, 9, 29), [Pause(date(2025, 9, 23), date(2025, 9, 25))]),
            "9 月 22 日次日起至 9 月 29 日共 4 个工作日：23、26、28(调休)、29；扣除 9 月 24–25（2 个工作日）",
        ),
    ],
)
def test_counts(answer: Count, words: str) -> None:
    assert answer.derivation == words


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (
            CHINA.add(date(2026, 12, 28), 5),
            (
                "5 个工作日，自 12 月 28 日次日起：29、30、31、2027 年 1 月 4、5；2027 年 1 月 1–3 元旦放假；"
                f"2027 年{NOT_YET}"
            ),
        ),
        (
            CHINA.add(date(2028, 12, 28), 1),
            f"1 个工作日，自 12 月 28 日次日起：29；2028 年{NOT_YET}",
        ),
        (
            CHINA.days_roll(date(2098, 6, 1), 1002),
            f"1002 日，自 6 月 1 日次日起，止于 2101 年 2 月 28 日；2098 年起的{NOT_YET}；2099 年以后仅按周末推算",
        ),
        (
            CHINA.add(date(2003, 9, 30), 1),
            "1 个工作日，自 9 月 30 日次日起：10 月 1；2004 年以前的放假安排未收录，仅按周末推算",
        ),
    ],
)
def test_what_is_not_published_is_said(answer: Reckoning, words: str) -> None:
    assert (answer.derivation, answer.is_provisional) == (words, True)


def test_a_day_off_without_a_festival_has_a_name_all_the_same() -> None:
    local = WorkCalendar.of(
        [SpecialDay(date(2026, 4, 20), DayKind.LOCAL)],
        published_from=date(2026, 1, 1),
        published_until=date(2026, 12, 31),
    )

    assert local.add(date(2026, 4, 17), 1).derivation == "1 个工作日，自 4 月 17 日次日起：21；4 月 18–20 节假日放假"
