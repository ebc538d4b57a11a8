"""From a granted case to the licence in the wallet, by announcements."""

from datetime import timedelta

import pytest
from django.db import connection

from onewindow.contexts.cases import api as cases
from onewindow.contexts.elements import api as elements
from onewindow.contexts.licences import api as licences
from onewindow.contexts.licences.models import Licence
from onewindow.contexts.materials import api as materials
from onewindow.contexts.notices import api as notices
from onewindow.contexts.parties import api as parties
from onewindow.kernel.events import Subject
from tests.factories import licences as factory
from tests.factories.acting import NOW, once
from tests.factories.announcements import let_everybody_hear
from tests.factories.cases import Town, town
from tests.factories.catalogue import actor

SOON = NOW + timedelta(minutes=1)
pytestmark = pytest.mark.django_db(transaction=True)  # what is announced is heard after the commit


@pytest.fixture
def place() -> Town:
    return town()


def test_a_granted_case_becomes_a_licence_and_is_ready(place: Town) -> None:
    case_id = factory.granted(place)

    let_everybody_hear(SOON)

    (card,) = licences.wallet(by=place.applicant(), now=NOW)
    assert (card.type_name, card.source_id) == ("食品经营许可证", case_id)
    assert cases.case(case_id=case_id, by=place.applicant()).state is cases.State.READY
    source = cases.case(case_id=case_id, by=place.applicant()).subject
    assert licences.licences_from(source=source) == (Subject(licences.SUBJECT, card.id),)


def test_it_prints_what_was_filed_in_words(place: Town) -> None:
    factory.granted(place)

    let_everybody_hear(SOON)

    (card,) = licences.wallet(by=place.applicant(), now=NOW)
    lines = dict(card.lines)
    assert lines["经营项目"] == "热食类食品制售"
    assert "云岭县政务大道8号一层" in lines.values()
    assert (card.valid_from, card.ends_on) == (factory.FROM, factory.UNTIL)


def test_hearing_it_again_issues_nothing_more(place: Town) -> None:
    factory.granted(place)
    let_everybody_hear(SOON)

    with connection.cursor() as cursor:
        cursor.execute("UPDATE outbox_progress SET transaction = '0', position = 0 WHERE listener LIKE 'licences.%'")
    let_everybody_hear(SOON)

    assert Licence.objects.count() == 1
    topics = [line.topic for line in notices.inbox(by=place.applicant())]
    assert topics.count(notices.Topic.LICENCE_ISSUED) == 1


def test_what_was_issued_need_not_be_handed_in_again(place: Town) -> None:
    elements.register_material_types(
        material_types=[
            elements.MaterialTypeView(
                code="M900", name="食品经营许可证", kind=elements.MaterialKind.CERTIFICATE, licence_type=factory.FOOD
            )
        ],
        by=actor("elements.register"),
    )

    factory.issue(place)
    let_everybody_hear(SOON)

    (paper,) = [one for one in materials.vault(by=place.applicant(), on=factory.FROM) if one.material_code == "M900"]
    assert (paper.trust, paper.source) == (materials.Trust.A, materials.Source.LICENCE)


def test_its_data_are_known_from_it(place: Town) -> None:
    business = "11999901MB9100016W002"
    lines = (
        licences.FaceLine(element="business_scope", name="经营范围", words="餐饮服务", value="餐饮服务"),
        licences.FaceLine(element="premises_area", name="面积", words="86 平方米", value=86),
    )

    issued = factory.issue(place, type_code=business, lines=lines)
    let_everybody_hear(SOON)

    known = parties.known_data(party_id=place.company_id)
    assert known["business_scope"].value == "餐饮服务"
    assert known["business_scope"].source == parties.Source(
        kind=parties.SourceKind.LICENCE,
        name="营业执照（云岭县市场监督管理局）",
        organisation_id=place.department_id,
        reference=issued.number,
    )
    assert "premises_area" not in known


def test_the_holder_is_told(place: Town) -> None:
    issued = factory.issue(place)

    let_everybody_hear(SOON)

    (line,) = notices.inbox(by=place.applicant())
    assert line.title == "证照已签发"
    assert issued.number in line.body


def test_a_second_press_finds_the_certificate_made(place: Town) -> None:
    case_id = factory.granted(place)
    cases.ready_case(case_id=case_id, by=place.chief.actor(), now=NOW, command=once())

    let_everybody_hear(SOON)

    assert len(licences.wallet(by=place.applicant(), now=NOW)) == 1
