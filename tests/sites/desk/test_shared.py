"""What stands in place of a paper that nobody had to bring: opened at the desk, without numbers, and written down."""

from datetime import date
from uuid import UUID

import pytest
from django.test import Client
from django.utils import timezone

from onewindow.contexts.cases import api as cases
from onewindow.contexts.materials import api as materials
from onewindow.contexts.organisations import api as organisations
from onewindow.contexts.organisations.api import PostKind
from onewindow.contexts.parties import api as parties
from onewindow.platform.access.looks import looks
from onewindow.platform.access.models import Account
from tests.factories import organisations as county
from tests.factories.acting import founder, once
from tests.factories.cases import Town, submitted, town

pytestmark = pytest.mark.django_db

LICENCE = parties.Source(kind=parties.SourceKind.LICENCE, name="营业执照（市场监管局）", reference="91999901MA9X00011B")
DECLARED = parties.Source(kind=parties.SourceKind.DECLARED, name="本人填报")


@pytest.fixture
def place() -> Town:
    found = town(now=timezone.now())
    said = {
        "subject_name": ("云岭滋味餐饮有限公司", LICENCE),
        "registered_address": ("云岭县政务大道8号", LICENCE),
        "contact_name": ("张样例", DECLARED),
        "contact_phone": ("13800001234", LICENCE),
    }
    data = [
        parties.KnownDatum(element_code=code, value=value, source=source, as_of=date(2026, 3, 2))
        for code, (value, source) in said.items()
    ]
    parties.learn_data(party_id=found.company_id, data=data, by=founder(), now=timezone.now(), command=once())
    return found


@pytest.fixture
def exempt(place: Town) -> tuple[UUID, int]:
    return waiting(place)


def waiting(place: Town) -> tuple[UUID, int]:
    """Return a case that waits for review, and the number of its 营业执照, which nobody handed in."""
    case_id = submitted(place, "M003", "M004", now=timezone.now())
    cases.examine_case(case_id=case_id, by=place.reviewer.actor(), now=timezone.now(), command=once())
    case = cases.case(case_id=case_id, by=place.reviewer.actor())
    papers = materials.papers(subjects=[case.subject])[case.subject]
    return case_id, next(paper.seq for paper in papers if paper.source is materials.Source.LICENCE)


def at_desk(client: Client, seat: county.Seated) -> Client:
    client.force_login(Account.objects.get(id=seat.account_id))
    return client


def address(case_id: UUID, seq: int) -> str:
    return f"/desk/cases/{case_id}/papers/{seq}/shared/"


def test_the_case_leads_to_what_the_organ_says(client: Client, place: Town, exempt: tuple[UUID, int]) -> None:
    case_id, seq = exempt
    page = at_desk(client, place.reviewer).get(f"/desk/cases/{case_id}/?stage=review").content.decode()

    assert address(case_id, seq) in page


def test_the_organ_s_data_stand_there_without_numbers_and_without_what_somebody_typed(
    client: Client, place: Town, exempt: tuple[UUID, int]
) -> None:
    page = at_desk(client, place.reviewer).get(address(*exempt)).content.decode()

    assert "云岭县政务大道8号" in page
    assert "营业执照（市场监管局） · 91999901MA9X00011B · 2026-03-02" in page
    assert "13800001234" not in page
    assert "张样例" not in page


def test_the_look_is_written_down_for_the_applicant(client: Client, place: Town, exempt: tuple[UUID, int]) -> None:
    at_desk(client, place.reviewer).get(address(*exempt))

    found = looks(person_ids=[place.company_id])
    assert [look.purpose for look in found if look.what == "parties.data"] == ["核对免提交材料"]


def test_another_department_finds_no_such_case(client: Client, place: Town, exempt: tuple[UUID, int]) -> None:
    elsewhere = county.organisation(
        organisations.region(path="ll/ll/yl/").id, credit_code=county.CIVIL_AFFAIRS, name="民政局"
    )
    stranger = county.seated(elsewhere, PostKind.REVIEWER, name="孙审查")

    assert at_desk(client, stranger).get(address(*exempt)).status_code == 404


def test_where_nothing_came_the_page_says_what_to_do(client: Client) -> None:
    bare = town(now=timezone.now())

    assert "没有取到数据" in at_desk(client, bare.reviewer).get(address(*waiting(bare))).content.decode()
