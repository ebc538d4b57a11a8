"""The hot row of a case: it remembers, it guards, it decides nothing."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce

from onewindow.contexts.cases.domain.examination import Accepted, Declined, Facts, Lapsed, Notice, Supplemented
from onewindow.contexts.cases.domain.filing import Filed
from onewindow.contexts.cases.domain.handling import Decided, Delivered, Ended, Progress, Step
from onewindow.contexts.cases.domain.prolonging import Extended, SpecialBegun, SpecialOver
from onewindow.contexts.cases.domain.states import MOVES, OVER, AcceptanceKind, State
from onewindow.contexts.cases.events import SUBJECT
from onewindow.contexts.cases.models.beside import CaseEvent, WorkLine
from onewindow.kernel.events import Subject
from onewindow.kernel.ids import new_id
from onewindow.platform.access.actors import Place
from onewindow.platform.moves.acts import Version
from onewindow.platform.pii.registry import NO_PERSONAL_DATA, ClearText, PersonalData

type Examined = Accepted | Notice | Declined | Supplemented | Lapsed
type Handled = Decided | Ended | Delivered | Step
type Repeated = tuple[tuple[type[models.Model], str, tuple[str, ...]], ...]
type Outcome = Filed | Examined | Extended | SpecialBegun | SpecialOver | Handled


class Case(models.Model):
    """One application and its handling. Form, papers, clocks and documents lie beside it."""

    PII: ClassVar[PersonalData] = NO_PERSONAL_DATA
    CLEAR: ClassVar[ClearText] = {"required": "codes of materials", "terms": "numbers and units"}
    CHAIN: ClassVar[type[CaseEvent]] = CaseEvent
    REPEATED: ClassVar[Repeated] = ((WorkLine, "case_id", ("state", "number", "short_number", "item_id", "owner_id")),)

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    state = models.CharField(max_length=24, default=State.DRAFT, db_collation="C")
    version = models.IntegerField(default=0)
    chain_head = models.BinaryField()

    guide_id = models.UUIDField()  # the published version that governs the case to its end
    item_id = models.UUIDField()
    organisation_id = models.UUIDField()  # the department that decides
    region_path = models.CharField(max_length=255, db_collation="C")
    owner_id = models.UUIDField()  # the applicant, in `parties`
    channel = models.CharField(max_length=16, db_collation="C")
    hall_id = models.UUIDField(null=True)
    window_id = models.UUIDField(null=True)
    assisted_by = models.UUIDField(null=True)  # the member of staff or agent who filed for the applicant

    number = models.CharField(max_length=50, default="", db_collation="C")
    number_prefix = models.SmallIntegerField(default=0)  # characters of the item's code in front
    number_day = models.DateField(null=True)
    number_serial = models.BigIntegerField(null=True)
    short_number = models.CharField(max_length=20, default="", db_collation="C")
    query_code_hash = models.BinaryField(default=b"")

    required = models.JSONField(default=list)  # codes of the materials without which it is not complete
    terms = models.JSONField(default=dict)  # `Terms` as they were when the case was filed
    submitted_at = models.DateTimeField(null=True)
    received_on = models.DateField(null=True)
    notice_due_on = models.DateField(null=True)
    completed_on = models.DateField(null=True)
    notified_on = models.DateField(null=True)
    supplement_due_on = models.DateField(null=True)
    accepted_on = models.DateField(null=True)
    acceptance_kind = models.CharField(max_length=8, default="", db_collation="C")
    decided_on = models.DateField(null=True)
    delivered_on = models.DateField(null=True)
    ended_on = models.DateField(null=True)
    deemed_by_law = models.BooleanField(default=True)

    is_test = models.BooleanField(default=False)  # enters no figure (decision 23)
    source_system = models.CharField(max_length=64, default="", db_collation="C")  # 转录件: where it was first kept
    external_no = models.CharField(max_length=64, default="", db_collation="C")
    begun_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(name="case_state_known", condition=Q(state__in=[*State])),
            models.CheckConstraint(
                name="case_filed_has_number",
                condition=Q(state=State.DRAFT) | (~Q(number="") & Q(received_on__isnull=False)),
            ),
            models.CheckConstraint(
                name="case_accepted_has_day",
                condition=~Q(state__in=[State.ACCEPTED, State.IN_REVIEW, State.SPECIAL])
                | (Q(accepted_on__isnull=False) & Q(acceptance_kind__in=[*AcceptanceKind])),
            ),
            models.CheckConstraint(
                name="case_correction_has_notice",
                condition=~Q(state=State.CORRECTION)
                | (Q(notified_on__isnull=False) & Q(supplement_due_on__isnull=False)),
            ),
            models.CheckConstraint(
                name="case_decided_has_day",
                condition=~Q(state__in=[State.DECIDED_GRANT, State.DECIDED_DENY, State.CERT_MAKING, State.READY])
                | Q(decided_on__isnull=False),
            ),
            models.CheckConstraint(
                name="case_decided_after_acceptance",
                condition=Q(decided_on__isnull=True) | Q(decided_on__gte=models.F("accepted_on")),
            ),
            models.UniqueConstraint(
                name="case_external_once",
                fields=["source_system", "external_no"],
                condition=~Q(source_system=""),
            ),
        ]
        indexes = [
            models.Index(fields=["owner_id", "begun_at"], name="case_owner"),
            models.Index(
                models.F("organisation_id"),
                Coalesce("delivered_on", "ended_on"),
                name="case_over",
                condition=Q(state__in=[*OVER]),
            ),
            models.Index(fields=["begun_at"], name="case_draft", condition=Q(state=State.DRAFT)),
            models.Index(fields=["short_number"], name="case_short_number", condition=~Q(short_number="")),
        ]

    @property
    def subject(self) -> Subject:
        return Subject(SUBJECT, self.id)

    @property
    def place(self) -> Place:
        return Place(self.organisation_id, self.region_path, self.owner_id, self.item_id)

    @property
    def version_read(self) -> Version:
        return Version(
            of=Case, id=self.id, state=State(self.state), version=self.version, chain_head=bytes(self.chain_head)
        )

    def facts(self, *, handed_in: frozenset[str], defective: frozenset[str] = frozenset()) -> Facts:
        """Return what the examination may see of this row and of the papers beside it.

        :raises ValueError: if the case was never filed
        """
        if self.received_on is None or self.notice_due_on is None:
            raise ValueError("a draft has no facts to examine")
        return Facts(
            state=State(self.state),
            received_on=self.received_on,
            notice_due_on=self.notice_due_on,
            completed_on=self.completed_on,
            required=frozenset(self.required),
            handed_in=handed_in,
            defective=defective,
            notified_on=self.notified_on,
            supplement_due_on=self.supplement_due_on,
            deemed_by_law=self.deemed_by_law,
        )

    def progress(self, *, sealing_works: bool = True) -> Progress:
        """Return what the rules after acceptance may see."""
        return Progress(state=State(self.state), accepted_on=self.accepted_on, sealing_works=sealing_works)

    def changes(self, outcome: Outcome) -> Mapping[str, Any]:
        """Return the columns that an outcome sets; `platform.moves` writes them, here nothing is written."""
        return {"state": MOVES.after(State(self.state), outcome.verb), **_columns(outcome)}


def _columns(outcome: Outcome) -> Mapping[str, Any]:
    match outcome:
        case Filed():
            completed_on = None if outcome.missing else outcome.filed_on
            return {"received_on": outcome.received_on, "completed_on": completed_on}
        case Accepted():
            kind = AcceptanceKind.DEEMED if outcome.deemed else AcceptanceKind.NORMAL
            return {"accepted_on": outcome.accepted_on, "acceptance_kind": kind}
        case Notice():
            return {"notified_on": outcome.notified_on}  # what was asked for stands in the event
        case Supplemented():
            return {"completed_on": outcome.completed_on}
        case Declined():
            return {"ended_on": outcome.declined_on}
        case Lapsed():
            return {"ended_on": outcome.lapsed_on}
        case Decided():
            return {"decided_on": outcome.decided_on}
        case Ended():
            return {"ended_on": outcome.ended_on}
        case Delivered():
            return {"delivered_on": outcome.delivered_on}
        case Step() | Extended() | SpecialBegun() | SpecialOver():
            return {}
