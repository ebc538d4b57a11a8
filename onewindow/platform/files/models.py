"""What is known of each stored file. The content lies encrypted in the data folder."""

from typing import ClassVar

from django.db import models

from onewindow.platform.pii.fields import EncryptedBytesField
from onewindow.platform.pii.registry import PersonalData, Pii


class File(models.Model):
    """One content of one owner. The row holds the only key to it: deleting the row erases the content everywhere."""

    PII: ClassVar[PersonalData] = {"address": Pii.FILE, "data_key": Pii.FILE}

    address = models.CharField(max_length=80, primary_key=True, db_collation="C")
    owner_id = models.UUIDField()
    blob_id = models.UUIDField(unique=True)  # the name of the encrypted file in the data folder
    data_key = EncryptedBytesField()
    size = models.BigIntegerField()
    media_type = models.CharField(max_length=100, db_collation="C")
    references = models.IntegerField(default=1)
    stored_at = models.DateTimeField()
    scanned_at = models.DateTimeField(null=True)  # None: 未经病毒扫描

    class Meta:
        constraints = [
            models.CheckConstraint(name="file_is_referred_to", condition=models.Q(references__gt=0)),
        ]
