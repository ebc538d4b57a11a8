"""The papers of a subject, each a row. A place that is empty is a row too, so that a page need not ask the guide."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from onewindow.contexts.materials.domain import PaperView, Source, State, Trust
from onewindow.kernel.events import Subject
from onewindow.platform.pii.fields import EncryptedTextField
from onewindow.platform.pii.registry import ClearText, PersonalData, Pii

DRAFT = 0  # uploaded, and not yet gone in with an act
KEPT = -1  # in the vault for its own sake


class Paper(models.Model):
    """One paper, or what stands in its place. `seq` comes from a sequence: two who add papers never meet."""

    PII: ClassVar[PersonalData] = {"file_address": Pii.FILE, "file_name": Pii.FORM, "note": Pii.FORM}
    CLEAR: ClassVar[ClearText] = {
        "material_name": "as the guide names it",
        "issuer": "the name of an organ or centre",
        "supplied_by": "ids",
        "verified_by": "ids",
    }

    pk = models.CompositePrimaryKey("subject_id", "seq")
    subject_kind = models.CharField(max_length=32, db_collation="C")
    subject_id = models.UUIDField()
    seq = models.BigIntegerField(db_default=models.Func(models.Value("materials_paper_seq"), function="nextval"))
    owner_id = models.UUIDField()  # whose paper it is, in `parties`
    item_id = models.UUIDField(null=True)  # which item it came in for: what an agent may see goes by it
    material_code = models.CharField(max_length=64, db_collation="C")
    material_name = models.CharField(max_length=200)
    state = models.CharField(max_length=16, db_collation="C")
    trust = models.CharField(max_length=1, default="", db_collation="C")
    source = models.CharField(max_length=20, db_collation="C")
    note = EncryptedTextField(default="")
    issuer = models.CharField(max_length=200, default="")

    file_address = models.CharField(max_length=80, default="", db_collation="C")
    file_name = EncryptedTextField(default="")
    media_type = models.CharField(max_length=100, default="", db_collation="C")
    size = models.BigIntegerField(default=0)
    is_scanned = models.BooleanField(default=False)

    supplied_at = models.DateTimeField(null=True)
    supplied_by = models.JSONField(null=True)  # `Actor.trace()`
    account_id = models.UUIDField(null=True)  # whose daily quota the file counts in
    verified_at = models.DateTimeField(null=True)
    verified_by = models.JSONField(null=True)
    valid_until = models.DateField(null=True)
    due_on = models.DateField(null=True)  # by when what is tolerated must come
    filed_seq = models.IntegerField(default=DRAFT)  # the act of the subject that it went in with
    returned_seq = models.IntegerField(null=True)  # the act that sent it back

    class Meta:
        indexes = [
            models.Index(fields=["owner_id", "material_code"], name="paper_vault", condition=Q(trust__in=["A", "B"])),
            models.Index(fields=["supplied_at"], name="paper_unfiled", condition=Q(filed_seq=DRAFT)),
            models.Index(fields=["account_id", "supplied_at"], name="paper_account"),
        ]
        constraints = [
            models.CheckConstraint(name="paper_state_known", condition=Q(state__in=[*State])),
            models.CheckConstraint(name="paper_source_known", condition=Q(source__in=[*Source])),
            models.CheckConstraint(name="paper_trust_known", condition=Q(trust__in=["", *Trust])),
            models.CheckConstraint(
                name="paper_needed_is_empty",
                condition=~Q(state=State.NEEDED) | Q(file_address="", trust="", supplied_at=None),
            ),
            models.CheckConstraint(name="paper_file_has_size", condition=Q(file_address="", size=0) | Q(size__gt=0)),
        ]

    def view(self) -> PaperView:
        """Return the paper as rules and pages see it."""
        return PaperView(
            subject=Subject(self.subject_kind, self.subject_id),
            seq=self.seq,
            owner_id=self.owner_id,
            material_code=self.material_code,
            material_name=self.material_name,
            state=State(self.state),
            trust=Trust(self.trust) if self.trust else None,
            source=Source(self.source),
            note=self.note,
            issuer=self.issuer,
            file_name=self.file_name,
            media_type=self.media_type,
            size=self.size,
            is_scanned=self.is_scanned,
            supplied_at=self.supplied_at,
            verified_at=self.verified_at,
            valid_until=self.valid_until,
            due_on=self.due_on,
            is_filed=self.filed_seq != DRAFT,
            is_returned=self.returned_seq is not None,
        )
