"""Role templates: the rights that a post of a kind is given when it is established. Data; more is granted by letter."""

from collections.abc import Mapping
from types import MappingProxyType

from onewindow.contexts.organisations.domain.kinds import PostKind
from onewindow.contexts.organisations.domain.rights import Reach

type Rights = Mapping[str, Reach]  # the region or organisation meant is the post's own


def _all(reach: Reach, *verbs: str) -> dict[str, Reach]:
    return dict.fromkeys(verbs, reach)


_FOR_A_VISITOR = _all(Reach.OWN, "cases.file", "cases.withdraw", "materials.upload", "parties.mandate")
_AT_A_WINDOW = (
    _FOR_A_VISITOR
    | _all(Reach.REGION, "cases.view", "cases.receive", "materials.view", "materials.verify", "documents.view")
    | _all(Reach.REGION, "parties.view", "parties.register", "parties.correct")
    | _all(Reach.ORGANISATION, "hall.serve", "hall.view")
)
# Accepting and declining are the department's acts: a window has them only for what a department has delegated to it
# (decision 6), which the case asks `department_delegates`.
_ACCEPTING = ("cases.examine", "cases.decline")
# 《行政许可法》第三十二条第二款: what is said in writing carries the organ's special seal. One person keeps it; who may
# do an act in the organ's name may have that act's own document sealed with it, and no other (ADR 0030).
_SEALING_THEIR_ACTS = _all(Reach.ORGANISATION, "documents.seal_act")
_DELIVERING = _all(Reach.REGION, "cases.make", "cases.deliver", "licences.view")
_IN_A_DEPARTMENT = _all(
    Reach.ORGANISATION, "cases.view", "materials.view", "documents.view", "licences.view", "parties.view"
)

ROLES: Mapping[PostKind, Rights] = MappingProxyType(
    {
        PostKind.INTAKE_CLERK: _AT_A_WINDOW,
        PostKind.COMPREHENSIVE_CLERK: _AT_A_WINDOW | _all(Reach.REGION, *_ACCEPTING) | _DELIVERING,
        PostKind.TOWNSHIP_CLERK: _AT_A_WINDOW | _all(Reach.REGION, *_ACCEPTING, "cases.decide") | _DELIVERING,
        PostKind.OUTPUT_CLERK: _AT_A_WINDOW | _DELIVERING,
        PostKind.DEPARTMENT_CLERK: _FOR_A_VISITOR
        | _IN_A_DEPARTMENT
        | _SEALING_THEIR_ACTS
        | _all(Reach.ORGANISATION, *_ACCEPTING, "cases.receive", "cases.deliver", "materials.verify")
        | _all(Reach.ORGANISATION, "parties.register", "parties.correct", "hall.serve"),
        PostKind.REVIEWER: _IN_A_DEPARTMENT
        | _SEALING_THEIR_ACTS
        | _all(Reach.ORGANISATION, *_ACCEPTING, "cases.receive", "cases.review", "cases.special", "cases.make")
        | _all(Reach.ORGANISATION, "materials.verify"),
        PostKind.CHIEF_REPRESENTATIVE: _IN_A_DEPARTMENT
        | _all(Reach.ORGANISATION, *_ACCEPTING, "cases.receive", "cases.review", "cases.special", "cases.decide")
        | _all(Reach.ORGANISATION, "cases.make", "cases.terminate", "cases.urge", "materials.verify")
        | _all(
            Reach.ORGANISATION,
            "organisations.roster",
            "licences.issue",
            "documents.seal_approval",
            "documents.seal_organ",
        ),
        PostKind.AGENCY_HEAD: _IN_A_DEPARTMENT
        | _SEALING_THEIR_ACTS
        | _all(Reach.ORGANISATION, "cases.decide", "cases.extend", "cases.terminate", "cases.urge")
        | _all(Reach.ORGANISATION, "licences.issue", "licences.revoke", "documents.seal_organ", "catalogue.approve")
        | _all(Reach.ORGANISATION, "organisations.delegate", "organisations.confirm", "organisations.roster"),
        PostKind.CATALOGUE_EDITOR: _all(Reach.ORGANISATION, "catalogue.edit"),
        PostKind.LEGALITY_REVIEWER: _all(Reach.ORGANISATION, "catalogue.review"),
        PostKind.CENTRE_HEAD: _all(Reach.REGION, "supervise.view", "cases.view", "hall.view", "catalogue.publish")
        | _all(Reach.REGION, "organisations.confirm", "organisations.roster", "deadlines.set_threshold"),
        PostKind.SUPERVISOR: _all(Reach.REGION, "supervise.view", "cases.view", "documents.view", "hall.view")
        | _all(Reach.REGION, "cases.allow_second_notice", "cases.urge"),
        PostKind.SYSTEM_ADMIN: _all(Reach.REGION, "console.system", "organisations.manage")
        | _all(Reach.EVERYWHERE, "calendar.correct", "preferences.change", "elements.register"),
        PostKind.SECURITY_ADMIN: _all(Reach.REGION, "console.security", "organisations.grant"),
        PostKind.AUDIT_ADMIN: _all(Reach.REGION, "console.audit"),
        PostKind.MACHINE: _all(Reach.OWN, "cases.file", "cases.withdraw")
        | _all(Reach.ORGANISATION, *_ACCEPTING, "cases.view", "cases.receive", "cases.review", "cases.decide")
        | _all(Reach.ORGANISATION, "cases.make", "cases.deliver", "parties.register")
        | _all(Reach.ORGANISATION, "documents.seal_act"),
    }
)
