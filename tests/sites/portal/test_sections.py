"""A page of the form: every kind of field is drawn with what was typed and what is wrong beside it; tables grow."""

import re
from uuid import UUID

import pytest
from django.test import Client
from django.utils import timezone

from onewindow.contexts.cases import api as cases
from onewindow.contexts.forms.api import ColumnView, FieldView, Kind, OptionView, SectionView
from onewindow.sites.portal.forms.sections import SectionForm
from tests.factories.acting import once
from tests.factories.cases import Town
from tests.factories.catalogue import published_guide
from tests.sites.portal.conftest import Press

OPTIONS = (OptionView(code="A", label="甲"), OptionView(code="B", label="乙"))


def form_of(field: FieldView) -> SectionForm:
    return SectionForm(SectionView(code="s", title="节", help="", fields=(field,)))


@pytest.mark.parametrize(
    ("kind", "value", "shows"),
    [
        (Kind.TEXT, "老街<8>号", 'value="老街&lt;8&gt;号"'),
        (Kind.PARAGRAPH, "两行", ">\n两行</textarea>"),
        (Kind.INTEGER, "十二", 'inputmode="numeric"'),
        (Kind.DECIMAL, 86.5, 'value="86.5"'),
        (Kind.MONEY, "五万", 'value="五万"'),
        (Kind.DATE, "2026-10-01", 'type="date"'),
        (Kind.RADIO, "B", "checked"),
        (Kind.SELECT, "B", '<option value="B" selected>乙'),
        (Kind.CHECKBOXES, ["A"], "checked"),
        (Kind.YES_NO, False, 'value="NO"'),
        (Kind.STATEMENT, True, "checked"),
        (Kind.PHONE, "138", 'inputmode="tel"'),
        (Kind.EMAIL, "a@", 'type="email"'),
        (Kind.IDENTITY_NUMBER, "11010519491231002X", 'value="11010519491231002X"'),
        (Kind.BANK_ACCOUNT, "6222", 'inputmode="numeric"'),
    ],
)
def test_a_kind_is_drawn_with_what_was_typed(kind: Kind, value: object, shows: str) -> None:
    field = FieldView(key="datum", label="数据", kind=kind, options=OPTIONS, value=value)

    (only,) = form_of(field).drawn()

    assert shows in str(only.bound)


def test_what_the_situation_says_is_shown_and_not_asked() -> None:
    field = FieldView(key="d", label="业态", kind=Kind.RADIO, options=OPTIONS, value="A", is_answered=True)

    (only,) = form_of(field).drawn()

    assert (only.bound, only.said) == (None, "甲")


def test_a_table_has_rows_to_spare_up_to_its_most() -> None:
    columns = (ColumnView(key="name", label="姓名"), ColumnView(key="amount", label="出资", unit="万元"))
    value = [{"name": "张样例"}, {"name": "李样例"}]
    form = form_of(FieldView(key="people", label="股东", kind=Kind.ROWS, columns=columns, value=value, most_rows=3))

    (table,) = form.drawn()

    assert [[cell.value() for cell in row] for row in table.rows] == [["张样例", None], ["李样例", None], [None, None]]
    assert form.fields["people-0-amount"].label == "出资（万元）"
    assert form.has_rows


@pytest.fixture
def company_id(place: Town) -> UUID:
    """A draft of 内资有限责任公司设立登记."""
    guide_id = published_guide("I03", organisation_id=place.department_id)
    by, now = place.applicant(), timezone.now()
    return cases.draft_case(guide_id=guide_id, answers={}, by=by, now=now, command=once())


@pytest.mark.django_db
def test_what_is_wrong_in_a_cell_is_said_beside_it_and_kept(press: Press, company_id: UUID) -> None:
    row = {"officers-0-name": "王样例", "officers-0-number": "110105194912310021", "officers-0-post": "DIRECTOR"}

    answer = press(f"/applications/{company_id}/form/people/", **row)

    assert answer.status_code == 422
    assert re.search(r'id="id_officers-0-number_error">[^<]*校验', answer.text)
    assert 'value="110105194912310021"' in answer.text


@pytest.mark.django_db
def test_more_rows_are_given_without_a_word_about_what_is_missing(
    citizen: Client, press: Press, company_id: UUID
) -> None:
    rows = {f"officers-{number}-name": f"第{number}位" for number in range(2)}

    answer = press(f"/applications/{company_id}/form/people/", more="rows", **rows)

    page = citizen.get(answer["Location"]).text
    assert "第1位" in page
    assert 'name="officers-3-name"' in page
    assert "处需要修改" not in page
