"""The register of seals."""

import pytest

from onewindow.contexts.documents import api as documents
from onewindow.contexts.documents.models import Seal
from onewindow.kernel.errors import NotAllowed
from tests.factories import documents as factory

pytestmark = pytest.mark.django_db


def in_use() -> list[str]:
    return sorted(Seal.objects.filter(withdrawn_on=None).values_list("kind", flat=True))


def test_an_organs_seals_are_registered_once() -> None:
    factory.seal_everything(factory.BUREAU)
    before = set(Seal.objects.values_list("id", flat=True))

    factory.seal_everything(factory.BUREAU)

    assert set(Seal.objects.values_list("id", flat=True)) == before
    assert in_use() == ["APPROVAL", "ORGAN", "WINDOW"]


def test_a_withdrawn_seal_can_be_followed_by_a_new_one() -> None:
    factory.seal_everything(factory.BUREAU)
    documents.withdraw_seal(
        office=factory.BUREAU, kind=documents.SealKind.ORGAN, by=factory.administrator(), now=factory.NOW
    )

    factory.seal_everything(factory.BUREAU)

    assert in_use() == ["APPROVAL", "ORGAN", "WINDOW"]
    assert Seal.objects.filter(kind="ORGAN").count() == 2


def test_a_seal_that_is_not_in_use_cannot_be_withdrawn() -> None:
    with pytest.raises(documents.SealNotRegistered):
        documents.withdraw_seal(
            office=factory.BUREAU, kind=documents.SealKind.ORGAN, by=factory.administrator(), now=factory.NOW
        )


def test_only_who_manages_organs_registers_their_seals() -> None:
    with pytest.raises(NotAllowed):
        documents.register_seals(
            office=factory.BUREAU, kinds=(documents.SealKind.ORGAN,), by=factory.staff(*factory.SEALS), now=factory.NOW
        )
