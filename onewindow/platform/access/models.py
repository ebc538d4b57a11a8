"""Accounts, which only log in, the log of every look at a person's data, and how often a secret was tried."""

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.hashers import make_password
from django.db import models
from django.db.models.functions import Now

from onewindow.kernel.ids import new_id
from onewindow.platform.access.actors import AccountKind
from onewindow.platform.access.passwords import hasher_for
from onewindow.platform.pii.registry import NO_PERSONAL_DATA, ClearText, PersonalData


class AccountManager(BaseUserManager["Account"]):
    def create_account(self, *, handle: str, kind: AccountKind, password: str | None, **fields: Any) -> "Account":
        """Create an account; without a password nobody can log in with one."""
        account = Account(handle=handle, kind=kind, **fields)
        account.password = make_password(password, hasher=hasher_for(is_demo=account.is_demo))
        account.save(using=self._db)
        return account


class Account(AbstractBaseUser):
    """Somebody who can log in. Who they are stands in `parties` or `organisations`, which point here."""

    PII: ClassVar[PersonalData] = NO_PERSONAL_DATA  # a handle is chosen, and must be no phone or identity number
    CLEAR: ClassVar[ClearText] = {"password": "an argon2 hash"}

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    handle = models.CharField(max_length=64, unique=True, db_collation="C")
    kind = models.CharField(max_length=16, db_collation="C")
    is_active = models.BooleanField(default=True)
    is_demo = models.BooleanField(default=False)  # may log in on loopback only
    created_at = models.DateTimeField(db_default=Now())

    USERNAME_FIELD = "handle"
    REQUIRED_FIELDS = ["kind"]

    objects = AccountManager()

    class Meta:
        constraints = [
            models.CheckConstraint(name="account_kind_known", condition=models.Q(kind__in=[*AccountKind])),
        ]


class AccessToken(models.Model):
    """A token of a machine, until the day on which it ends."""

    PII: ClassVar[PersonalData] = NO_PERSONAL_DATA

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    token_hash = models.BinaryField(unique=True)
    issued_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)


class AccessRecord(models.Model):
    """One look at personal data: who looked, at whom, for which purpose (个人信息保护法第五十一条)."""

    PII: ClassVar[PersonalData] = NO_PERSONAL_DATA
    CLEAR: ClassVar[ClearText] = {"actor": "ids", "purpose": "a sentence of the page that looks, not typed"}

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    account_id = models.UUIDField()
    actor = models.JSONField()  # `Actor.trace()`
    subject_kind = models.CharField(max_length=32, db_collation="C")
    subject_id = models.UUIDField()
    person_id = models.UUIDField(null=True)  # whose data it was, so that the person can ask who looked
    what = models.CharField(max_length=64, db_collation="C")
    purpose = models.CharField(max_length=200)
    happened_at = models.DateTimeField()
    recorded_at = models.DateTimeField(db_default=Now())

    class Meta:
        indexes = [
            models.Index(fields=["person_id", "happened_at"], name="access_record_person"),
            models.Index(fields=["account_id", "happened_at"], name="access_record_account"),
        ]


class Tries(models.Model):
    """How often a secret was tried of late, by what it belongs to and by where the tries came from: only as hashes,
    and for a quarter of an hour."""

    PII: ClassVar[PersonalData] = NO_PERSONAL_DATA

    key = models.CharField(max_length=64, primary_key=True, db_collation="C")
    number = models.IntegerField()
    since = models.DateTimeField()  # the last of them
