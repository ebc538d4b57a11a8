"""What a case has granted becomes licences: one for each result of its guide that is one."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from onewindow.contexts.cases import api as cases
from onewindow.contexts.catalogue import api as catalogue
from onewindow.contexts.elements import api as elements
from onewindow.contexts.forms import api as forms
from onewindow.contexts.licences.actions.face import FaceLine
from onewindow.contexts.licences.actions.issuing import Issued, Origin, issue_licence
from onewindow.contexts.licences.domain.naming import last_day
from onewindow.kernel.instants import legal_day
from onewindow.platform.access.actors import Actor
from onewindow.platform.moves.acts import Command


def issue_granted(*, case_id: UUID, by: Actor, now: datetime, command: Command) -> tuple[Issued, ...]:
    """Issue every licence that the case's guide names as a result in the applicant's situation.

    :raises NotFound: if there is no such case within the actor's reach
    """
    case = cases.case(case_id=case_id, by=by)
    filed = cases.form_on_file(case=case)
    results = catalogue.results(guide_id=case.guide_id, answers=filed.answers, values=filed.values)
    printed = _printed(case, filed)
    return tuple(
        _issue(case, result, printed, by=by, now=now, command=replace(command, key=f"{command.key}:{result.code}"))
        for result in results
        if result.kind is catalogue.ResultKind.LICENCE
    )


def _issue(
    case: cases.CaseView,
    result: catalogue.Result,
    printed: Mapping[str, FaceLine],
    *,
    by: Actor,
    now: datetime,
    command: Command,
) -> Issued:
    kind = elements.licence_type(code=result.licence_type)
    months = result.valid_months if result.valid_months is not None else kind.valid_months
    valid_from = legal_day(now)
    return issue_licence(
        type_code=kind.code,
        holder_id=case.owner_id,
        organisation_id=case.organisation_id,
        lines=tuple(printed[code] for code in kind.face if code in printed),
        valid_from=valid_from,
        ends_on=last_day(valid_from, months=months),
        by=by,
        now=now,
        command=command,
        origin=Origin(source=case.subject, item_id=case.item_id),
        is_test=case.is_test,
    )


def _printed(case: cases.CaseView, filed: cases.FormOnFile) -> dict[str, FaceLine]:
    form = forms.form(guide_id=case.guide_id, answers=filed.answers, applicant_id=case.owner_id, values=filed.values)
    return {
        field.key: FaceLine(element=field.key, name=field.label, words=field.shown, value=field.value)
        for field in form.fields
        if field.shown
    }
