"""收件: one press takes a matter in and does what the page said would follow."""

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext

from onewindow.contexts.cases import api as cases
from onewindow.kernel.errors import Invalid, Refusal
from onewindow.kernel.words import N_
from onewindow.platform.web.requests import Request
from onewindow.platform.web.words import sentence
from onewindow.sites.counter.drafts import Draft
from onewindow.sites.counter.outlook import Act, outlook
from onewindow.sites.declining import DeclineForm

type Deed = Callable[[Request, Draft, Mapping[str, str]], HttpResponse]


class NotAsShown(Refusal):
    """What would follow is no longer what the page said when the button was pressed: nothing is done unseen."""

    words = N_("情况有变，还没有收件：请看右边“收件后”的说明，确认后再按一次")


def take_in(request: Request, begun: Draft, said: Mapping[str, str]) -> HttpResponse:
    """Take the matter in, and accept or ask as the page said; a department that examines itself finds it in its inbox.

    :raises NotAsShown: if something else would follow than the page said
    """
    now = timezone.now()
    found = outlook(begun, defects=said, by=request.actor, now=now)
    if found.act is Act.NOTHING and not begun.is_supplement:
        cases.intake_would_be(case_id=begun.case.id, by=request.actor, now=now, defects=said)  # says what is wrong
    if found.act is Act.NOTHING or found.act != request.POST.get("shown", found.act):
        raise NotAsShown
    _receive(request, begun, now)
    if found.act is not Act.HAND_OVER:
        command = request.command.part("examine")
        examine = partial(cases.examine_case, defects=said, by=request.actor, now=now, command=command)
        _then(request, begun, examine)
    return redirect("counter:done", case_id=begun.case.id)


def decline(request: Request, begun: Draft, said: Mapping[str, str]) -> HttpResponse:
    """Take the matter in and turn it away in writing, with its reasons and remedies.

    :raises Invalid: if no ground or reason is given
    """
    form = DeclineForm(request.POST)
    if not form.is_valid():
        raise ReasonsNeeded
    if form.typed["ground"] is cases.Ground.WRONG_AGENCY and not form.typed["competent_agency"].strip():
        raise ReasonsNeeded
    now = timezone.now()
    _receive(request, begun, now)
    command = request.command.part("decline")
    _then(request, begun, partial(cases.decline_case, **form.typed, by=request.actor, now=now, command=command))
    return redirect("counter:done", case_id=begun.case.id)


class ReasonsNeeded(Invalid):
    """Nothing is turned away without a ground and a reason, and without saying who is in charge."""

    words = N_("请选择不予受理的情形并写明理由；不属于本机关职权的，还要写明有权机关")


def _then(request: Request, begun: Draft, examine: Callable[..., object]) -> None:
    """Do the second act; where it is refused, what was taken in is the department's or the inbox's to examine."""
    try:
        examine(case_id=begun.case.id)
    except Refusal as refusal:
        said = gettext("已经收件，但是没有受理：%(why)s") % {"why": sentence(refusal)}
        messages.warning(request, said)


def _receive(request: Request, begun: Draft, now: datetime) -> None:
    receive = cases.supplement_case if begun.is_supplement else cases.receive_case
    receive(case_id=begun.case.id, by=request.actor, now=now, command=request.command)


DEEDS: Mapping[str, Deed] = {"receive": take_in, "decline": decline}
