"""Every guide of the demo county can be read, answered and filled in on the portal, whatever it asks for."""

import re
from uuid import UUID

import pytest
from django.test import Client
from django.utils import timezone

from onewindow.contexts.cases import api as cases
from onewindow.contexts.catalogue import api as catalogue
from onewindow.contexts.forms import api as forms
from onewindow.kernel.instants import legal_day
from tests.factories.acting import once
from tests.factories.cases import Town
from tests.factories.catalogue import DEMO, published_guide
from tests.sites.portal.conftest import Press

pytestmark = pytest.mark.django_db
GUIDES = sorted(path.stem for path in (DEMO / "guides").glob("*.json"))


def answers_to(guide_id: UUID, *, last: bool) -> dict[str, list[str]]:
    """Answer everything that is asked with the first option, or the last one, that the guide does not stop at."""
    answers: dict[str, list[str]] = {}
    while isinstance(read := catalogue.applicable(guide_id=guide_id, answers=answers), catalogue.Applicable):
        if not read.open_questions:
            return answers
        question = read.open_questions[0]
        options = question.options[::-1] if last else question.options
        ways = ({**answers, question.code: [option.code]} for option in options)
        answers = next(way for way in ways if not stops(guide_id, way))
    raise AssertionError("every way is stopped")


def stops(guide_id: UUID, answers: dict[str, list[str]]) -> bool:
    return isinstance(catalogue.applicable(guide_id=guide_id, answers=answers), catalogue.StopHere)


@pytest.fixture(params=GUIDES)
def guide_id(request: pytest.FixtureRequest, place: Town) -> UUID:
    if request.param == "I01":
        return place.guide_id
    return published_guide(request.param, organisation_id=place.department_id)


@pytest.mark.parametrize("last", [False, True])
def test_it_is_read_answered_and_filled_in(
    citizen: Client, press: Press, place: Town, guide_id: UUID, *, last: bool
) -> None:
    answers = answers_to(guide_id, last=last)
    by, now = place.applicant(), timezone.now()
    draft_id = cases.draft_case(guide_id=guide_id, answers=answers, by=by, now=now, command=once())
    form = forms.form(guide_id=guide_id, answers=answers, applicant_id=None)
    papers = catalogue.required_materials(guide_id=guide_id, answers=answers)

    assert citizen.get(f"/guides/{guide_id}/", answers).status_code == 200
    for page in ("", "situation/", "materials/", "check/"):
        assert citizen.get(f"/applications/{draft_id}/{page}").status_code == 200
    for code in answers:
        assert citizen.get(f"/applications/{draft_id}/situation/{code}/").status_code == 200
    for material in papers:
        if material.is_handed_in:
            assert citizen.get(f"/applications/{draft_id}/materials/{material.code}/").status_code == 200
    for section in form.sections:
        wants = any(field.is_required and not field.is_answered for field in section.fields)
        answer = press(f"/applications/{draft_id}/form/{section.code}/")
        assert answer.status_code == (422 if wants else 302)
        assert ("处需要修改" in answer.text) == wants


def test_what_the_search_gives_as_an_example_is_found(client: Client, place: Town) -> None:
    for code in GUIDES[1:]:
        published_guide(code, organisation_id=place.department_id)
    page = client.get("/guides/", {"q": "火星"}).text
    (hint,) = re.findall(r'placeholder="例如：([^"]+)"', page)
    examples = [*hint.split("、"), *re.findall("“([^”]+)”", page.partition("换个说法再试试")[2].partition("；")[0])]

    found = [bool(catalogue.published_guides(on=legal_day(timezone.now()), words=words)) for words in examples]

    assert len(found) == 5
    assert all(found)
