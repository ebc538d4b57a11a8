"""办事指南: what a system needs to know of a guide before it files under it."""

from datetime import date
from typing import Any
from uuid import UUID

from django.utils import timezone
from ninja import Field, Router, Schema

from onewindow.contexts.catalogue import api as catalogue
from onewindow.contexts.forms import api as forms
from onewindow.kernel.instants import legal_day
from onewindow.sites.open_api.machines import Call

router = Router(tags=["办事指南"])


class GuideInForce(Schema):
    """The version that an application filed today goes by to its end."""

    id: UUID
    code: str
    name: str
    edition: int
    organisation_id: UUID
    published_from: date
    sha256: str


class Situation(Schema):
    """What was answered so far."""

    answers: dict[str, str | list[str]] = Field(default_factory=dict)


@router.get("/{code}", response=GuideInForce, summary="现行办事指南")
def show(request: Call, code: str) -> catalogue.GuideView:
    """Return the guide in force for an item, by any of its codes."""
    return catalogue.current_guide(code=code, on=legal_day(timezone.now()))


@router.post("/{uuid:guide_id}/schema", response=dict[str, Any], summary="表单的 JSON Schema")
def schema(request: Call, guide_id: UUID, situation: Situation) -> forms.Schema:
    """Return the JSON Schema (2020-12) of the form in a situation."""
    return forms.schema(guide_id=guide_id, answers=situation.answers)
