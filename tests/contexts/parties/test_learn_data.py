"""Each datum with its source; what is wrong is corrected by whom it came from."""

from datetime import date
from uuid import UUID

import pytest
from django.db import connection

from onewindow.contexts.parties import api as parties
from onewindow.contexts.parties.api import DatumCorrected, KnownDatum, Source, SourceKind
from onewindow.contexts.parties.models import Datum
from onewindow.kernel.errors import NotFound
from onewindow.kernel.ids import new_id
from onewindow.kernel.instants import legal_day
from onewindow.platform.access.actors import AccountKind, Actor, Channel, Grant, Scope, ScopeKind
from onewindow.platform.outbox.models import Announcement
from tests.factories import parties as make
from tests.factories.acting import NOW, founder, once

pytestmark = pytest.mark.django_db
MARKET = new_id()
LICENCE = Source(
    kind=SourceKind.LICENCE,
    name="云岭县市场监督管理局 营业执照",
    organisation_id=MARKET,
    reference="91999901MA9X00011B",
)
ADDRESS = KnownDatum(element_code="premises_address", value="云岭县政务大道8号", source=LICENCE, as_of=date(2025, 6, 1))


def learn(party_id: UUID, *data: KnownDatum) -> int:
    return parties.learn_data(party_id=party_id, data=data, by=founder(), now=NOW, command=once())


def correct(party_id: UUID, by: Actor, *, value: object = "云岭县政务大道9号", reason: str = "填错了") -> None:
    parties.correct_datum(
        party_id=party_id,
        element_code="premises_address",
        value=value,
        reason=reason,
        by=by,
        now=NOW,
        command=once(),
    )


def citizen(party_id: UUID) -> Actor:
    return parties.citizen_actor(account_id=make.account(party_id), now=NOW, channel=Channel.WEB)


def reviewer_of(organisation_id: UUID) -> Actor:
    grants = frozenset({Grant("parties.correct", Scope(ScopeKind.ORGANISATION, str(organisation_id)))})
    return Actor(
        account=new_id(), kind=AccountKind.STAFF, channel=Channel.DESK, organisation=organisation_id, grants=grants
    )


def test_what_is_known_comes_with_its_source_and_day() -> None:
    company = make.enterprise()

    assert learn(company, ADDRESS) == 1

    assert parties.known_data(party_id=company) == {"premises_address": ADDRESS}


def test_what_is_known_already_is_not_written_again() -> None:
    company = make.enterprise()
    learn(company, ADDRESS)

    assert learn(company, ADDRESS) == 0
    assert Datum.objects.count() == 1


def test_values_rest_encrypted() -> None:
    learn(make.enterprise(), ADDRESS)

    with connection.cursor() as cursor:
        cursor.execute("SELECT d::text FROM parties_datum d")
        (row,) = cursor.fetchone()

    assert "政务大道".encode().hex() not in row
    assert "政务大道" not in row


def test_本人填报的数据_本人可以更正_原值连同理由留存() -> None:
    zhang = make.person()
    own = Source(kind=SourceKind.DECLARED, name="本人填报")
    learn(zhang, KnownDatum(element_code="premises_address", value="旧址", source=own, as_of=date(2025, 6, 1)))

    correct(zhang, citizen(zhang))

    known = parties.known_data(party_id=zhang)["premises_address"]
    assert (known.value, known.source, known.as_of) == ("云岭县政务大道9号", own, legal_day(NOW))
    withdrawn = Datum.objects.exclude(withdrawn_at=None).get()
    assert (withdrawn.value, withdrawn.withdrawn_because) == ("旧址", "填错了")
    said = Announcement.objects.get(name=DatumCorrected.__name__)
    assert (said.subject_id, said.body) == (zhang, {"element_code": "premises_address"})


def test_证照数据_向核发机关申请更正() -> None:
    company = make.enterprise()
    learn(company, ADDRESS)

    with pytest.raises(parties.CorrectAtTheSource, match="市场监督管理局"):
        correct(company, citizen(company))

    assert parties.known_data(party_id=company)["premises_address"] == ADDRESS


def test_核发机关的人可以更正() -> None:
    company = make.enterprise()
    learn(company, ADDRESS)
    grants = frozenset({Grant("parties.correct", Scope(ScopeKind.ORGANISATION, str(MARKET)))})
    reviewer = Actor(account=new_id(), kind=AccountKind.STAFF, channel=Channel.DESK, organisation=MARKET, grants=grants)

    correct(company, reviewer)

    known = parties.known_data(party_id=company)["premises_address"]
    assert (known.value, known.source.kind) == ("云岭县政务大道9号", SourceKind.WINDOW)


def test_what_was_withdrawn_as_wrong_does_not_come_back() -> None:
    company = make.enterprise()
    learn(company, ADDRESS)
    correct(company, reviewer_of(MARKET))

    assert learn(company, ADDRESS) == 0


def test_nobody_corrects_somebody_else() -> None:
    zhang, li = make.person(), make.person(make.LI, name="李样例")

    with pytest.raises(NotFound):
        correct(li, citizen(zhang))
