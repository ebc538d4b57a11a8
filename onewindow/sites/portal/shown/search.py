"""What a reader looks for among the guides: words, for whom, by topic."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext

from onewindow.contexts.catalogue.api import Audience, GuideLine
from onewindow.platform.web.parts import Link

# 国务院办公厅 names the topics; each has an outline. Of several the first here is drawn: the narrowest.
ICONS: Mapping[str, str] = {
    "医疗卫生": "stethoscope",
    "文化教育": "school",
    "生育收养": "baby-carriage",
    "户籍办理": "id",
    "交通出行": "car",
    "住房保障": "home",
    "社会救助": "heart-handshake",
    "建设工程": "building-community",
    "优待抚恤": "heart-handshake",
    "社会保障": "shield-check",
    "环保绿化": "sun",
    "公安消防": "hand-stop",
    "设立变更": "briefcase",
    "准营准办": "building-store",
    "就业创业": "users",
}
PLAIN_ICON = "clipboard-list"


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What was asked for; what is none of ours counts as not asked."""

    words: str = ""
    audience: Audience | None = None
    topic: str = ""

    @property
    def query(self) -> str:
        """Return it as an address carries it."""
        parts = {"q": self.words, "for": self.audience or "", "topic": self.topic}
        return urlencode({name: part for name, part in parts.items() if part})

    @property
    def tabs(self) -> tuple[Link, ...]:
        """Return for whom the list can be narrowed."""
        audiences = {
            None: gettext("全部"),
            Audience.PERSON: gettext("个人办事"),
            Audience.ENTERPRISE: gettext("企业办事"),
        }
        return tuple(
            Link(label=label, href=f"?{replace(self, audience=kind).query}", is_current=kind is self.audience)
            for kind, label in audiences.items()
        )


def wanted(posted: QueryDict) -> Wanted:
    """Return what an address asks for."""
    kind = posted.get("for", "")
    return Wanted(
        words=" ".join(posted.get("q", "").split())[:60],
        audience=Audience(kind) if kind in {*Audience} else None,
        topic=posted.get("topic", "")[:40],
    )


def icon_of(line: GuideLine) -> str:
    """Return the outline that stands for a guide in a list."""
    return next((icon for topic, icon in ICONS.items() if topic in line.topics), PLAIN_ICON)


def topics_of(lines: tuple[GuideLine, ...]) -> tuple[Link, ...]:
    """Return the topics of a list of guides, those of most guides first."""
    counts: dict[str, int] = {}
    for line in lines:
        for topic in dict.fromkeys(line.topics):
            counts[topic] = counts.get(topic, 0) + 1
    guides = reverse("portal:guides")
    ordered = sorted(counts, key=lambda topic: (-counts[topic], topic))
    return tuple(
        Link(label=topic, href=f"{guides}?{Wanted(topic=topic).query}", icon=ICONS.get(topic, PLAIN_ICON))
        for topic in ordered
    )
