"""The wallet of a holder, and what anyone may know of a licence."""

from datetime import datetime, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from onewindow.contexts.licences import api as licences
from onewindow.contexts.licences.actions.telling import tell_of_expiry
from onewindow.contexts.licences.models import Licence
from onewindow.contexts.notices import api as notices
from onewindow.contexts.parties import api as parties
from onewindow.kernel.errors import NotAllowed, NotFound
from onewindow.platform.access.actors import Channel
from onewindow.platform.access.models import AccessRecord
from tests.factories import licences as factory
from tests.factories.acting import NOW
from tests.factories.cases import Town, town

pytestmark = pytest.mark.django_db
AT_THE_END = datetime.combine(factory.UNTIL, NOW.timetz()) - timedelta(days=30)


@pytest.fixture
def place() -> Town:
    return town()


def test_a_holder_finds_the_licence_in_the_wallet(
    place: Town, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    issued = factory.issue(place)
    holder = place.applicant()

    with django_assert_num_queries(1):
        (card,) = licences.wallet(by=holder, now=NOW)

    assert (card.type_name, card.number, card.standing) == ("食品经营许可证", issued.number, licences.Standing.VALID)
    assert card.lines == (("法定代表人（负责人）", "张样例"), ("经营项目", "热食类食品制售"))


def test_a_person_does_not_see_the_companys_wallet_as_their_own(place: Town) -> None:
    factory.issue(place)
    person = parties.citizen_actor(account_id=place.account_id, now=NOW, channel=Channel.WEB)

    assert licences.wallet(by=person, now=NOW) == ()


def test_what_a_licence_is_worth_follows_the_day(place: Town) -> None:
    factory.issue(place)

    (card,) = licences.wallet(by=place.applicant(), now=AT_THE_END)

    assert card.standing is licences.Standing.EXPIRING


def test_a_look_of_staff_is_recorded(place: Town) -> None:
    issued = factory.issue(place)

    licences.licence(licence_id=issued.licence_id, by=place.chief.actor(), now=NOW)
    licences.licence(licence_id=issued.licence_id, by=place.applicant(), now=NOW)

    look = AccessRecord.objects.get(subject_id=issued.licence_id)
    assert (look.person_id, look.what) == (place.company_id, "licences.licence")


def test_who_may_see_no_licences_sees_none(place: Town) -> None:
    issued = factory.issue(place)
    nobody = place.chief.actor()
    nobody = type(nobody)(account=nobody.account, kind=nobody.kind, channel=nobody.channel)

    with pytest.raises(NotAllowed):
        licences.licence(licence_id=issued.licence_id, by=nobody, now=NOW)
    with pytest.raises(NotAllowed):
        licences.wallet(by=nobody, now=NOW)


def test_anyone_who_has_it_before_them_learns_what_it_is_worth_now(place: Town) -> None:
    issued = factory.issue(place)
    code = Licence.objects.get(id=issued.licence_id).code

    today = licences.verify_licence(identifier=issued.identifier.lower(), check_code=f"{code[:4]}-{code[4:]}", now=NOW)
    later = licences.verify_licence(identifier=issued.identifier, check_code=code, now=AT_THE_END + timedelta(days=31))

    assert (today.holder, today.number, today.standing) == (
        "云岭滋味餐饮有限公司",
        issued.number,
        licences.Standing.VALID,
    )
    assert later.standing is licences.Standing.EXPIRED


def test_a_persons_name_is_masked_in_public(place: Town) -> None:
    issued = factory.issue(place, holder_id=place.person_id)
    code = Licence.objects.get(id=issued.licence_id).code

    assert licences.verify_licence(identifier=issued.identifier, check_code=code, now=NOW).holder == "张*"


@pytest.mark.parametrize(
    ("identifier", "code"),
    [("", ""), ("{right}", "WRONGCODE234"), ("1.2.156.3005.2.X", "{right}"), ("{right}x", "{right}")],
)
def test_without_both_nothing_is_said(place: Town, identifier: str, code: str) -> None:
    issued = factory.issue(place)
    right = Licence.objects.get(id=issued.licence_id).code

    with pytest.raises(NotFound):
        licences.verify_licence(
            identifier=identifier.replace("{right}", issued.identifier),
            check_code=code.replace("{right}", right),
            now=NOW,
        )


def test_a_holder_is_told_once_that_it_runs_out(place: Town) -> None:
    factory.issue(place)

    told = [tell_of_expiry(now=NOW), tell_of_expiry(now=AT_THE_END), tell_of_expiry(now=AT_THE_END)]

    assert told == [0, 1, 0]
    (line,) = notices.inbox(by=place.applicant())
    assert line.topic is notices.Topic.LICENCE_EXPIRING
    assert "有效期至2031年3月1日" in line.body
    assert "2031年1月30日前提出申请" in line.body
