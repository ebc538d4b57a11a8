"""What posts may do, and what departments have handed over in writing."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from onewindow.contexts.organisations.domain.rights import DELEGABLE, Reach
from onewindow.contexts.organisations.models.halls import Window
from onewindow.contexts.organisations.models.organisations import Organisation
from onewindow.contexts.organisations.models.posts import Post
from onewindow.contexts.organisations.models.regions import Region
from onewindow.kernel.ids import new_id
from onewindow.platform.pii.registry import NO_PERSONAL_DATA, ClearText, PersonalData

LETTERS: ClearText = {"letter": "the number of a written act"}
ENDS_NOT_BEFORE_IT_BEGINS = Q(valid_until__isnull=True) | Q(valid_until__gte=F("valid_from"))


class Authority(models.Model):
    """One right of a post, from a day until another. It holds when somebody else than who granted it has confirmed it,
    or when it was given as the installation was founded, before there was a second person."""

    PII: ClassVar[PersonalData] = NO_PERSONAL_DATA
    CLEAR: ClassVar[ClearText] = LETTERS

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+")
    verb = models.CharField(max_length=40, db_collation="C")
    reach = models.CharField(max_length=12, db_collation="C")
    region = models.ForeignKey(Region, null=True, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, null=True, on_delete=models.PROTECT, related_name="+")
    valid_from = models.DateField()
    valid_until = models.DateField(null=True)
    letter = models.CharField(max_length=60, default="")  # 授权书文号
    granted_by = models.UUIDField()  # accounts
    granted_at = models.DateTimeField()
    confirmed_by = models.UUIDField(null=True)
    confirmed_at = models.DateTimeField(null=True)
    is_founding = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["post"], name="authority_post")]
        constraints = [
            models.CheckConstraint(
                name="authority_reach_names_its_place",
                condition=Q(
                    reach__in=[str(Reach.EVERYWHERE), str(Reach.OWN)], region__isnull=True, organisation__isnull=True
                )
                | Q(reach=str(Reach.REGION), region__isnull=False, organisation__isnull=True)
                | Q(reach=str(Reach.ORGANISATION), region__isnull=True, organisation__isnull=False),
            ),
            models.CheckConstraint(name="authority_ends_not_before_it_begins", condition=ENDS_NOT_BEFORE_IT_BEGINS),
            models.CheckConstraint(
                name="authority_confirmed_by_another",
                condition=Q(confirmed_by__isnull=True) | ~Q(confirmed_by=F("granted_by")),
            ),
        ]


class Delegation(models.Model):
    """授权: a department hands a window or another organisation one verb, for one item or all of its own."""

    PII: ClassVar[PersonalData] = NO_PERSONAL_DATA
    CLEAR: ClassVar[ClearText] = LETTERS

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")  # who hands over
    item_id = models.UUIDField(null=True)  # in `catalogue`; empty: every item of the organisation
    verb = models.CharField(max_length=40, db_collation="C")
    to_window = models.ForeignKey(Window, null=True, on_delete=models.PROTECT, related_name="+")
    to_organisation = models.ForeignKey(Organisation, null=True, on_delete=models.PROTECT, related_name="+")
    letter = models.CharField(max_length=60)
    valid_from = models.DateField()
    valid_until = models.DateField(null=True)
    delegated_by = models.UUIDField()
    delegated_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["organisation", "verb"], name="delegation_organisation")]
        constraints = [
            models.CheckConstraint(name="delegation_verb_known", condition=Q(verb__in=sorted(DELEGABLE))),
            models.CheckConstraint(
                name="delegation_names_one_grantee",
                condition=Q(to_window__isnull=False) ^ Q(to_organisation__isnull=False),
            ),
            models.CheckConstraint(name="delegation_is_written", condition=~Q(letter="")),
            models.CheckConstraint(name="delegation_ends_not_before_it_begins", condition=ENDS_NOT_BEFORE_IT_BEGINS),
        ]
