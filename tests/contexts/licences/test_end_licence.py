"""What becomes of a licence that stands."""

from pathlib import Path

import pytest
from pytest_django import Settings

from onewindow.contexts.documents import api as documents
from onewindow.contexts.licences import api as licences
from onewindow.contexts.licences.models import Licence, LicenceAct
from onewindow.kernel.errors import IllegalMove, NotAllowed, NotFound
from onewindow.platform.access.actors import Actor, Grant, Scope, ScopeKind
from tests.factories import licences as factory
from tests.factories.acting import NOW, once
from tests.factories.cases import Town, town
from tests.factories.poppler import unsigned, words_of

pytestmark = pytest.mark.django_db
VERB = licences.Verb


@pytest.fixture
def place() -> Town:
    return town()


def head(place: Town, *verbs: str) -> Actor:
    """Return the head of the organ, with the organ's seal."""
    scope = Scope(ScopeKind.ORGANISATION, str(place.department_id))
    chief = place.chief.actor()
    grants = frozenset(Grant(verb, scope) for verb in (*verbs, "documents.seal_organ", "documents.view"))
    return Actor(account=chief.account, kind=chief.kind, channel=chief.channel, person=chief.person, grants=grants)


def ended(place: Town, issued: licences.Issued, verb: licences.Verb = VERB.CANCEL) -> licences.Ended:
    return licences.end_licence(
        licence_id=issued.licence_id,
        verb=verb,
        finding="贵单位已终止食品经营活动并申请注销",
        basis="《中华人民共和国行政许可法》第七十条",
        by=head(place, "licences.revoke"),
        now=NOW,
        command=once(),
    )


def test_注销_以书面决定_告知救济途径(place: Town, tmp_path: Path, settings: Settings) -> None:
    settings.IS_DEMO = False
    outcome = ended(place, factory.issue(place))

    pdf = documents.document_pdf(document_id=outcome.document_id, by=place.applicant(), now=NOW)
    words = words_of(unsigned(pdf), tmp_path).replace(" ", "").replace("\n", "")
    assert outcome.state is licences.State.CANCELLED
    assert "注销行政许可决定书" in words
    assert "向云岭县人民政府申请行政复议" in words
    assert "办件编号" not in words


@pytest.mark.parametrize(
    ("verb", "state"),
    [(VERB.CANCEL, "CANCELLED"), (VERB.REVOKE, "REVOKED"), (VERB.WITHDRAW, "WITHDRAWN"), (VERB.FORFEIT, "FORFEITED")],
)
def test_each_ending_has_its_own_word(place: Town, verb: licences.Verb, state: str) -> None:
    issued = factory.issue(place)

    ended(place, issued, verb)

    row = Licence.objects.get(id=issued.licence_id)
    assert (row.state, row.ended_on is not None, row.version) == (state, True, 2)


def test_what_was_revoked_is_then_cancelled(place: Town) -> None:
    issued = factory.issue(place)
    ended(place, issued, VERB.REVOKE)

    assert ended(place, issued, VERB.CANCEL).state is licences.State.CANCELLED


def test_what_was_cancelled_stays_cancelled(place: Town) -> None:
    issued = factory.issue(place)
    ended(place, issued)

    with pytest.raises(IllegalMove):
        ended(place, issued, VERB.REVOKE)


@pytest.mark.parametrize(("hold", "let_go"), [(VERB.SUSPEND, VERB.RELEASE), (VERB.REPORT_LOST, VERB.FIND)])
def test_a_licence_is_held_and_let_go_again(place: Town, hold: licences.Verb, let_go: licences.Verb) -> None:
    issued = factory.issue(place)

    for verb in (hold, let_go):
        licences.hold_licence(
            licence_id=issued.licence_id,
            verb=verb,
            basis="",
            by=head(place, "licences.revoke"),
            now=NOW,
            command=once(),
        )

    acts = LicenceAct.objects.filter(subject_id=issued.licence_id).order_by("seq")
    assert [act.name for act in acts] == ["LicenceIssued", "LicenceHeld", "LicenceReleased"]
    assert Licence.objects.get(id=issued.licence_id).state == licences.State.VALID


def test_a_clerk_of_another_organ_finds_nothing(place: Town) -> None:
    issued = factory.issue(place)
    elsewhere = Grant("licences.revoke", Scope(ScopeKind.ORGANISATION, str(place.person_id)))
    chief = place.chief.actor()
    stranger = Actor(account=chief.account, kind=chief.kind, channel=chief.channel, grants=frozenset({elsewhere}))

    for by, refusal in ((stranger, NotFound), (place.clerk.actor(), NotAllowed)):
        with pytest.raises(refusal):
            licences.hold_licence(
                licence_id=issued.licence_id, verb=VERB.SUSPEND, basis="", by=by, now=NOW, command=once()
            )
