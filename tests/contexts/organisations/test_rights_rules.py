"""Rights: the vocabulary, the templates, the second person, the written delegation."""

import ast
import itertools
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest

from onewindow.contexts.organisations.domain.kinds import PostKind
from onewindow.contexts.organisations.domain.posts import SpanIsEmpty
from onewindow.contexts.organisations.domain.rights import (
    DELEGABLE,
    RIGHTS,
    SEALS,
    AlreadyConfirmed,
    Handover,
    LetterNeeded,
    NoSuchRight,
    NotDelegable,
    OneGrantee,
    Reach,
    ReachIncomplete,
    Right,
    SecondPersonNeeded,
    check_handover,
    check_right,
    check_second_person,
)
from onewindow.contexts.organisations.domain.roles import ROLES
from onewindow.kernel.spans import Span

HERE, THERE = UUID(int=1), UUID(int=2)
MONDAY = date(2026, 3, 2)
LETTER = "云民授〔2026〕1号"
CODE = Path(__file__).parents[3] / "onewindow"
ASKS = {"may", "may_anywhere", "scope_filter", "require"}


def texts(tree: ast.Module) -> dict[str, str]:
    """Return the module's constants that are texts."""
    return {
        node.targets[0].id: node.value.value
        for node in tree.body
        if isinstance(node, ast.Assign)
        and isinstance(node.targets[0], ast.Name)
        and isinstance(node.value, ast.Constant)
        and isinstance(node.value.value, str)
    }


def verbs_in(tree: ast.Module) -> Iterator[str]:
    constants = texts(tree)
    for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
        named = [keyword.value for keyword in call.keywords if keyword.arg == "verb"]
        asks = getattr(call.func, "id", getattr(call.func, "attr", "")) in ASKS
        for argument in [*named, *(call.args if asks else [])]:
            text = argument.value if isinstance(argument, ast.Constant) else constants.get(getattr(argument, "id", ""))
            if isinstance(text, str) and "." in text:
                yield text


def verbs_asked_for() -> set[str]:
    return {verb for path in CODE.rglob("*.py") for verb in verbs_in(ast.parse(path.read_text()))}


def test_every_right_that_a_room_asks_for_stands_in_the_vocabulary() -> None:
    assert verbs_asked_for() <= set(RIGHTS), "add it to RIGHTS with its Chinese word, and to the roles that have it"


@pytest.mark.parametrize("kind", PostKind)
def test_every_kind_of_post_has_a_template_of_known_rights(kind: PostKind) -> None:
    assert ROLES[kind]
    assert set(ROLES[kind]) <= set(RIGHTS)


def test_delegable_verbs_and_seals_are_rights() -> None:
    assert set(RIGHTS) >= DELEGABLE | SEALS


@pytest.mark.requirement("R101")
@pytest.mark.parametrize("verb", ["cases.examine", "cases.decide", "cases.review", "licences.issue"])
def test_首席代表代表本单位决定受理_现场审批_审核备案_记录发证(verb: str) -> None:
    assert ROLES[PostKind.CHIEF_REPRESENTATIVE][verb] is Reach.ORGANISATION
    assert verb not in ROLES[PostKind.INTAKE_CLERK]


@pytest.mark.requirement("R369")
def test_审批专用章只由首席代表保管() -> None:
    assert [kind for kind in PostKind if "documents.seal_approval" in ROLES[kind]] == [PostKind.CHIEF_REPRESENTATIVE]


def test_有权办理的人_只为本人办理的事项用审批专用章() -> None:
    sealing = [kind for kind in PostKind if "documents.seal_act" in ROLES[kind]]

    assert sealing == [PostKind.DEPARTMENT_CLERK, PostKind.REVIEWER, PostKind.AGENCY_HEAD, PostKind.MACHINE]
    assert {ROLES[kind]["documents.seal_act"] for kind in sealing} == {Reach.ORGANISATION}


@pytest.mark.parametrize("verb", ["cases.examine", "cases.decline", "cases.special", "cases.extend"])
def test_部门里能办的事_都能为它用印(verb: str) -> None:
    doing = [kind for kind in PostKind if ROLES[kind].get(verb) is Reach.ORGANISATION]

    assert doing
    assert all({"documents.seal_approval", "documents.seal_act"} & set(ROLES[kind]) for kind in doing)


def test_延期由行政机关负责人批准_首席代表不是负责人() -> None:
    assert [kind for kind in PostKind if "cases.extend" in ROLES[kind]] == [PostKind.AGENCY_HEAD]


@pytest.mark.parametrize(
    ("one", "other"),
    [*itertools.combinations([PostKind.SYSTEM_ADMIN, PostKind.SECURITY_ADMIN, PostKind.AUDIT_ADMIN], 2)],
)
def test_三员的权限互不重叠(one: PostKind, other: PostKind) -> None:
    assert not set(ROLES[one]) & set(ROLES[other])


@pytest.mark.parametrize(
    ("reach", "region", "organisation", "stands"),
    [
        (Reach.EVERYWHERE, None, None, True),
        (Reach.OWN, None, None, True),
        (Reach.REGION, HERE, None, True),
        (Reach.ORGANISATION, None, HERE, True),
        (Reach.REGION, None, None, False),
        (Reach.REGION, None, HERE, False),
        (Reach.ORGANISATION, HERE, None, False),
        (Reach.ORGANISATION, HERE, HERE, False),
        (Reach.EVERYWHERE, HERE, None, False),
        (Reach.OWN, None, HERE, False),
    ],
)
def test_a_right_names_the_place_that_it_reaches(
    *, reach: Reach, region: UUID | None, organisation: UUID | None, stands: bool
) -> None:
    right = Right(verb="cases.view", reach=reach, region_id=region, organisation_id=organisation)

    if stands:
        check_right(right, term=Span(MONDAY))
    else:
        with pytest.raises(ReachIncomplete):
            check_right(right, term=Span(MONDAY))


def test_only_rights_of_the_vocabulary_can_be_granted() -> None:
    with pytest.raises(NoSuchRight):
        check_right(Right(verb="cases.everything", reach=Reach.EVERYWHERE), term=Span(MONDAY))


def test_a_right_that_would_never_hold_cannot_be_granted() -> None:
    with pytest.raises(SpanIsEmpty):
        check_right(Right(verb="cases.view", reach=Reach.EVERYWHERE), term=Span(MONDAY, MONDAY))


def test_权限变更须由另一人复核() -> None:
    check_second_person(granted_by=HERE, confirmed_by=None, confirming=THERE)
    with pytest.raises(SecondPersonNeeded):
        check_second_person(granted_by=HERE, confirmed_by=None, confirming=HERE)
    with pytest.raises(AlreadyConfirmed):
        check_second_person(granted_by=HERE, confirmed_by=THERE, confirming=THERE)


def handed_over(**changes: object) -> Handover:
    return Handover(**{"verb": "cases.receive", "to_window_id": HERE} | changes)


@pytest.mark.parametrize("verb", sorted(RIGHTS))
def test_部门只能授出收件_受理_决定_送达(verb: str) -> None:
    if verb in DELEGABLE:
        check_handover(handed_over(verb=verb), letter=LETTER, term=Span(MONDAY))
    else:
        with pytest.raises(NotDelegable):
            check_handover(handed_over(verb=verb), letter=LETTER, term=Span(MONDAY))


@pytest.mark.parametrize("grantees", [{"to_window_id": None}, {"to_organisation_id": THERE}])
def test_授权给一个窗口或者一个单位(grantees: dict[str, UUID | None]) -> None:
    with pytest.raises(OneGrantee):
        check_handover(handed_over(**grantees), letter=LETTER, term=Span(MONDAY))


def test_授权须有书面文件() -> None:
    with pytest.raises(LetterNeeded):
        check_handover(handed_over(), letter="  ", term=Span(MONDAY))


def test_授权须有日期() -> None:
    with pytest.raises(SpanIsEmpty):
        check_handover(handed_over(), letter=LETTER, term=Span(MONDAY, MONDAY))
