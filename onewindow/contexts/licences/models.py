"""Licences and the chain of what was done to each."""

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from onewindow.contexts.licences.domain.life import CURRENT, MOVES, Standing, State, Verb, standing
from onewindow.contexts.licences.events import SUBJECT
from onewindow.kernel.events import Subject
from onewindow.kernel.ids import new_id
from onewindow.platform.access.actors import Place
from onewindow.platform.ledger.events import ChainedEvent
from onewindow.platform.moves.acts import Version
from onewindow.platform.pii.fields import EncryptedJSONField, EncryptedTextField
from onewindow.platform.pii.registry import NO_PERSONAL_DATA, ClearText, PersonalData, Pii

IN_FORCE = [state.value for state in (State.PREPARED, *CURRENT)]


class LicenceAct(ChainedEvent):
    """One act in the life of a licence; rows are only added."""

    PII: ClassVar[PersonalData] = NO_PERSONAL_DATA
    CLEAR: ClassVar[ClearText] = {"body": "ids, codes and days", "actor": "ids"}


class Licence(models.Model):
    """One edition of one licence. Its paper is a document; another edition is another row."""

    PII: ClassVar[PersonalData] = {"holder_name": Pii.NAME, "holder_number": Pii.IDENTITY_NUMBER, "lines": Pii.FORM}
    CLEAR: ClassVar[ClearText] = {
        "type_name": "the name of a kind of licence",
        "number": "made from the type's template and a serial",
        "organisation_name": "an organ's name",
    }
    CHAIN: ClassVar[type[LicenceAct]] = LicenceAct
    BY_NO_ACT: ClassVar[frozenset[str]] = frozenset({"expiry_told_at"})  # that a notice went out

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    state = models.CharField(max_length=12, default=State.PREPARED.value, db_collation="C")
    version = models.IntegerField(default=0)
    chain_head = models.BinaryField()

    type_code = models.CharField(max_length=21, db_collation="C")
    type_name = models.CharField(max_length=200)
    number = models.CharField(max_length=60)
    identifier = models.CharField(max_length=120, unique=True, db_collation="C")  # 电子证照标识, its version within
    replaces_id = models.UUIDField(null=True)  # the edition before

    owner_id = models.UUIDField()  # the holder, in `parties`
    item_id = models.UUIDField(null=True)  # which item it came of: what an agent may see goes by it
    is_person = models.BooleanField()
    holder_name = EncryptedTextField()
    holder_number = EncryptedTextField()  # credit code; of a person masked, as it is printed
    lines = EncryptedJSONField()  # what is printed: data element, name, words, value

    organisation_id = models.UUIDField()
    organisation_name = models.CharField(max_length=200)
    region_path = models.CharField(max_length=255, db_collation="C")
    source_kind = models.CharField(max_length=32, default="", db_collation="C")  # what it came out of: a case
    source_id = models.UUIDField(null=True)
    is_test = models.BooleanField(default=False)  # enters no figure (decision 23)

    document_id = models.UUIDField()
    code = models.CharField(max_length=16, db_collation="C")  # the check code that is printed on it
    issued_on = models.DateField()
    valid_from = models.DateField()
    ends_on = models.DateField(null=True)  # the last day of its validity; none: without end
    ended_on = models.DateField(null=True)  # the day it ceased to stand
    expiry_told_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(name="licence_state_known", condition=Q(state__in=[state.value for state in State])),
            models.CheckConstraint(
                name="licence_days_in_order", condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("valid_from"))
            ),
            models.CheckConstraint(
                name="licence_ended_has_day", condition=Q(state__in=IN_FORCE) | Q(ended_on__isnull=False)
            ),
            models.UniqueConstraint(
                name="licence_one_current",
                fields=["type_code", "owner_id", "number"],
                condition=Q(state__in=IN_FORCE),
            ),
        ]
        indexes = [
            models.Index(fields=["owner_id", "issued_on"], name="licence_owner"),
            models.Index(fields=["code"], name="licence_code"),
            models.Index(fields=["source_id"], name="licence_source", condition=Q(source_id__isnull=False)),
            models.Index(
                fields=["ends_on"],
                name="licence_expiring",
                condition=Q(state=State.VALID.value, expiry_told_at__isnull=True, ends_on__isnull=False),
            ),
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
            of=Licence, id=self.id, state=State(self.state), version=self.version, chain_head=bytes(self.chain_head)
        )

    def standing(self, today: date) -> Standing:
        """Return what it is worth on the day."""
        return standing(State(self.state), valid_from=self.valid_from, ends_on=self.ends_on, today=today)

    def after(self, verb: Verb) -> State:
        """Return the state that the verb leads to.

        :raises IllegalMove: if the verb is no move from here
        """
        return MOVES.after(State(self.state), verb)
