"""工作日推算: from the tables that come with the program; needs no database."""

from typing import Any

from django.core.management.base import CommandParser

from onewindow.cli.sentences import SentenceCommand, amount, day, fail, span
from onewindow.contexts.calendar import api as calendar
from onewindow.kernel.errors import Refusal
from onewindow.kernel.workdays import Count, Reckoning, Term, Unit

_UNITS = {"workday": Unit.WORKDAY, "day": Unit.DAY, "month": Unit.MONTH, "year": Unit.YEAR}


class Command(SentenceCommand):
    """`onewindow calendar add|back|count`: the date or the number first, then how it was found."""

    help = "推算工作日：先给出日期或天数，再说明怎样得出。中止期间为（开始日，结束日]，开始日照常计入。"

    def add_arguments(self, parser: CommandParser) -> None:
        """Add the three questions."""
        questions = parser.add_subparsers(dest="question", metavar="add|back|count", required=True)
        add = questions.add_parser("add", help="自某日起若干工作日（或日、月、年）的最后一日")
        add.add_argument("day", type=day, metavar="起算日")
        add.add_argument("amount", type=amount, metavar="数量")
        add.add_argument("--unit", choices=[*_UNITS], default="workday", help="工作日、日、月、年；默认工作日")
        add.add_argument("--roll", action="store_true", help="最后一日不上班的，顺延到下一个工作日")
        add.add_argument("--pause", type=span, action="append", default=[], metavar="开始日..结束日")
        back = questions.add_parser("back", help="某日之前第若干个工作日")
        back.add_argument("day", type=day, metavar="日期")
        back.add_argument("amount", type=amount, metavar="数量")
        count = questions.add_parser("count", help="两日之间有几个工作日，不含前一日，含后一日")
        count.add_argument("day", type=day, metavar="起日")
        count.add_argument("until", type=day, metavar="止日")
        count.add_argument("--pause", type=span, action="append", default=[], metavar="开始日..结束日")

    def handle(self, *args: Any, **options: Any) -> None:
        """Answer the question."""
        try:
            answer = _answered(**options)
            self.stdout.write(str(answer.number if isinstance(answer, Count) else answer.on))
            self.stdout.write(answer.derivation)
        except Refusal as refusal:
            fail(str(refusal))


def _answered(**asked: Any) -> Reckoning | Count:
    work = calendar.shipped_calendar()
    match asked["question"]:
        case "back":
            return work.back(asked["day"], asked["amount"])
        case "count":
            if asked["until"] < asked["day"]:
                fail(f"止日 {asked['until']} 早于起日 {asked['day']}，请对调后再试")
            return work.count(asked["day"], asked["until"], asked["pause"])
        case _:
            answer = work.due(asked["day"], Term(asked["amount"], _UNITS[asked["unit"]]), asked["pause"])
            return answer if asked["roll"] else answer.before_roll()
