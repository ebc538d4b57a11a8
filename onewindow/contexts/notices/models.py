"""Notices as they stand in an inbox, their dispatches by other media, and what the logged channel carried."""

from collections.abc import Mapping
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from onewindow.contexts.notices.domain.dispatches import DispatchState, Medium
from onewindow.contexts.notices.domain.topics import Topic
from onewindow.kernel.events import Subject
from onewindow.kernel.ids import new_id
from onewindow.platform.pii.fields import EncryptedJSONField, EncryptedTextField
from onewindow.platform.pii.registry import PersonalData, Pii


class Notice(models.Model):
    """One thing that one person was told. Its words are made when it is read, in the reader's language."""

    PII: ClassVar[PersonalData] = {"values": Pii.FORM}

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    effect_key = models.CharField(max_length=160, unique=True, db_collation="C")  # one effect, one notice
    owner_id = models.UUIDField()  # who is told: a party, or a member of staff
    item_id = models.UUIDField(null=True)  # which item it is about: what an agent may see goes by it
    topic = models.CharField(max_length=24, db_collation="C")
    values = EncryptedJSONField()
    subject_kind = models.CharField(max_length=32, db_collation="C")
    subject_id = models.UUIDField()
    needs_act = models.BooleanField()
    language = models.CharField(max_length=8, db_collation="C")  # of messages; the inbox follows its reader
    sent_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)
    recorded_at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints = [
            models.CheckConstraint(name="notice_topic_known", condition=Q(topic__in=[topic.value for topic in Topic]))
        ]
        indexes = [
            models.Index(fields=["owner_id", "-sent_at", "-id"], name="notice_inbox"),
            models.Index(fields=["owner_id"], name="notice_unread", condition=Q(read_at__isnull=True)),
            models.Index(fields=["subject_id", "sent_at"], name="notice_subject"),
        ]

    @property
    def subject(self) -> Subject:
        return Subject(self.subject_kind, self.subject_id)

    def said(self) -> Mapping[str, str]:
        """Return the values as they are kept."""
        kept: Mapping[str, str] = self.values
        return kept


class Dispatch(models.Model):
    """The way of one notice by one medium."""

    PII: ClassVar[PersonalData] = {"address": Pii.PHONE}  # a phone or a mail address

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    notice = models.ForeignKey(Notice, on_delete=models.PROTECT, related_name="+")
    medium = models.CharField(max_length=8, db_collation="C")
    address = EncryptedTextField()
    state = models.CharField(max_length=12, default=DispatchState.QUEUED.value, db_collation="C")
    tries = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField()
    reference = models.CharField(max_length=100, default="", db_collation="C")  # the carrier's own number
    fault = models.CharField(max_length=100, default="", db_collation="C")  # the carrier's code
    sent_at = models.DateTimeField(null=True)
    delivered_at = models.DateTimeField(null=True)
    failed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="dispatch_once", fields=["notice", "medium"]),
            models.CheckConstraint(
                name="dispatch_words_known",
                condition=Q(
                    medium__in=[medium.value for medium in Medium], state__in=[state.value for state in DispatchState]
                ),
            ),
            models.CheckConstraint(
                name="dispatch_delivered_has_instant",
                condition=~Q(state=DispatchState.DELIVERED.value) | Q(delivered_at__isnull=False),
            ),
        ]
        indexes = [
            models.Index(fields=["next_try_at"], name="dispatch_queue", condition=Q(state=DispatchState.QUEUED.value)),
            models.Index(fields=["reference"], name="dispatch_reference", condition=~Q(reference="")),
        ]


class LoggedMessage(models.Model):
    """What the logged channel carried, word for word: where no gateway is connected, this is where messages go."""

    PII: ClassVar[PersonalData] = {"address": Pii.PHONE, "text": Pii.FORM}

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    dispatch_id = models.UUIDField(unique=True)
    medium = models.CharField(max_length=8, db_collation="C")
    address = EncryptedTextField()
    text = EncryptedTextField()
    carried_at = models.DateTimeField()
