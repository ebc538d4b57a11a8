"""云岭县, as the demo brings it in: whole, once, and with people for every role."""

import json
import stat
from datetime import date
from pathlib import Path

import pytest
from django.contrib.auth.hashers import check_password
from pytest_django import Settings

from onewindow.cli.demo.citizens import party_ids
from onewindow.cli.demo.loading import COUNTY as WITHOUT_CASES
from onewindow.cli.demo.loading import load, logins
from onewindow.cli.demo.logins import password_of, write
from onewindow.cli.demo.reading import COUNTY, DATA
from onewindow.contexts.catalogue import api as catalogue
from onewindow.contexts.organisations import api as organisations
from onewindow.contexts.organisations.api import Level, OrganisationKind, PostKind
from onewindow.contexts.parties import api as parties
from onewindow.kernel.instants import legal_day
from onewindow.platform.access.actors import Actor, Channel, may_anywhere
from onewindow.platform.access.models import Account
from tests.factories.acting import NOW

pytestmark = pytest.mark.django_db
TODAY = legal_day(NOW)
ZIWEI = "91999901MA9X00011B"
CENTRE = "12999901MB9100788Y"


def staff(handle: str, *, channel: Channel = Channel.DESK) -> Actor:
    account = Account.objects.get(handle=handle)
    return organisations.staff_actor(account_id=account.id, now=NOW, channel=channel)


def citizen(handle: str, *, on_behalf_of: str | None = None) -> Actor:
    principal = party_ids(NOW)[on_behalf_of] if on_behalf_of else None
    account = Account.objects.get(handle=handle)
    return parties.citizen_actor(account_id=account.id, now=NOW, channel=Channel.WEB, on_behalf_of=principal)


@pytest.mark.usefixtures("county")
def test_a_second_load_changes_nothing() -> None:
    accounts = set(Account.objects.values_list("id", "password"))

    reports = list(load(NOW, WITHOUT_CASES))

    assert [report.name for report in reports if report.added or not report.kept] == []
    assert set(Account.objects.values_list("id", "password")) == accounts


@pytest.mark.usefixtures("county")
class TestCounty:
    def test_three_townships_and_six_villages_below_the_county(self) -> None:
        levels = [region.level for region in organisations.regions(below=COUNTY)]

        assert [levels.count(level) for level in (Level.COUNTY, Level.TOWNSHIP, Level.VILLAGE)] == [1, 3, 6]

    def test_fifteen_departments_and_centres_of_the_rulebook(self) -> None:
        everything = organisations.organisations_in(region_path=COUNTY)

        own = [
            one for one in everything if one.kind not in {OrganisationKind.GOVERNMENT, OrganisationKind.TOWNSHIP_CENTRE}
        ]
        assert len(own) == 15
        assert all(one.remedies.reconsideration_organ and one.remedies.court for one in everything)

    def test_垂直管理部门_向上一级主管部门申请复议(self) -> None:
        tax = organisations.organisation_by_credit_code(credit_code="11999901MB9100649B")

        assert tax
        assert tax.remedies.reconsideration_organ == "〇〇市税务局"

    def test_the_hall_has_twelve_windows(self) -> None:
        centre = organisations.organisation_by_credit_code(credit_code=CENTRE)
        (hall,) = [one for one in organisations.halls(region_path=COUNTY) if one.organisation_id == centre.id]

        assert len(organisations.windows(hall_id=hall.id)) == 12

    def test_every_post_is_manned_and_every_window_post_of_the_centre_has_a_b(self) -> None:
        uncovered = organisations.posts_without_cover(region_path=COUNTY, on=TODAY)

        assert organisations.unmanned_posts(region_path=COUNTY, on=TODAY) == ()
        assert not [post for post in uncovered if post.kind in {PostKind.COMPREHENSIVE_CLERK, PostKind.OUTPUT_CLERK}]

    def test_every_department_has_a_chief_representative(self) -> None:
        departments = organisations.organisations_in(
            region_path=COUNTY,
            kinds=[OrganisationKind.DEPARTMENT, OrganisationKind.VERTICAL, OrganisationKind.INSTITUTION],
        )

        for department in departments:
            chiefs = organisations.who_may(verb="documents.seal_approval", organisation_id=department.id, on=TODAY)
            assert len(chiefs) == 1, department.name


@pytest.mark.usefixtures("county")
class TestPeople:
    @pytest.mark.parametrize(
        ("handle", "verb"),
        [
            ("clerk1", "cases.receive"),
            ("intake1", "cases.receive"),
            ("output1", "cases.deliver"),
            ("reviewer_sj", "cases.review"),
            ("approver_sj", "cases.decide"),
            ("head_sj", "cases.extend"),
            ("supervisor1", "supervise.view"),
            ("sysadmin", "console.system"),
            ("secadmin", "console.security"),
            ("auditor", "console.audit"),
            ("town_cg", "cases.receive"),
        ],
    )
    def test_there_is_somebody_for_every_role(self, handle: str, verb: str) -> None:
        assert may_anywhere(staff(handle), verb)

    def test_a_clerk_sits_at_their_window(self) -> None:
        actor = staff("clerk1", channel=Channel.WINDOW)

        assert actor.window
        assert organisations.window(window_id=actor.window).number == "01"

    def test_the_market_departments_own_clerk_sits_in_the_centres_hall(self) -> None:
        actor = staff("clerk_sj", channel=Channel.WINDOW)

        assert actor.window
        assert organisations.window(window_id=actor.window).number == "07"

    def test_the_legal_representative_acts_for_the_company(self) -> None:
        actor = citizen("zhang", on_behalf_of=ZIWEI)

        assert parties.mandated_items(by=actor, on=TODAY) is None

    def test_what_is_known_of_the_company_names_its_source(self) -> None:
        known = parties.known_data(party_id=party_ids(NOW)[ZIWEI])

        assert known["subject_name"].value == "云岭滋味餐饮有限公司"
        assert known["subject_name"].source.name == "营业执照（云岭县市场监督管理局）"
        assert known["subject_name"].as_of == date(2025, 6, 18)

    def test_every_known_element_is_registered(self) -> None:
        registered = {row["code"] for row in json.loads(Path("demo/registers/data-elements.json").read_text())}
        known = {code for party_id in party_ids(NOW).values() for code in parties.known_data(party_id=party_id)}

        assert known
        assert known <= registered


@pytest.mark.usefixtures("county")
class TestMandates:
    def item(self, number: str) -> catalogue.GuideView:
        codes = json.loads((DATA / "guides" / f"{number}.json").read_text())["codes"]
        return catalogue.current_guide(code=codes["handling"], on=TODAY)

    @pytest.mark.requirement("R051")
    def test_the_township_takes_in_the_one_item_that_was_handed_to_it(self) -> None:
        pass_, food = self.item("I08"), self.item("I01")

        def takes_in(handle: str, guide: catalogue.GuideView) -> bool:
            return organisations.takes_in(
                organisation_id=guide.organisation_id,
                item_id=guide.item_id,
                by=staff(handle, channel=Channel.WINDOW),
                on=TODAY,
            )

        assert takes_in("town_cg", pass_)
        assert not takes_in("town_cg", food)
        assert not takes_in("town_hs", pass_)
        assert takes_in("clerk1", pass_)
        assert takes_in("clerk1", food)

    @pytest.mark.parametrize(("handle", "may"), [("clerk1", True), ("clerk3", False), ("reviewer_sj", True)])
    def test_the_market_department_let_two_windows_accept_food_licences(self, *, handle: str, may: bool) -> None:
        food = self.item("I01")

        delegates = organisations.department_delegates(
            organisation_id=food.organisation_id,
            item_id=food.item_id,
            verb="cases.examine",
            by=staff(handle, channel=Channel.WINDOW),
            on=TODAY,
        )

        assert delegates is may

    def test_the_agent_acts_for_the_company_in_two_items(self) -> None:
        actor = citizen("agent", on_behalf_of=ZIWEI)

        assert parties.mandated_items(by=actor, on=TODAY) == {self.item("I01").item_id, self.item("I05").item_id}


class TestLogins:
    @pytest.mark.usefixtures("county")
    def test_whoever_is_listed_can_log_in_with_the_password_of_the_list(self) -> None:
        listed = {login["handle"]: login["password"] for login in logins()}
        accounts = Account.objects.filter(handle__in=listed)

        assert {account.handle for account in accounts} == set(listed)
        for account in accounts:
            assert account.is_demo
            assert check_password(listed[account.handle], account.password)

    @pytest.mark.usefixtures("county")
    def test_who_is_not_listed_cannot(self) -> None:
        others = Account.objects.exclude(handle__in=[login["handle"] for login in logins()])

        assert not [account.handle for account in others if account.has_usable_password()]

    def test_passwords_differ_from_person_to_person_and_folder_to_folder(self, settings: Settings) -> None:
        first = password_of("zhang")
        settings.SECRET_KEY = "that of another data folder"

        assert len({first, password_of("zhang"), password_of("li")}) == 3

    def test_the_file_is_its_owners_alone(self, tmp_path: Path) -> None:
        write(tmp_path / "demo-logins.json", logins())

        assert stat.S_IMODE((tmp_path / "demo-logins.json").stat().st_mode) == 0o600
        assert list(tmp_path.iterdir()) == [tmp_path / "demo-logins.json"]
