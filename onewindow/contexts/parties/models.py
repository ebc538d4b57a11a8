"""Parties, what is known of them, and who may act for them."""

from typing import ClassVar
from uuid import UUID

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from onewindow.contexts.parties.domain.identity import NumberKind, PartyKind, RealNameLevel
from onewindow.contexts.parties.domain.knowledge import KnownDatum, Recorded, Source, SourceKind
from onewindow.contexts.parties.domain.mandates import Mandate, MandateKind
from onewindow.kernel.ids import new_id
from onewindow.kernel.instants import legal_day
from onewindow.kernel.spans import Span
from onewindow.platform.pii.fields import EncryptedJSONField, EncryptedTextField
from onewindow.platform.pii.registry import NO_PERSONAL_DATA, ClearText, PersonalData, Pii


class Party(models.Model):
    """Somebody who has errands. Found by whole number, phone or name, or by surname and last four; never by a part."""

    PII: ClassVar[PersonalData] = {
        "name": Pii.NAME,
        "number": Pii.IDENTITY_NUMBER,
        "phone": Pii.PHONE,
        "address": Pii.ADDRESS,
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    kind = models.CharField(max_length=20, db_collation="C")
    name = EncryptedTextField()
    number_kind = models.CharField(max_length=16, db_collation="C")
    number = EncryptedTextField()
    phone = EncryptedTextField(default="")
    address = EncryptedTextField(default="")
    number_index = models.BinaryField()
    name_index = models.BinaryField()
    surname_last4_index = models.BinaryField()
    phone_index = models.BinaryField(null=True)
    real_name_level = models.SmallIntegerField(default=int(RealNameLevel.NONE))
    account = models.OneToOneField(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    registered_at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["name_index"], name="party_name"),
            models.Index(fields=["surname_last4_index"], name="party_surname_last4"),
            models.Index(fields=["phone_index"], name="party_phone"),
        ]
        constraints = [
            models.UniqueConstraint(name="party_number_once", fields=["number_kind", "number_index"]),
            models.CheckConstraint(name="party_kind_known", condition=Q(kind__in=[*map(str, PartyKind)])),
            models.CheckConstraint(
                name="party_number_kind_known", condition=Q(number_kind__in=[*map(str, NumberKind)])
            ),
            models.CheckConstraint(
                name="party_number_fits_kind",
                condition=Q(kind=str(PartyKind.PERSON)) ^ Q(number_kind=str(NumberKind.CREDIT_CODE)),
            ),
            models.CheckConstraint(
                name="party_real_name_known", condition=Q(real_name_level__in=[*map(int, RealNameLevel)])
            ),
        ]


class Datum(models.Model):
    """One datum of a party with its source. Rows are added; a wrong one is withdrawn with a reason and stays."""

    PII: ClassVar[PersonalData] = {
        "value": Pii.FORM,
        "source_reference": Pii.FORM,
        "withdrawn_because": Pii.FORM,
    }
    CLEAR: ClassVar[ClearText] = {"source_name": "an organ's, or a kind of licence"}

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="+")
    element_code = models.CharField(max_length=64, db_collation="C")
    value = EncryptedJSONField()
    source_kind = models.CharField(max_length=8, db_collation="C")
    source_name = models.CharField(max_length=100)
    source_organisation_id = models.UUIDField(null=True)
    source_reference = EncryptedTextField(default="")
    as_of = models.DateField()
    recorded_at = models.DateTimeField()
    recorded_by = models.UUIDField()  # an account
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_because = EncryptedTextField(default="")

    class Meta:
        indexes = [models.Index(fields=["party", "element_code"], name="datum_party", condition=Q(withdrawn_at=None))]
        constraints = [
            models.CheckConstraint(name="datum_source_known", condition=Q(source_kind__in=[*map(str, SourceKind)])),
        ]

    @property
    def recorded(self) -> Recorded:
        source = Source(
            kind=SourceKind(self.source_kind),
            name=self.source_name,
            organisation_id=self.source_organisation_id,
            reference=self.source_reference,
        )
        datum = KnownDatum(element_code=self.element_code, value=self.value, source=source, as_of=self.as_of)
        return Recorded(datum=datum, recorded_at=self.recorded_at)


class MandateRow(models.Model):
    """A mandate; it is revoked, never deleted."""

    PII: ClassVar[PersonalData] = NO_PERSONAL_DATA
    CLEAR: ClassVar[ClearText] = {"items": "ids"}

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    principal = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="+")
    agent = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, db_collation="C")
    items = models.JSONField(null=True)  # ids in `catalogue`; NULL: every item
    valid_from = models.DateField()
    valid_until = models.DateField(null=True)
    given_by = models.UUIDField()  # an account
    given_at = models.DateTimeField()
    revoked_by = models.UUIDField(null=True)
    revoked_at = models.DateTimeField(null=True)
    recorded_at = models.DateTimeField(db_default=Now())

    class Meta:
        db_table = "parties_mandate"
        indexes = [
            models.Index(fields=["agent", "principal"], name="mandate_agent"),
            models.Index(fields=["principal"], name="mandate_principal"),
        ]
        constraints = [
            models.CheckConstraint(name="mandate_kind_known", condition=Q(kind__in=[*map(str, MandateKind)])),
            models.CheckConstraint(name="mandate_is_for_another", condition=~Q(principal=F("agent"))),
            models.CheckConstraint(
                name="mandate_given_has_end",
                condition=~Q(kind=str(MandateKind.AUTHORISED)) | Q(valid_until__isnull=False),
            ),
        ]

    @property
    def mandate(self) -> Mandate:
        return Mandate(
            principal_id=self.principal_id,
            agent_id=self.agent_id,
            kind=MandateKind(self.kind),
            items=None if self.items is None else frozenset(map(UUID, self.items)),
            span=Span(self.valid_from, self.valid_until),
            revoked_on=legal_day(self.revoked_at) if self.revoked_at else None,
        )
