"""How each result reached its holder."""

from typing import ClassVar

from django.db import models
from django.db.models.functions import Now

from onewindow.contexts.delivery.domain import Way
from onewindow.kernel.ids import new_id
from onewindow.platform.pii.fields import EncryptedTextField
from onewindow.platform.pii.registry import NO_PERSONAL_DATA, ClearText, PersonalData, Pii


class Keeping(models.Model):
    """Where the paper of a result lies until it is fetched: 出件柜 A-03."""

    PII: ClassVar[PersonalData] = NO_PERSONAL_DATA
    CLEAR: ClassVar[ClearText] = {"place": "a shelf of the hall"}

    case_id = models.UUIDField(primary_key=True)
    place = models.CharField(max_length=60)
    kept_by = models.UUIDField()
    kept_at = models.DateTimeField()


class Handover(models.Model):
    """送达回证 or 邮寄记录: who gave what to whom, by which way, with what proof."""

    PII: ClassVar[PersonalData] = {"address": Pii.ADDRESS}

    pk = models.CompositePrimaryKey("case_id", "seq")
    case_id = models.UUIDField()
    seq = models.IntegerField()
    id = models.UUIDField(default=new_id)
    way = models.CharField(max_length=8, db_collation="C")
    receiver_id = models.UUIDField(null=True)  # in `parties`, identity checked
    given_by = models.UUIDField()
    window_id = models.UUIDField(null=True)
    waybill = models.CharField(max_length=64, default="", db_collation="C")
    address = EncryptedTextField(default="")
    signed_at = models.DateTimeField(null=True)  # the receiver signed the receipt of service
    happened_at = models.DateTimeField()
    recorded_at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints = [
            models.CheckConstraint(name="handover_way_known", condition=models.Q(way__in=[*Way])),
            models.CheckConstraint(
                name="handover_has_proof",
                condition=models.Q(receiver_id__isnull=False) | ~models.Q(waybill="") | models.Q(way=Way.WALLET),
            ),
        ]
