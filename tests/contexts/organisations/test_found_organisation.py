"""Organisations, halls and windows as they are entered, renamed and asked for."""

from datetime import timedelta
from threading import Barrier, Thread
from uuid import UUID

import pytest
from django.db import connection

from onewindow.contexts.organisations import api as organisations
from onewindow.contexts.organisations.api import OrganisationKind, PostKind, WindowKind
from onewindow.kernel.errors import NotFound, Refusal
from onewindow.kernel.ids import new_id
from onewindow.kernel.instants import legal_day
from onewindow.kernel.spans import Span
from tests.factories import organisations as make
from tests.factories.acting import NOW, founder, once

TODAY = legal_day(NOW)


@pytest.mark.django_db
class TestOrganisations:
    @pytest.fixture
    def department(self) -> UUID:
        return make.organisation(make.places().county, name="市场监督管理局")

    def test_it_is_found_by_id_by_credit_code_and_by_region(self, department: UUID) -> None:
        view = organisations.organisation(organisation_id=department)

        assert (view.name, view.region_path) == ("云岭县市场监督管理局", "ll/ll/yl/")
        assert view.remedies.reconsideration_organ == "云岭县人民政府"
        assert organisations.organisation_by_credit_code(credit_code=make.MARKET) == view
        assert organisations.organisations_in(region_path="ll/", kinds=[OrganisationKind.DEPARTMENT]) == (view,)
        assert organisations.organisations_in(region_path="ll/", kinds=[OrganisationKind.CENTRE]) == ()
        assert organisations.organisations(ids=[department, new_id()]) == {department: view}

    def test_one_that_does_not_exist_is_not_found(self) -> None:
        with pytest.raises(NotFound):
            organisations.organisation(organisation_id=new_id())

    def test_a_credit_code_is_registered_once(self, department: UUID) -> None:
        region = organisations.region(path="ll/ll/yl/")

        with pytest.raises(organisations.AlreadyRegistered):
            make.organisation(region.id)

    def test_改名之后_旧日文书仍用旧名(self, department: UUID) -> None:
        organisations.change_organisation(
            organisation_id=department,
            name="云岭县市场监管局",
            short_name="市监局",
            parent_id=None,
            valid_from=TODAY,
            by=founder(),
            now=NOW,
            command=once(),
        )

        yesterday = TODAY - timedelta(days=1)
        assert organisations.organisation(organisation_id=department).name == "云岭县市场监管局"
        assert organisations.name_on(organisation_id=department, on=yesterday) == "云岭县市场监督管理局"
        assert organisations.name_on(organisation_id=department, on=TODAY) == "云岭县市场监管局"


@pytest.mark.django_db
class TestWindows:
    @pytest.fixture
    def hall(self) -> UUID:
        return make.hall(make.organisation(make.places().county, kind=OrganisationKind.CENTRE))

    def test_a_hall_lists_its_open_windows(self, hall: UUID) -> None:
        first = make.window(hall, number="01")
        second = make.window(hall, number="02", kind=WindowKind.OUTPUT)

        organisations.close_window(window_id=first, by=founder(), now=NOW, command=once())

        assert [window.id for window in organisations.windows(hall_id=hall)] == [second]
        assert [view.id for view in organisations.halls(region_path="ll/ll/yl/")] == [hall]
        assert organisations.hall(hall_id=hall).hours.startswith("工作日")

    def test_a_window_says_what_it_takes_in(self, hall: UUID) -> None:
        window = make.window(hall)
        centre = organisations.hall(hall_id=hall).organisation_id

        organisations.bind_window(window_id=window, organisation_id=centre, by=founder(), now=NOW, command=once())

        services = organisations.window(window_id=window).services
        assert [(service.organisation_id, service.item_id) for service in services] == [(centre, None)]

    def test_a_number_names_one_window(self, hall: UUID) -> None:
        make.window(hall, number="01")

        with pytest.raises(organisations.NumberTaken):
            make.window(hall, number="01")


@pytest.mark.django_db(transaction=True)
def test_two_who_seat_somebody_at_once_do_not_both_succeed() -> None:
    department = make.organisation(make.places().county)
    post_id = make.post(department, PostKind.REVIEWER)
    candidates = [make.hired(department)[1] for _ in range(2)]
    barrier, refused = Barrier(2), []

    def seat(staff_id: UUID) -> None:
        barrier.wait()
        try:
            organisations.assign_staff(
                post_id=post_id,
                staff_id=staff_id,
                role=organisations.Role.A,
                term=Span(TODAY),
                by=founder(),
                now=NOW,
                command=once(),
            )
        except Refusal as refusal:
            refused.append(type(refusal))
        finally:
            connection.close()

    threads = [Thread(target=seat, args=(staff_id,)) for staff_id in candidates]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert refused == [organisations.SeatTaken]
