"""What the verbs begin with: the row within the actor's reach, and what is drawn from a document beside it."""

from typing import Any
from uuid import UUID

from django.db.models import Q, UUIDField, Value
from pypinyin import lazy_pinyin

from onewindow.contexts.catalogue.domain.course import StepKind
from onewindow.contexts.catalogue.domain.guide import Guide
from onewindow.contexts.catalogue.events import GuideRevised
from onewindow.contexts.catalogue.models import GuideEvent, GuideVersion, Item
from onewindow.contexts.elements import api as elements
from onewindow.kernel.errors import NotAllowed, NotFound
from onewindow.platform.access.actors import Actor, may_anywhere, scope_filter

NOBODYS = Value(None, output_field=UUIDField())  # a guide belongs to no person


def _reach(by: Actor, verbs: tuple[str, ...]) -> Q:
    if not any(may_anywhere(by, verb) for verb in verbs):
        raise NotAllowed
    reach = Q()
    for verb in verbs:
        reach |= scope_filter(by, verb)
    return reach


def item_for(item_id: UUID, by: Actor, *verbs: str) -> Item:
    """Return the item if it lies within the actor's reach for one of the verbs.

    :raises NotAllowed: if the actor has none of the verbs anywhere
    :raises NotFound: if there is no such item within reach
    """
    row = Item.objects.alias(owner_id=NOBODYS).filter(_reach(by, verbs), id=item_id).first()
    if row is None:
        raise NotFound
    return row


def guide_for(guide_id: UUID, by: Actor, *verbs: str) -> GuideVersion:
    """Return the guide version with its item if it lies within the actor's reach for one of the verbs.

    :raises NotAllowed: if the actor has none of the verbs anywhere
    :raises NotFound: if there is no such guide within reach
    """
    rows = GuideVersion.objects.alias(owner_id=NOBODYS).select_related("item")
    row = rows.filter(_reach(by, verbs), id=guide_id).first()
    if row is None:
        raise NotFound
    return row


def revisers(row: GuideVersion) -> frozenset[UUID]:
    """Return the accounts that changed the draft after it was begun."""
    actors = GuideEvent.objects.filter(subject_id=row.id, name=GuideRevised.__name__).values_list("actor", flat=True)
    return frozenset(UUID(actor["account"]) for actor in actors.order_by("seq"))


def unregistered(document: Guide) -> tuple[str, ...]:
    """Return a sentence for each data element, material and licence type of the guide that is not registered."""
    named = {field.element for field in document.fields} | {q.element for q in document.questions if q.element}
    papers = {material.code for material in document.materials}
    licences = {way.licence_type for material in document.materials for way in material.exemptions}
    licences |= {result.licence_type for result in document.results}
    missing = [
        *(f"数据元“{code}”尚未登记" for code in sorted(named - elements.elements(codes=named).keys())),
        *(f"材料“{code}”尚未登记" for code in sorted(papers - elements.material_types(codes=papers).keys())),
        *(
            f"证照类型“{code}”尚未登记"
            for code in sorted(licences - {""} - elements.licence_types(codes=licences).keys())
        ),
    ]
    return tuple(missing)


def derived(document: Guide) -> dict[str, Any]:
    """Return what lists show of a guide, as plain JSON."""
    codes = document.codes
    return {
        "name": document.name,
        "code": codes.handling or codes.implementation or codes.local,
        "item_type": document.item_type,
        "project_kind": document.project_kind,
        "audience": [*document.audience],
        "department": document.body.name,
        "promise": {"amount": document.terms[-1].promise.amount, "unit": document.terms[-1].promise.unit},
        "visits": document.channels.visits,
        "is_online": document.channels.is_online,
        "is_charged": bool(document.fees),
        "topics": [*document.topics.person, *document.topics.enterprise],
        "keywords": " ".join(document.topics.keywords),
        "sounds": " ".join(sounds(name) for name in (document.name, *document.topics.keywords)),
        "has_site_visit": any(step.kind is StepKind.SITE_VISIT for step in document.steps),
    }


def sounds(name: str) -> str:
    """Return how a name is typed by its sound: the initials of its characters, and the whole pinyin."""
    spoken = [syllable for syllable in lazy_pinyin(name) if syllable.isalnum()]
    return f"{''.join(syllable[0] for syllable in spoken)} {''.join(spoken)}".lower()
