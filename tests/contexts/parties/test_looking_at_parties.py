"""Parties rest encrypted, are found by whole values, shown masked, and looked at for a purpose that is written down."""

from uuid import UUID

import pytest
from django.db import DatabaseError, connection, transaction
from pytest_django import DjangoAssertNumQueries

from onewindow.contexts.parties import api as parties
from onewindow.contexts.parties.api import Newcomer, NumberKind, PartyKind, RealNameLevel
from onewindow.contexts.parties.models import Party
from onewindow.kernel.codes.faults import WrongCheck, WrongDate, WrongLength
from onewindow.kernel.codes.phone import PhoneWrong
from onewindow.kernel.errors import NotAllowed, NotFound, Refusal
from onewindow.kernel.ids import new_id
from onewindow.platform.access.actors import AccountKind, Actor, Channel, Grant, Scope, ScopeKind
from onewindow.platform.access.models import AccessRecord
from tests.factories import parties as make
from tests.factories.acting import NOW, founder, once

pytestmark = pytest.mark.django_db
PURPOSE = "窗口收件核对身份"


def clerk(*verbs: str) -> Actor:
    grants = frozenset(Grant(verb, Scope(ScopeKind.REGION, "ll/ll/yl/")) for verb in verbs)
    return Actor(
        account=new_id(),
        kind=AccountKind.STAFF,
        channel=Channel.WINDOW,
        person=new_id(),
        organisation=new_id(),
        region_path="ll/ll/yl/",
        grants=grants,
    )


def citizen(party_id: UUID) -> Actor:
    return parties.citizen_actor(account_id=make.account(party_id), now=NOW, channel=Channel.WEB)


class TestRegistering:
    def test_a_number_is_registered_once_and_what_is_there_stays(self) -> None:
        first = make.person()

        again = make.person(make.ZHANG.lower(), name="张某")

        assert again == first
        assert parties.party(party_id=first, by=founder(), purpose=PURPOSE, now=NOW).name == "张样例"

    def test_a_small_x_becomes_a_capital_one(self) -> None:
        party_id = make.person(make.ZHANG.lower())

        assert parties.party(party_id=party_id, by=founder(), purpose=PURPOSE, now=NOW).number == make.ZHANG

    @pytest.mark.parametrize(
        ("changes", "refusal"),
        [
            ({"name": " "}, parties.NameNeeded),
            ({"name": "\u202e张样例"}, parties.NotAName),
            ({"name": "张\x00样例"}, parties.NotAName),
            ({"name": "张" * 201}, parties.NotAName),
            ({"number": ""}, WrongLength),
            ({"number": "110105194912310021"}, WrongCheck),
            ({"number": "11010520991231001X"}, WrongDate),  # born later
            ({"number_kind": NumberKind.PASSPORT, "number": "E1"}, parties.NotADocumentNumber),
            ({"number_kind": NumberKind.CREDIT_CODE}, parties.NumberOfAnotherKind),
            ({"kind": PartyKind.ENTERPRISE}, parties.NumberOfAnotherKind),
            ({"phone": "12"}, PhoneWrong),
            ({"phone": "１２３４５６７８９０１"}, PhoneWrong),  # nobody's begins with 12
        ],
    )
    def test_what_cannot_be_registered(self, changes: dict[str, object], refusal: type[Refusal]) -> None:
        newcomer = {
            "kind": PartyKind.PERSON,
            "name": "张样例",
            "number_kind": NumberKind.IDENTITY,
            "number": make.ZHANG,
        } | changes

        with pytest.raises(refusal):
            parties.find_or_register_party(newcomer=Newcomer(**newcomer), by=founder(), now=NOW)

        assert not Party.objects.exists()

    def test_a_phone_is_kept_as_it_is_dialled(self) -> None:
        party_id = make.person(phone="１３８ ０００００００１")

        assert parties.party(party_id=party_id, by=founder(), purpose=PURPOSE, now=NOW).phone == "13800000001"

    def test_nobody_registers_without_the_right(self) -> None:
        newcomer = Newcomer(kind=PartyKind.PERSON, name="张样例", number_kind=NumberKind.IDENTITY, number=make.ZHANG)

        with pytest.raises(NotAllowed):
            parties.find_or_register_party(newcomer=newcomer, by=clerk("parties.view"), now=NOW)
        assert parties.find_or_register_party(newcomer=newcomer, by=clerk("parties.register"), now=NOW)

    def test_nothing_of_a_person_rests_in_clear(self) -> None:
        make.person()

        with connection.cursor() as cursor:
            cursor.execute("SELECT p::text FROM parties_party p")
            (row,) = cursor.fetchone()

        for plain in ("张样例", make.ZHANG, "13800000001", "城关镇"):
            assert plain not in row
            assert plain.encode().hex() not in row

    def test_a_party_has_one_account(self) -> None:
        zhang = make.person()
        make.account(zhang)

        with pytest.raises(parties.AccountThere):
            make.account(zhang)
        with pytest.raises(NotFound):
            make.account(new_id())


class TestLooking:
    def test_a_look_is_for_a_purpose_and_written_down(self) -> None:
        zhang, looking = make.person(), clerk("parties.view")

        view = parties.party(party_id=zhang, by=looking, purpose=PURPOSE, now=NOW)

        assert (view.name, view.number, view.phone) == ("张样例", make.ZHANG, "13800000001")
        look = AccessRecord.objects.get()
        assert (look.account_id, look.person_id, look.purpose) == (looking.account, zhang, PURPOSE)

    def test_what_was_written_down_of_a_look_stays(self) -> None:
        parties.party(party_id=make.person(), by=clerk("parties.view"), purpose=PURPOSE, now=NOW)

        for rewrite in (lambda: AccessRecord.objects.update(purpose="x"), lambda: AccessRecord.objects.all().delete()):
            with pytest.raises(DatabaseError, match=r"permission denied|rows are only added"), transaction.atomic():
                rewrite()

    def test_without_a_purpose_nothing_is_shown(self) -> None:
        zhang = make.person()

        with pytest.raises(parties.PurposeNeeded):
            parties.party(party_id=zhang, by=clerk("parties.view"), purpose=" ", now=NOW)

    def test_people_see_their_own_data_and_nobody_elses(self) -> None:
        zhang, li = make.person(), make.person(make.LI, name="李样例")
        actor = citizen(zhang)

        view = parties.party(party_id=zhang, by=actor, purpose="", now=NOW)

        assert view.real_name_level is RealNameLevel.FACE
        assert not AccessRecord.objects.exists()
        with pytest.raises(NotFound):
            parties.party(party_id=li, by=actor, purpose=PURPOSE, now=NOW)

    def test_a_representative_who_looks_is_written_down_too(self) -> None:
        company, zhang = make.enterprise(), make.person()
        make.represented(company, zhang)
        actor = parties.citizen_actor(
            account_id=make.account(zhang), now=NOW, channel=Channel.WEB, on_behalf_of=company
        )

        parties.party(party_id=company, by=actor, purpose="办事", now=NOW)

        assert AccessRecord.objects.get().person_id == company

    def test_staff_without_the_right_see_nobody(self) -> None:
        zhang = make.person()

        with pytest.raises(NotAllowed):
            parties.party(party_id=zhang, by=clerk("cases.view"), purpose=PURPOSE, now=NOW)

    def test_lists_show_people_masked_and_enterprises_by_name(
        self, django_assert_num_queries: DjangoAssertNumQueries
    ) -> None:
        zhang, company = make.person(), make.enterprise()

        with django_assert_num_queries(1):
            shown = parties.masked(ids=[zhang, company, new_id()])

        assert set(shown) == {zhang, company}
        assert (shown[zhang].name, shown[zhang].number, shown[zhang].phone) == (
            "张*",
            "1101**********002X",
            "138****0001",
        )
        assert (shown[company].name, shown[company].number) == ("云岭滋味餐饮有限公司", make.ZIWEI)


class TestFinding:
    @pytest.fixture
    def zhang(self) -> UUID:
        make.person(make.LI, name="李样例", phone="13800000002")
        return make.person()

    def find(self, by: Actor | None = None, **sought: str) -> list[UUID]:
        found = parties.find_parties(by=by or clerk("parties.view"), purpose=PURPOSE, now=NOW, **sought)
        return [party.id for party in found]

    def test_by_the_whole_number(self, zhang: UUID) -> None:
        found = parties.find_party(
            number_kind=NumberKind.IDENTITY, number=make.ZHANG, by=clerk("parties.view"), purpose=PURPOSE, now=NOW
        )

        assert found
        assert (found.id, found.name) == (zhang, "张*")
        assert AccessRecord.objects.get().person_id == zhang

    @pytest.mark.parametrize("number", ["1101051949123100", "", "11010519491231002"])
    def test_not_by_a_part_of_it(self, zhang: UUID, number: str) -> None:
        assert zhang
        assert not parties.find_party(
            number_kind=NumberKind.IDENTITY, number=number, by=clerk("parties.view"), purpose=PURPOSE, now=NOW
        )

    @pytest.mark.parametrize(
        "sought",
        [
            {"phone": "138 0000 0001"},
            {"name": "张样例"},
            {"name": "张", "last4": "002X"},
            {"name": "张", "last4": "002x"},
        ],
    )
    def test_by_phone_by_name_by_surname_and_last_four(self, zhang: UUID, sought: dict[str, str]) -> None:
        assert self.find(**sought) == [zhang]

    @pytest.mark.parametrize("sought", [{"phone": "1380000"}, {"name": "张"}, {"name": "李", "last4": "002X"}])
    def test_not_by_a_part(self, zhang: UUID, sought: dict[str, str]) -> None:
        assert zhang
        assert self.find(**sought) == []

    def test_citizens_find_nobody(self, zhang: UUID) -> None:
        with pytest.raises(NotFound):
            self.find(by=citizen(zhang), name="李样例")


def test_the_new_phone_is_found_and_the_old_one_is_not() -> None:
    zhang = make.person()

    parties.change_contact(party_id=zhang, phone="13900000009", address="", by=citizen(zhang), now=NOW, command=once())

    looking = clerk("parties.view")
    assert parties.find_parties(phone="13900000009", by=looking, purpose=PURPOSE, now=NOW)
    assert not parties.find_parties(phone="13800000001", by=looking, purpose=PURPOSE, now=NOW)


def test_a_phone_that_cannot_be_one_changes_nothing() -> None:
    zhang = make.person()

    with pytest.raises(PhoneWrong):
        parties.change_contact(party_id=zhang, phone="12", address="", by=citizen(zhang), now=NOW, command=once())

    assert parties.party(party_id=zhang, by=founder(), purpose=PURPOSE, now=NOW).phone == "13800000001"
