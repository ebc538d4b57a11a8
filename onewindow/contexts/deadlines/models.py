"""Clocks with the facts they are computed from, what moved them, and the thresholds of their lights."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any, ClassVar

from django.db import models
from django.db.models.functions import Now
from pydantic import TypeAdapter

from onewindow.contexts.deadlines.domain.clocks import Alarm, Clock, Halt, Reading
from onewindow.contexts.deadlines.domain.lights import Kind, Lamp, Light, Threshold
from onewindow.kernel.events import Subject
from onewindow.kernel.workdays import Term, Unit
from onewindow.platform.pii.registry import NO_PERSONAL_DATA, ClearText, PersonalData

_HALTS = TypeAdapter(tuple[Halt, ...])


class ClockRow(models.Model):
    """One clock. What it shows (`due_on` and after) is kept for lists and alarms, and can be computed anew."""

    PII: ClassVar[PersonalData] = NO_PERSONAL_DATA
    CLEAR: ClassVar[ClearText] = {"stopped_by": "codes", "halts": "codes, days and ids"}

    pk = models.CompositePrimaryKey("subject_id", "seq")
    subject_kind = models.CharField(max_length=32, db_collation="C")
    subject_id = models.UUIDField()
    seq = models.BigIntegerField()
    kind = models.CharField(max_length=16, db_collation="C")
    region_path = models.CharField(max_length=255, db_collation="C")  # whose calendar
    started_on = models.DateField()
    amount = models.IntegerField()
    unit = models.CharField(max_length=8, db_collation="C")
    extension = models.IntegerField(default=0)
    stopped_by = models.JSONField(default=list)
    halts = models.JSONField(default=list)

    due_on = models.DateField(null=True)  # none while a special procedure is under way
    is_provisional = models.BooleanField()
    warning_from = models.DateField(null=True)
    yellow_from = models.DateField(null=True)
    red_from = models.DateField(null=True)
    calendar_version = models.BigIntegerField()

    is_running = models.BooleanField(default=True)
    stopped_on = models.DateField(null=True)
    alarm = models.CharField(max_length=8, default=Alarm.NONE.value, db_collation="C")
    next_alarm_on = models.DateField(null=True)

    class Meta:
        db_table = "deadlines_clock"
        constraints = [
            models.CheckConstraint(
                name="clock_words_known",
                condition=models.Q(
                    kind__in=[kind.value for kind in Kind],
                    unit__in=[unit.value for unit in Unit],
                    alarm__in=[alarm.value for alarm in Alarm],
                ),
            ),
            models.CheckConstraint(
                name="clock_stopped_has_day",
                condition=models.Q(is_running=True, stopped_on__isnull=True)
                | models.Q(is_running=False, stopped_on__isnull=False, next_alarm_on__isnull=True),
            ),
        ]
        indexes = [
            models.Index(
                fields=["next_alarm_on"], name="clock_next_alarm", condition=models.Q(next_alarm_on__isnull=False)
            ),
            models.Index(fields=["calendar_version"], name="clock_reckoned_by", condition=models.Q(is_running=True)),
        ]

    def as_clock(self) -> Clock:
        """Return the facts of the clock."""
        return Clock(
            subject=Subject(self.subject_kind, self.subject_id),
            seq=self.seq,
            kind=Kind(self.kind),
            started_on=self.started_on,
            term=Term(self.amount, Unit(self.unit)),
            extension=self.extension,
            stopped_by=frozenset(self.stopped_by),
            halts=_HALTS.validate_python(self.halts),
            alarm=Alarm(self.alarm),
            stopped_on=self.stopped_on,
        )

    def as_lamp(self) -> Lamp:
        """Return the days from which the clock shows its lights."""
        return Lamp(self.warning_from, self.yellow_from, self.red_from)


class Cause(StrEnum):
    """Why a clock shows something else than before."""

    PAUSED = "PAUSED"  # 特别程序启动
    RESUMED = "RESUMED"  # 特别程序结束
    EXTENDED = "EXTENDED"  # 延长
    CALENDAR = "CALENDAR"  # 日历公布或更正


class ClockChange(models.Model):
    """One change of what a clock shows after it was set off: never overwritten."""

    PII: ClassVar[PersonalData] = NO_PERSONAL_DATA

    pk = models.CompositePrimaryKey("subject_id", "id")
    subject_id = models.UUIDField()
    id = models.UUIDField()
    clock_seq = models.BigIntegerField()
    cause = models.CharField(max_length=16, db_collation="C")
    due_before = models.DateField(null=True)
    due_on = models.DateField(null=True)
    is_provisional = models.BooleanField()
    calendar_version = models.BigIntegerField()
    happened_at = models.DateTimeField()
    recorded_at = models.DateTimeField(db_default=Now())

    class Meta:
        db_table = "deadlines_clock_change"
        constraints = [
            models.CheckConstraint(
                name="clock_change_cause_known", condition=models.Q(cause__in=[cause.value for cause in Cause])
            ),
        ]


class ThresholdRow(models.Model):
    """From when a kind of clock is warned of in a region, for clocks set off on the day or later."""

    PII: ClassVar[PersonalData] = NO_PERSONAL_DATA

    id = models.UUIDField(primary_key=True, editable=False)
    region_path = models.CharField(max_length=255, db_collation="C")
    kind = models.CharField(max_length=16, db_collation="C")
    valid_from = models.DateField()
    warn_workdays = models.IntegerField()
    warn_percent = models.IntegerField()
    overdue = models.CharField(max_length=8, db_collation="C")

    class Meta:
        db_table = "deadlines_threshold"
        constraints = [
            models.UniqueConstraint(name="threshold_once", fields=["region_path", "kind", "valid_from"]),
            models.CheckConstraint(
                name="threshold_words_known",
                condition=models.Q(
                    kind__in=[kind.value for kind in Kind], overdue__in=[light.value for light in Light]
                ),
            ),
        ]

    def as_threshold(self) -> Threshold:
        """Return what the row says."""
        return Threshold(Light(self.overdue), self.warn_workdays, self.warn_percent)


def columns_set_off(clock: Clock, region_path: str) -> Mapping[str, Any]:
    """Return the columns that hold what set a clock off and never changes."""
    return {
        "subject_kind": clock.subject.kind,
        "subject_id": clock.subject.id,
        "seq": clock.seq,
        "kind": clock.kind.value,
        "region_path": region_path,
        "started_on": clock.started_on,
        "amount": clock.term.amount,
        "unit": clock.term.unit.value,
        "stopped_by": sorted(clock.stopped_by),
        "is_running": True,
    }


def columns_shown(clock: Clock, reading: Reading) -> Mapping[str, Any]:
    """Return the columns that may change while a clock runs: its pauses, its extension, and what it shows."""
    return {
        "extension": clock.extension,
        "halts": _HALTS.dump_python(clock.halts, mode="json"),
        "alarm": clock.alarm.value,
        "due_on": reading.due_on,
        "is_provisional": reading.is_provisional,
        "warning_from": reading.lamp.warning_from,
        "yellow_from": reading.lamp.yellow_from,
        "red_from": reading.lamp.red_from,
        "next_alarm_on": reading.next_alarm_on,
        "calendar_version": reading.calendar_version,
    }
