"""Numbered documents, the register of seals, and the line that every use of a seal leaves."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from onewindow.contexts.documents.domain.kinds import Kind, SealKind
from onewindow.contexts.documents.domain.papers import SealBasis, State
from onewindow.kernel.events import Subject
from onewindow.kernel.ids import new_id
from onewindow.platform.access.actors import Place
from onewindow.platform.pii.fields import EncryptedJSONField
from onewindow.platform.pii.registry import NO_PERSONAL_DATA, ClearText, PersonalData, Pii


class Document(models.Model):
    """A document as it was issued: its facts. Its paper is set, sealed and signed when it is first opened.

    It is keyed like everything of a case, so that it can live on the case's shard; there `id` and `code` cannot be
    unique by constraint, and need not be: one is a UUID, the other 58 random bits.
    """

    PII: ClassVar[PersonalData] = {"facts": Pii.FORM, "file": Pii.FILE}
    CLEAR: ClassVar[ClearText] = {
        "organisation_name": "an organ's name",
        "title": "the name of a kind of document or licence",
        "number": "made of the organ's mark, the year and a serial",
        "issued_by": "ids",
    }

    pk = models.CompositePrimaryKey("subject_id", "seq", "kind")
    subject_kind = models.CharField(max_length=32, db_collation="C")
    subject_id = models.UUIDField()
    seq = models.IntegerField()  # of the act that issued it
    kind = models.CharField(max_length=4, db_collation="C")
    id = models.UUIDField(default=new_id, editable=False)

    title = models.CharField(max_length=60)
    number = models.CharField(max_length=60)
    template = models.CharField(max_length=100, db_collation="C")  # below `contexts/`
    is_licence = models.BooleanField()  # the item is a 行政许可
    facts = EncryptedJSONField()  # the letter
    code = models.CharField(max_length=16, db_collation="C")  # by which anyone verifies it
    issued_on = models.DateField()
    issued_by = models.JSONField()  # `Actor.trace()` of whose act it is
    seal_kind = models.CharField(max_length=8, db_collation="C")
    seal_basis = models.CharField(max_length=10, db_collation="C")

    organisation_id = models.UUIDField()
    organisation_name = models.CharField(max_length=200)
    region_path = models.CharField(max_length=255, db_collation="C")
    owner_id = models.UUIDField(null=True)  # to whom it is addressed, in `parties`
    item_id = models.UUIDField(null=True)  # which item it came of: what an agent may see goes by it

    file = models.CharField(max_length=100, default="", db_collation="C")  # address of the sealed paper
    file_hash = models.BinaryField(null=True)  # SHA-256 of the sealed paper
    sealed_at = models.DateTimeField(null=True)
    voided_on = models.DateField(null=True)
    recorded_at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints = [
            models.CheckConstraint(name="document_kind_known", condition=Q(kind__in=[kind.value for kind in Kind])),
            models.CheckConstraint(
                name="document_seal_known", condition=Q(seal_kind__in=[kind.value for kind in SealKind])
            ),
            models.CheckConstraint(
                name="document_basis_known", condition=Q(seal_basis__in=[basis.value for basis in SealBasis])
            ),
            models.CheckConstraint(
                name="document_sealed_whole",
                condition=Q(sealed_at__isnull=True, file_hash__isnull=True, file="")
                | (Q(sealed_at__isnull=False, file_hash__isnull=False) & ~Q(file="")),
            ),
        ]
        indexes = [
            models.Index(fields=["id"], name="document_id"),
            models.Index(fields=["code"], name="document_code"),
            models.Index(fields=["owner_id", "issued_on"], name="document_owner"),
        ]

    @property
    def subject(self) -> Subject:
        return Subject(self.subject_kind, self.subject_id)

    @property
    def state(self) -> State:
        return State.VOID if self.voided_on else State.VALID


class Seal(models.Model):
    """A seal that an organ has put on the register (备案). Its key lies in the keys folder under its id."""

    PII: ClassVar[PersonalData] = NO_PERSONAL_DATA
    CLEAR: ClassVar[ClearText] = {"organisation_name": "an organ's name"}

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    organisation_id = models.UUIDField()
    organisation_name = models.CharField(max_length=200)
    region_path = models.CharField(max_length=255, db_collation="C")
    kind = models.CharField(max_length=8, db_collation="C")
    diameter = models.PositiveSmallIntegerField(default=42)  # millimetres
    registered_at = models.DateTimeField()
    registered_by = models.UUIDField()  # account
    withdrawn_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(name="seal_kind_known", condition=Q(kind__in=[kind.value for kind in SealKind])),
            models.UniqueConstraint(
                name="seal_one_in_use", fields=["organisation_id", "kind"], condition=Q(withdrawn_on__isnull=True)
            ),
        ]

    @property
    def place(self) -> Place:
        return Place(self.organisation_id, self.region_path)


class SealUse(models.Model):
    """One use of a seal: on which paper, by whose act, on what ground. Rows are only added."""

    PII: ClassVar[PersonalData] = NO_PERSONAL_DATA
    CLEAR: ClassVar[ClearText] = {"issued_by": "ids"}

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    seal = models.ForeignKey(Seal, on_delete=models.PROTECT, related_name="+")
    document_id = models.UUIDField()
    subject_kind = models.CharField(max_length=32, db_collation="C")
    subject_id = models.UUIDField()
    paper_hash = models.BinaryField()  # SHA-256 of the paper before it was sealed
    file_hash = models.BinaryField()  # and after
    issued_by = models.JSONField()  # `Actor.trace()` of whose act the document is
    basis = models.CharField(max_length=10, db_collation="C")
    account_id = models.UUIDField()  # who opened it first
    happened_at = models.DateTimeField()
    recorded_at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints = [models.UniqueConstraint(name="seal_use_once", fields=["document_id"])]
