"""What licences do when a certificate is to be made, when one was issued, and when a region moves."""

from onewindow.contexts.cases import api as cases
from onewindow.contexts.licences.actions.granting import issue_granted
from onewindow.contexts.licences.actions.telling import tell_of_issue
from onewindow.contexts.licences.actions.wallet import put_into_wallet
from onewindow.contexts.licences.events import LicenceIssued
from onewindow.contexts.licences.models import Licence
from onewindow.contexts.organisations import api as organisations
from onewindow.kernel.errors import IllegalMove
from onewindow.platform.access.itself import platform_with
from onewindow.platform.database.paths import follow_path
from onewindow.platform.moves.acts import Command
from onewindow.platform.outbox.listeners import Heard, hears


@hears(cases.CertificateMaking)
def issue_what_was_granted(heard: Heard[cases.CertificateMaking]) -> None:
    """Issue the licences of the case and say that its result is ready."""
    itself = platform_with("cases.view", "cases.make", "licences.issue")
    case_id = heard.event.subject.id
    issue_granted(
        case_id=case_id, by=itself, now=heard.happened_at, command=Command.of_effect("licences.issue", heard.key)
    )
    try:
        cases.ready_case(
            case_id=case_id, by=itself, now=heard.happened_at, command=Command.of_effect("licences.ready", heard.key)
        )
    except IllegalMove:
        return  # somebody said so before


@hears(LicenceIssued)
def keep_for_the_holder(heard: Heard[LicenceIssued]) -> None:
    """Put the licence into the holder's wallet, and tell the holder."""
    licence_id = heard.event.subject.id
    put_into_wallet(
        licence_id=licence_id,
        by=platform_with("documents.view", "parties.correct"),
        now=heard.happened_at,
        command=Command.of_effect("licences.wallet", heard.key),
    )
    tell_of_issue(licence_id=licence_id, now=heard.happened_at)


@hears(organisations.RegionMoved)
def follow_region(heard: Heard[organisations.RegionMoved]) -> None:
    """Let licences follow a region to its new path; what is printed on them stays as it was issued."""
    follow_path(Licence, before=heard.event.before, after=heard.event.after)
