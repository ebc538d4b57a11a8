"""A department's own system that comes in by the open door: 老年人优待证, whose papers are all fetched."""

import json
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from bench.lifecycle.errand import ANSWERS, SERVICE, VALUES
from onewindow.contexts.organisations import api as organisations
from onewindow.kernel.ids import new_id
from onewindow.platform.access.tokens import issue_token
from tests.factories.acting import founder, once
from tests.factories.cases import Town, town
from tests.factories.catalogue import published_guide


@dataclass(frozen=True)
class System:
    """A connected system, the guide that it files under, and for whom."""

    town: Town
    account_id: UUID
    token: str
    guide_id: UUID

    @property
    def application(self) -> dict[str, Any]:
        """Return a whole application."""
        return {
            "guide_id": str(self.guide_id),
            "applicant_id": str(self.town.person_id),
            "answers": ANSWERS,
            "values": VALUES,
        }

    def post(self, path: str, body: object = None, *, key: str | None = None, token: str | None = None) -> HttpResponse:
        """Call an operation, with a key of its own unless one is given."""
        headers = {"Authorization": f"Bearer {token or self.token}", "Idempotency-Key": key or str(new_id())}
        content = b"" if body is None else json.dumps(body).encode()
        return Client().post(f"/api/v1{path}", content, content_type="application/json", headers=headers)

    def get(self, path: str) -> HttpResponse:
        """Ask a question."""
        return Client().get(f"/api/v1{path}", headers={"Authorization": f"Bearer {self.token}"})

    def filed(self) -> str:
        """File an application and return the case's id."""
        return str(self.post("/cases", self.application).json()["case_id"])

    def act(self, case_id: str, *acts: str) -> HttpResponse:
        """Go through acts of a case, and return the last answer."""
        bodies = {"examine": {}, "decide": {"decision": "GRANT"}, "deliver": SERVICE}
        return [self.post(f"/cases/{case_id}/{act}", bodies.get(act)) for act in acts][-1]


def connected(*, handle: str = "minzheng") -> System:
    """Found a county whose department decides 老年人优待证 in a system of its own, and connect it."""
    place = town()
    return System(
        town=place,
        account_id=(account_id := machine(place.department_id, place.chief.staff_id, handle=handle)),
        token=token_of(account_id),
        guide_id=published_guide("I08", organisation_id=place.department_id),
    )


def machine(organisation_id: UUID, answered_by: UUID, *, handle: str) -> UUID:
    """Connect a system and return its account's id."""
    return organisations.connect_machine(
        organisation_id=organisation_id,
        handle=handle,
        name=f"业务系统 {handle}",
        answered_by=answered_by,
        seal_letter="云民授〔2026〕1号",
        by=founder(),
        now=timezone.now(),
        command=once(),
    )


def token_of(account_id: UUID, *, days: int = 1) -> str:
    """Return a fresh token."""
    now = timezone.now()
    return issue_token(account_id=account_id, expires_at=now + timedelta(days=days), now=now)
