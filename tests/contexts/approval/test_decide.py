"""Deciding: with the review of the guide behind it, or at once where the guide has none in the situation."""

import pytest

from onewindow.contexts.approval import api as approval
from onewindow.contexts.cases import api as cases
from tests.factories.acting import NOW, once
from tests.factories.cases import submitted, town
from tests.factories.catalogue import document

pytestmark = pytest.mark.django_db


def without_review() -> list[dict[str, object]]:
    """Return the steps of the food licence but those between acceptance and decision (告知承诺)."""
    shown = document("I01").model_dump(mode="json", exclude_defaults=True)["steps"]
    return [step for step in shown if step["kind"] not in {"REVIEW", "SITE_VISIT"}]


def test_指南没有审查环节的_受理后即可决定() -> None:
    place = town(steps=without_review())
    case_id = submitted(place, "M003", "M004")
    cases.examine_case(case_id=case_id, by=place.chief.actor(), now=NOW, command=once())

    approval.decide(case_id=case_id, decision=cases.Decision.GRANT, by=place.chief.actor(), now=NOW, command=once())

    assert [act.name for act in cases.acts(case_id=case_id)][-2:] == ["ReviewStarted", "CaseGranted"]


def test_指南有审查环节的_没有审查不能决定() -> None:
    place = town()
    case_id = submitted(place, "M003", "M004")
    cases.examine_case(case_id=case_id, by=place.chief.actor(), now=NOW, command=once())

    with pytest.raises(approval.ReviewUnfinished):
        approval.decide(case_id=case_id, decision=cases.Decision.GRANT, by=place.chief.actor(), now=NOW, command=once())
