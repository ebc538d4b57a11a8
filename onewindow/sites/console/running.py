"""Whether the platform is well, and what waits for somebody to say “try again”."""

import logging
from collections.abc import Mapping
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from onewindow.kernel.events import Subject
from onewindow.kernel.words import N_
from onewindow.platform.health.checks import Finding, findings
from onewindow.platform.outbox.delivery import try_parked_again
from onewindow.platform.outbox.stuck import stuck_subjects
from onewindow.platform.web.requests import Request
from onewindow.sites.console.forms.running import TryAgainForm
from onewindow.sites.console.menu import menu
from onewindow.sites.identity import page

log = logging.getLogger("onewindow.console")
CHECKS: Mapping[str, tuple[str, str, str]] = {  # what is checked, what was measured, and what it says without a measure
    "database": (N_("数据库"), N_("%(value).1f 毫秒应答"), N_("没有应答")),
    "tables": (N_("数据结构"), "", N_("与程序版本对照")),
    "clocks": (N_("服务器时钟"), N_("与数据库相差 %(value).1f 秒"), ""),
    "worker": (N_("后台任务"), N_("%(value).0f 秒前有动静"), N_("还没有启动过")),
    "outbox": (N_("后续处理（通知、证照、提醒）"), N_("最早一件已等 %(value).0f 秒，停下的列在下面"), ""),
    "ledger": (N_("存证封存"), N_("最早一条未封存的记录已等 %(value).0f 秒"), ""),
    "disk": (N_("磁盘空间"), N_("剩余 %(value).0f%%"), ""),
}


@page(verb="console.system")
def overview(request: Request) -> HttpResponse:
    """Show every check, and the announcements that some room could not take in."""
    values = {"checks": [*map(_check, findings())], "stuck": stuck_subjects(), "links": menu(request)}
    return render(request, "console/running.html", values)


@require_POST
@page(verb="console.system")
def try_again(request: Request) -> HttpResponse:
    """Let what was given up be tried at the next delivery, within a second or two."""
    form = TryAgainForm(request.POST)
    if form.is_valid():
        subject_id: UUID = form.cleaned_data["subject_id"]
        listener: str = form.cleaned_data["listener"]
        try_parked_again(listener=listener, subject=Subject(form.cleaned_data["subject_kind"], subject_id))
        log.info("tried again", extra={"listener": listener, "subject": str(subject_id)})
        messages.success(request, gettext("已安排重试，几秒后刷新本页可看结果。"))
    return redirect("console:running")


def _check(finding: Finding) -> tuple[str, str, bool]:
    name, measured, otherwise = CHECKS[finding.name]
    words = otherwise if finding.value is None else measured
    return gettext(name), gettext(words) % {"value": finding.value} if words else "", finding.is_well
