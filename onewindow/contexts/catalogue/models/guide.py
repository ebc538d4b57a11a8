"""A guide version: one document, as bytes, with its hash; what is issued is guarded in the database."""

from collections.abc import Iterable
from typing import ClassVar
from uuid import UUID

from django.db import models
from django.db.models import Q

from onewindow.contexts.catalogue.domain.states import ISSUED, GuideState, Progress
from onewindow.contexts.catalogue.events import SUBJECT
from onewindow.contexts.catalogue.models.item import Item
from onewindow.kernel.events import Subject
from onewindow.platform.ledger.events import ChainedEvent
from onewindow.platform.moves.acts import Version
from onewindow.platform.pii.registry import NO_PERSONAL_DATA, ClearText, PersonalData

UNDER_WAY = (GuideState.DRAFT, GuideState.REVIEWED, GuideState.APPROVED)


class GuideEvent(ChainedEvent):
    """One act in the life of a guide version; rows are only added."""

    PII: ClassVar[PersonalData] = NO_PERSONAL_DATA
    CLEAR: ClassVar[ClearText] = {"body": "hashes, days and an official's opinion on a public text", "actor": "ids"}


class GuideVersion(models.Model):
    """办事指南的一个版本."""

    PII: ClassVar[PersonalData] = NO_PERSONAL_DATA
    CLEAR: ClassVar[ClearText] = {"document": "a guide is public", "derived": "drawn from a public document"}
    CHAIN: ClassVar[type[GuideEvent]] = GuideEvent

    id = models.UUIDField(primary_key=True, editable=False)
    state = models.CharField(max_length=16, db_collation="C")
    version = models.IntegerField(default=0)
    chain_head = models.BinaryField()

    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="+")
    edition = models.IntegerField()  # 事项版本: 1, 2, 3 …
    organisation_id = models.UUIDField()
    region_path = models.CharField(max_length=255, db_collation="C")
    document = models.BinaryField()
    document_hash = models.BinaryField()  # SHA-256 of the document, as stored
    derived = models.JSONField()  # what lists show of it; the document alone is binding
    drafted_by = models.UUIDField()
    reviewed_by = models.UUIDField(null=True)
    approved_by = models.UUIDField(null=True)
    published_from = models.DateField(null=True)
    published_until = models.DateField(null=True)  # the first day on which it is no longer in force
    begun_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(name="guide_state_known", condition=Q(state__in=[*map(str, GuideState)])),
            models.CheckConstraint(
                name="guide_issued_has_day",
                condition=~Q(state__in=[*map(str, ISSUED)]) | Q(published_from__isnull=False),
            ),
            models.CheckConstraint(
                name="guide_over_has_end",
                condition=Q(state__in=["SUPERSEDED", "WITHDRAWN"], published_until__isnull=False)
                | (~Q(state__in=["SUPERSEDED", "WITHDRAWN"]) & Q(published_until__isnull=True)),
            ),
            models.UniqueConstraint(name="guide_edition_once", fields=["item", "edition"]),
            models.UniqueConstraint(
                name="guide_one_under_way", fields=["item"], condition=Q(state__in=[*map(str, UNDER_WAY)])
            ),
            models.UniqueConstraint(name="guide_one_in_force", fields=["item"], condition=Q(state="PUBLISHED")),
        ]
        indexes = [
            models.Index(
                fields=["published_from", "id"],
                name="guide_published",
                condition=Q(state__in=[*map(str, ISSUED)]),
            ),
        ]

    @property
    def subject(self) -> Subject:
        return Subject(SUBJECT, self.id)

    @property
    def version_read(self) -> Version:
        return Version(
            of=GuideVersion,
            id=self.id,
            state=GuideState(self.state),
            version=self.version,
            chain_head=bytes(self.chain_head),
        )

    def progress(self, *, revised_by: Iterable[UUID] = ()) -> Progress:
        """Return what the rules of the route may see; `revised_by` stands in the chain."""
        return Progress(
            state=GuideState(self.state),
            authors=frozenset({self.drafted_by, *revised_by}),
            reviewed_by=self.reviewed_by,
            published_from=self.published_from,
        )
