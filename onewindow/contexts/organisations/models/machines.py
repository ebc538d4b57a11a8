"""Systems that act: a department's own, or a channel of others."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from onewindow.contexts.organisations.models.posts import Post, Staff
from onewindow.kernel.ids import new_id
from onewindow.platform.pii.registry import NO_PERSONAL_DATA, ClearText, PersonalData


class Machine(models.Model):
    """对接系统: it has an account, the rights of its own post, and a member of staff who answers for what it does."""

    PII: ClassVar[PersonalData] = NO_PERSONAL_DATA
    CLEAR: ClassVar[ClearText] = {"name": "a system's"}

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    account = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    post = models.OneToOneField(Post, on_delete=models.PROTECT, related_name="+")
    answered_by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=60)
    connected_at = models.DateTimeField()
    disconnected_on = models.DateField(null=True)
