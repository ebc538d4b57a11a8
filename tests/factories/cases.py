"""A county that handles one errand: 食品经营许可, its department, its people, its applicant. All through the doors."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from onewindow.contexts.cases import api as cases
from onewindow.contexts.documents import api as documents
from onewindow.contexts.materials import api as materials
from onewindow.contexts.organisations import api as organisations
from onewindow.contexts.organisations.api import OrganisationKind, PostKind
from onewindow.contexts.parties import api as parties
from onewindow.platform.access.actors import Actor, Channel
from onewindow.platform.files.receiving import Limits
from tests.factories import organisations as county
from tests.factories.acting import NOW, founder, once
from tests.factories.catalogue import published_guide
from tests.factories.uploads import pdf_bytes

ANSWERS: dict[str, Any] = {"business_form": "CATERING", "items": ["HOT"], "vending": "NO", "agent": "NO"}
VALUES: dict[str, Any] = {
    "subject_name": "云岭滋味餐饮有限公司",
    "credit_code": "91999901MA9X00011B",
    "registered_address": "云岭县政务大道8号",
    "legal_representative_name": "张样例",
    "legal_representative_identity_number": "11010519491231002X",
    "contact_name": "张样例",
    "contact_phone": "13800001234",
    "premises_address": "云岭县政务大道8号一层",
    "premises_area": 86,
    "kitchen_area": 30,
    "seats": 40,
    "food_business_form": "CATERING",
    "food_business_items": ["HOT"],
    "staff_number": 6,
    "food_safety_manager_name": "李样例",
    "food_safety_manager_phone": "13800005678",
    "delivery_method": "WINDOW",
    "truth_statement": True,
}


@dataclass(frozen=True)
class Town:
    """Who and what the errand needs."""

    guide_id: UUID
    department_id: UUID
    company_id: UUID
    person_id: UUID
    account_id: UUID
    window_id: UUID
    clerk: county.Seated
    reviewer: county.Seated
    chief: county.Seated

    def applicant(self, now: datetime = NOW) -> Actor:
        """Return 张样例 acting for the company that they represent."""
        return parties.citizen_actor(
            account_id=self.account_id, now=now, channel=Channel.WEB, on_behalf_of=self.company_id
        )


def town(*, now: datetime = NOW, **guide: Any) -> Town:
    """Found the county with its department, people, guide (with some elements changed) and applicant."""
    places = county.places()
    department = county.organisation(places.county, name="市场监督管理局")
    centre = county.organisation(
        places.county, credit_code=county.CENTRE, kind=OrganisationKind.CENTRE, name="政务服务中心"
    )
    window = county.window(county.hall(centre))
    _seals(department, now)
    person = _person(now)
    return Town(
        guide_id=published_guide(organisation_id=department, **guide),
        department_id=department,
        company_id=_company(person, now),
        person_id=person,
        account_id=parties.open_account(
            party_id=person,
            handle="zhang",
            password=None,
            real_name_level=parties.RealNameLevel.FACE,
            by=founder(),
            now=now,
            command=once(),
        ),
        window_id=window,
        clerk=county.seated(centre, PostKind.COMPREHENSIVE_CLERK, window_id=window, name="周窗口"),
        reviewer=county.seated(department, PostKind.REVIEWER, name="吴审查"),
        chief=county.seated(department, PostKind.CHIEF_REPRESENTATIVE, name="郑首席"),
    )


def _seals(department: UUID, now: datetime) -> None:
    organ = organisations.organisation(organisation_id=department)
    office = documents.Office(
        organisation_id=organ.id, name=organ.name, mark=organ.short_name, region_path=organ.region_path
    )
    kinds = (documents.SealKind.WINDOW, documents.SealKind.APPROVAL, documents.SealKind.ORGAN)
    documents.register_seals(office=office, kinds=kinds, by=founder(), now=now)


def _person(now: datetime) -> UUID:
    newcomer = parties.Newcomer(
        kind=parties.PartyKind.PERSON,
        name="张样例",
        number_kind=parties.NumberKind.IDENTITY,
        number="11010519491231002X",
        phone="13800001234",
    )
    return parties.find_or_register_party(newcomer=newcomer, by=founder(), now=now)


def _company(person: UUID, now: datetime) -> UUID:
    newcomer = parties.Newcomer(
        kind=parties.PartyKind.ENTERPRISE,
        name="云岭滋味餐饮有限公司",
        number_kind=parties.NumberKind.CREDIT_CODE,
        number="91999901MA9X00011B",
    )
    company = parties.find_or_register_party(newcomer=newcomer, by=founder(), now=now)
    parties.recognise_representative(
        principal_id=company,
        person_id=person,
        kind=parties.MandateKind.LEGAL_REPRESENTATIVE,
        valid_from=date(2020, 1, 1),
        by=founder(),
        now=now,
        command=once(),
    )
    return company


def drafted(place: Town, *, now: datetime = NOW) -> UUID:
    """Return a draft with its form filled in and no paper handed in."""
    applicant = place.applicant(now)
    case_id = cases.draft_case(guide_id=place.guide_id, answers=ANSWERS, by=applicant, now=now, command=once())
    cases.save_draft(case_id=case_id, values=VALUES, by=applicant, now=now)
    return case_id


def handed_in(place: Town, case_id: UUID, *codes: str, now: datetime = NOW) -> None:
    """Upload a paper for each of the materials."""
    applicant = place.applicant(now)
    view = cases.case(case_id=case_id, by=applicant)
    for code in codes:
        slot = materials.Slot(subject=view.subject, at=view.place, material_code=code, material_name=code)
        materials.take_upload(
            slot=slot,
            file_name=f"{code}.pdf",
            content=pdf_bytes(pages=1 + int(code[-1])),
            limits=Limits(),
            by=applicant,
            now=now,
            command=once(),
        )


def submitted(place: Town, *codes: str, now: datetime = NOW) -> UUID:
    """Return a filed case with these materials handed in."""
    case_id = drafted(place, now=now)
    handed_in(place, case_id, *codes, now=now)
    cases.submit_case(case_id=case_id, by=place.applicant(now), now=now, command=once())
    return case_id
