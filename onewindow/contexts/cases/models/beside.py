"""What lies beside the hot row, keyed (case, seq) so that a case can live on any shard."""

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models.functions import Now

from onewindow.contexts.cases.domain.states import State
from onewindow.platform.ledger.events import ChainedEvent
from onewindow.platform.pii.fields import EncryptedJSONField, EncryptedTextField
from onewindow.platform.pii.registry import NO_PERSONAL_DATA, ClearText, PersonalData, Pii

NO_TERM = date.max  # nobody's term runs: last in every list, and one index serves all


class CaseEvent(ChainedEvent):
    """One act in the life of a case; rows are only added."""

    PII: ClassVar[PersonalData] = NO_PERSONAL_DATA
    CLEAR: ClassVar[ClearText] = {"body": "ids, codes, days and hashes", "actor": "ids"}


class CaseForm(models.Model):
    """What was answered and typed. `seq` 0 is being written; each filing leaves a copy under its event's seq."""

    PII: ClassVar[PersonalData] = {"answers": Pii.FORM, "values": Pii.FORM}

    pk = models.CompositePrimaryKey("case_id", "seq")
    case_id = models.UUIDField()
    seq = models.IntegerField()
    answers = EncryptedJSONField()  # question code → option codes
    values = EncryptedJSONField()  # field code → value
    saved_at = models.DateTimeField(db_default=Now())


class WorkLine(models.Model):
    """The line of a case in the lists of those who handle it; written in the same act, corrected on `ClockMoved`."""

    PII: ClassVar[PersonalData] = {"applicant": Pii.NAME}
    CLEAR: ClassVar[ClearText] = {"item_name": "as the guide names it"}

    pk = models.CompositePrimaryKey("case_id", "seq")
    case_id = models.UUIDField()
    seq = models.IntegerField(default=0)
    state = models.CharField(max_length=24, db_collation="C")
    number = models.CharField(max_length=50, db_collation="C")
    short_number = models.CharField(max_length=20, db_collation="C")
    item_id = models.UUIDField()
    item_name = models.CharField(max_length=200)
    applicant = EncryptedTextField()  # masked: 云岭滋味餐饮有限公司 or 张*
    organisation_id = models.UUIDField()  # who handles the case
    region_path = models.CharField(max_length=255, db_collation="C")
    owner_id = models.UUIDField()
    received_on = models.DateField()
    due_on = models.DateField(default=NO_TERM)  # the nearest term of the office, or of the applicant in 待补正
    warning_from = models.DateField(null=True)
    yellow_from = models.DateField(null=True)
    red_from = models.DateField(null=True)
    is_open = models.BooleanField(default=True)
    is_test = models.BooleanField(default=False)

    class Meta:
        db_table = "cases_worklist"
        indexes = [
            models.Index(
                fields=["organisation_id", "due_on", "case_id"],
                name="worklist_organisation",
                condition=models.Q(is_open=True),
            ),
            models.Index(
                models.F("region_path"),
                models.F("due_on"),
                models.F("case_id"),
                name="worklist_region",
                condition=models.Q(is_open=True),
            ),
            models.Index(fields=["owner_id", "-received_on", "case_id"], name="worklist_owner"),
        ]
        constraints = [models.CheckConstraint(name="worklist_state_known", condition=models.Q(state__in=[*State]))]


class SpecialRun(models.Model):
    """One special procedure of a case, from its notice to its result; `seq` is that of the act that started it."""

    PII: ClassVar[PersonalData] = {"words": Pii.FORM, "result": Pii.FORM}

    pk = models.CompositePrimaryKey("case_id", "seq")
    case_id = models.UUIDField()
    seq = models.IntegerField()
    procedure = models.CharField(max_length=64, db_collation="C")  # its code in the guide
    kind = models.CharField(max_length=16, db_collation="C")
    started_on = models.DateField()
    told_amount = models.IntegerField()
    told_unit = models.CharField(max_length=8, db_collation="C")
    told_until = models.DateField()
    document_id = models.UUIDField()  # D05
    words = EncryptedJSONField()  # who takes part, what the applicant should do, why so long
    ended_on = models.DateField(null=True)
    result = EncryptedTextField(default="")

    class Meta:
        db_table = "cases_special_run"
        constraints = [
            models.UniqueConstraint(
                name="special_one_at_a_time", fields=["case_id"], condition=models.Q(ended_on__isnull=True)
            ),
            models.CheckConstraint(
                name="special_ends_not_before_it_starts",
                condition=models.Q(ended_on__isnull=True) | models.Q(ended_on__gte=models.F("started_on")),
            ),
        ]


class CaseNumber(models.Model):
    """A number that was given, once, to one case (decision 21)."""

    PII: ClassVar[PersonalData] = NO_PERSONAL_DATA

    number = models.CharField(max_length=50, primary_key=True, db_collation="C")
    case_id = models.UUIDField()


class CaseTally(models.Model):
    """The counts of one organisation's open cases, at most some seconds old."""

    PII: ClassVar[PersonalData] = NO_PERSONAL_DATA
    CLEAR: ClassVar[ClearText] = {"by_state": "states and numbers"}

    organisation_id = models.UUIDField(primary_key=True)
    region_path = models.CharField(max_length=255, db_collation="C")
    owner_id = models.UUIDField()  # every scoped row has one; here nobody's
    open = models.IntegerField()
    warning = models.IntegerField()
    yellow = models.IntegerField()
    red = models.IntegerField()
    by_state = models.JSONField()
    counted_at = models.DateTimeField()
    counted_on = models.DateField()
    is_stale = models.BooleanField(default=False)

    class Meta:
        db_table = "cases_tally"
