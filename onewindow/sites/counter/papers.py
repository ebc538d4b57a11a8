"""What is done with the papers that a visitor brings: scanned, checked on paper, taken from the wallet, promised."""

from collections.abc import Callable, Mapping

from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone

from onewindow.contexts.materials import api as materials
from onewindow.kernel.errors import NotFound
from onewindow.platform.devices.connecting import devices
from onewindow.platform.devices.scanning import scan
from onewindow.platform.files.receiving import Limits
from onewindow.platform.files.refusals import NothingChosen
from onewindow.platform.web.requests import Request
from onewindow.sites.counter.drafts import Draft

type Deed = Callable[[Request, Draft, str], None]


def from_camera(request: Request, draft: Draft, code: str) -> None:
    """Scan what lies below the camera, the original being checked by who lays it there (grade B).

    :raises DeviceRefusal: if there is no camera
    """
    paper = scan(devices().camera, draft.line(code).material.name)
    _take(request, draft, code, name=paper.name, content=paper.content)


def from_file(request: Request, draft: Draft, code: str) -> None:
    """Take a file that was scanned elsewhere.

    :raises NothingChosen, UploadRefused: if there is none, or it cannot be taken
    """
    file = request.FILES.get(f"file-{code}")
    if not isinstance(file, UploadedFile):
        raise NothingChosen
    _take(request, draft, code, name=file.name or "", content=file.read())


def on_paper(request: Request, draft: Draft, code: str) -> None:
    """Write down a paper that lies on the window's desk, its original checked, without a scan (grade B)."""
    slots = (draft.slot(code),)
    materials.take_on_paper(slots=slots, by=request.actor, now=timezone.now(), command=request.command)


def from_wallet(request: Request, draft: Draft, place: str) -> None:
    """Use a paper again that an organ issued or a window checked: `code.seq` of what the wallet holds.

    :raises NotFound: if the wallet holds none such
    """
    code, _, seq = place.partition(".")
    for paper in draft.line(code).held:
        if str(paper.seq) == seq:
            materials.reuse_paper(
                slot=draft.slot(code),
                subject=paper.subject,
                seq=paper.seq,
                by=request.actor,
                now=timezone.now(),
                command=request.command,
            )
            return
    raise NotFound


def later(request: Request, draft: Draft, code: str) -> None:
    """Take the visitor's promise to hand a paper in after acceptance (容缺), with what follows if they do not.

    :raises MayNotBeLate: if the guide lets it not be late
    """
    material = draft.line(code).material
    materials.promise_later(
        slot=draft.slot(code),
        tolerance_workdays=material.tolerance_workdays,
        promise=material.tolerance_promise,
        by=request.actor,
        now=timezone.now(),
        command=request.command,
    )


def back(request: Request, draft: Draft, seq: str) -> None:
    """Give a paper back, or take a promise back, before it goes in.

    :raises NotFound: if there is no such paper
    :raises AlreadyFiled: if it went in
    """
    if not seq.isdigit():
        raise NotFound
    case = draft.case
    materials.remove_paper(subject=case.subject, at=case.place, seq=int(seq), by=request.actor, command=request.command)


DEEDS: Mapping[str, Deed] = {
    "scan": from_camera,
    "upload": from_file,
    "paper": on_paper,
    "wallet": from_wallet,
    "later": later,
    "back": back,
}


def _take(request: Request, draft: Draft, code: str, *, name: str, content: bytes) -> None:
    material = draft.line(code).material
    materials.take_upload(
        slot=draft.slot(code),
        file_name=name,
        content=content,
        limits=Limits.of(max_bytes=material.max_bytes, extensions=material.formats),
        by=request.actor,
        now=timezone.now(),
        command=request.command,
    )
