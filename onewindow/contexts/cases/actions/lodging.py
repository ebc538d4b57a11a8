"""整件报送: another system files a whole application at once; it is never a draft here."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError

from onewindow.contexts.cases.actions.acting import Born, Order
from onewindow.contexts.cases.actions.drafting import begun, first_form
from onewindow.contexts.cases.actions.filing import Filing, file_application
from onewindow.contexts.cases.domain.states import State, Verb
from onewindow.contexts.cases.models import Case
from onewindow.contexts.cases.queries.views import FormOnFile
from onewindow.kernel.errors import Refusal
from onewindow.kernel.words import N_
from onewindow.platform.access.actors import Actor
from onewindow.platform.moves.acts import Command
from onewindow.platform.moves.once import once


@dataclass(frozen=True, kw_only=True)
class Application:
    """What another system knows of an application. `external_no` is what it calls the application itself."""

    guide_id: UUID
    answers: Mapping[str, Any] = field(default_factory=dict)
    values: Mapping[str, Any] = field(default_factory=dict)
    external_no: str = ""
    is_test: bool = False


class FiledBefore(Refusal):
    """A system files what it calls by one number once."""

    words = N_("编号为“%(external_no)s”的申请已经报送过，请核对后再报")


@once
def file_case(*, application: Application, by: Actor, now: datetime, command: Command) -> Filing:
    """File a whole application for whom the actor acts for (提交), in one act.

    :raises NotAllowed, NotMandated: if the actor may not file, or not the item, or nobody is named for whom
    :raises NotFound: if there is no such guide
    :raises GuideStopsHere: if the answers lead to no application
    :raises FormIncomplete: if fields are empty or wrong
    :raises FiledBefore: if the system filed one under that number of its own
    """
    form = FormOnFile(answers=application.answers, values=application.values)
    columns = begun(guide_id=application.guide_id, by=by, now=now) | {
        "is_test": application.is_test,
        "source_system": str(by.account) if application.external_no else "",
        "external_no": application.external_no,
    }
    row = Case(state=State.DRAFT, **columns)
    born = Born(row=columns, beside=(first_form(row.id, form.answers, form.values, now=now),))
    try:
        return file_application(row, form, Verb.SUBMIT, Order(by=by, now=now, command=command), born=born)
    except IntegrityError as error:
        if "case_external_once" not in str(error):
            raise
        raise FiledBefore(external_no=application.external_no) from error
