"""Values that pages hand to components: frozen, already in the user's words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from django.forms import BoundField


class Tone(StrEnum):
    """What a colour means; every use has a word beside it."""

    GREY = "grey"  # neutral, not begun
    BLUE = "blue"  # under way
    GREEN = "green"  # done, in time
    AMBER = "amber"  # wants attention
    RED = "red"  # too late, refused


class Light(StrEnum):
    """A deadline's light; each has its own shape and word."""

    GREEN = "green"  # 正常
    YELLOW = "yellow"  # 预警
    CARD = "card"  # 黄牌
    RED = "red"  # 超期、红牌
    PAUSED = "paused"  # 暂停计时
    DONE = "done"  # 已办结


@dataclass(frozen=True, kw_only=True)
class Link:
    """A word that leads somewhere: a breadcrumb, a tab, an entry of a menu."""

    label: str
    href: str = ""
    is_current: bool = False
    icon: str = ""
    count: int | None = None  # a number of things that wait behind it
    key: str = ""  # shortcut on the keyboard


@dataclass(frozen=True, kw_only=True)
class Task:
    """A line of a task list."""

    label: str
    href: str = ""
    state: str = ""
    tone: Tone = Tone.GREY
    hint: str = ""


@dataclass(frozen=True, kw_only=True)
class Moment:
    """Something on a timeline: done, happening now, or still to come (`at` empty)."""

    label: str
    at: datetime | date | None = None
    who: str = ""
    words: str = ""
    basis: str = ""
    tone: Tone = Tone.GREEN
    is_now: bool = False


@dataclass(frozen=True, kw_only=True)
class Entry:
    """What a form asks: one input (`bound`), rows of inputs, or nothing, since it is known already and only `said`."""

    label: str
    bound: BoundField | None = None
    rows: Sequence[Sequence[BoundField]] = ()
    said: str = ""
    help: str = ""
    source: str = ""  # of what was filled in
    width: str = ""
    unit: str = ""
    example: str = ""
    is_required: bool = True
    opened: Sequence["Opened"] = ()


@dataclass(frozen=True, kw_only=True)
class Opened:
    """What one choice of a field asks for besides: always in the page, and in sight once that choice is made."""

    number: int  # the choice's, among those that open something
    label: str
    entries: Sequence[Entry]


@dataclass(frozen=True, kw_only=True)
class Column:
    """A head of a table. `key` makes it sortable by that name (`?sort=key` and `?sort=-key`)."""

    label: str
    key: str = ""
    is_number: bool = False
    is_hidden: bool = False  # said to screen readers only, such as “操作”


@dataclass(frozen=True, kw_only=True)
class Matter:
    """A line of a list of work: what it is, whose, how it stands, and what is left of its term, if one runs."""

    label: str
    href: str
    number: str
    who: str
    state: str
    light: Light | None = None
    left: str = ""
    due_on: date | None = None
    more: str | None = None  # under the last head, where a list has one of its own


@dataclass(frozen=True, kw_only=True)
class Stat:
    """One of a few big numbers; opens to the list behind it."""

    label: str
    value: str | int
    href: str = ""
    light: Light | None = None
    hint: str = ""


@dataclass(frozen=True, kw_only=True)
class Deadline:
    """A day something is due, with the light and how the day was found."""

    due_on: date
    light: Light
    words: str  # 还剩 3 个工作日
    derivation: Sequence[str] = ()  # one line a step
    is_provisional: bool = False


@dataclass(frozen=True, kw_only=True)
class Fact:
    """One of the few lines that say at a glance what a page is about: 多久 — 承诺 5 个工作日."""

    label: str
    words: str
    icon: str
    hint: str = ""
    href: str = ""  # where it is said at length


@dataclass(frozen=True, kw_only=True)
class FlowStep:
    """A step of a course: what, by which post, how long, what comes out, and when it is left out."""

    label: str
    who: str = ""
    how_long: str = ""
    outcome: str = ""
    condition: str = ""


@dataclass(frozen=True, kw_only=True)
class Choice:
    """An answer that can be chosen, with a few words that help to choose."""

    value: str
    label: str
    hint: str = ""
    is_chosen: bool = False
