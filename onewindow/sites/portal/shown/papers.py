"""申请材料 as a citizen reads them: which to bring, which not and why, with blank and sample."""

from dataclasses import dataclass

from django.utils.translation import gettext, ngettext

from onewindow.contexts.catalogue import api as catalogue
from onewindow.platform.web.parts import Tone
from onewindow.platform.web.words import word

LICENCES = frozenset({catalogue.ExemptMode.E_LICENCE})


@dataclass(frozen=True, kw_only=True)
class PaperLine:
    """A material in a guide. `is_brought` says whether it is the applicant who brings it."""

    material: catalogue.RequiredMaterial
    source: catalogue.Material  # as the guide's document writes it: blank, sample, where it comes from
    state: str
    tone: Tone
    why: str
    is_brought: bool
    is_held: bool

    @property
    def icon(self) -> str:
        """Return the outline that stands for its kind."""
        if self.material.exempt in LICENCES:
            return "license"
        return {"FORM": "pencil", "CERTIFICATE": "certificate"}.get(self.material.kind, "file-text")

    @property
    def counts(self) -> str:
        """Return how many, in which form and in which formats it is taken."""
        originals, copies = self.source.originals, self.source.copies
        numbers = (
            ngettext("原件 %(count)s 份", "原件 %(count)s 份", originals) % {"count": originals} if originals else "",
            ngettext("复印件 %(count)s 份", "复印件 %(count)s 份", copies) % {"count": copies} if copies else "",
        )
        online = gettext("网上交 %(formats)s") % {"formats": self.takes}
        return gettext("，").join(filter(None, (word(self.material.form), *numbers, online)))

    @property
    def has_more(self) -> bool:
        """Say whether there is more to read about it."""
        source = self.source
        return bool(source.instructions or source.standard or source.blank or source.sample or source.review_points)

    @property
    def takes(self) -> str:
        """Return in which formats it is taken."""
        return gettext("、").join(extension.upper() for extension in self.material.formats)


def paper_lines(
    document: catalogue.Guide, required: tuple[catalogue.RequiredMaterial, ...], *, held: frozenset[str]
) -> tuple[PaperLine, ...]:
    """Return the materials of a situation in the order of the guide."""
    sources = {material.code: material for material in document.materials}
    return tuple(_line(material, sources[material.code], held) for material in required)


def _line(material: catalogue.RequiredMaterial, source: catalogue.Material, held: frozenset[str]) -> PaperLine:
    is_held = material.is_handed_in and material.code in held
    state, tone = (gettext("您已有"), Tone.GREEN) if is_held else _state(material)
    return PaperLine(
        material=material,
        source=source,
        state=state,
        tone=tone,
        why=_why(material),
        is_brought=material.is_handed_in and not is_held,
        is_held=is_held,
    )


def _state(material: catalogue.RequiredMaterial) -> tuple[str, Tone]:
    match material:
        case catalogue.RequiredMaterial(exempt=catalogue.ExemptMode.PROMISE):
            return gettext("承诺代替"), Tone.GREEN
        case catalogue.RequiredMaterial(exempt=exempt) if exempt is not catalogue.ExemptMode.NONE:
            return gettext("免提交"), Tone.GREEN
        case catalogue.RequiredMaterial(made_by=made_by) if made_by is not catalogue.MadeBy.APPLICANT:
            return gettext("自动生成"), Tone.GREEN
        case catalogue.RequiredMaterial(need=catalogue.Need.TOLERATED):
            return gettext("可容缺后补"), Tone.AMBER
        case catalogue.RequiredMaterial(need=catalogue.Need.OPTIONAL):
            return gettext("选交"), Tone.GREY
    return gettext("需提交"), Tone.BLUE


def _why(material: catalogue.RequiredMaterial) -> str:
    if material.exempt is not catalogue.ExemptMode.NONE:
        mode, source = word(material.exempt), material.source
        return gettext("%(mode)s：%(source)s") % {"mode": mode, "source": source} if source else mode
    if material.made_by is not catalogue.MadeBy.APPLICANT:
        return word(material.made_by)
    if material.need is catalogue.Need.TOLERATED and (days := material.tolerance_workdays):
        words = ngettext(
            "可以先申请，受理后 %(days)s 个工作日内补交", "可以先申请，受理后 %(days)s 个工作日内补交", days
        )
        return words % {"days": days}
    return material.reason
