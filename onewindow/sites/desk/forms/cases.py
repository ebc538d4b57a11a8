"""What an officer types: what is wrong with a paper, an opinion, a decision."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from onewindow.contexts.approval import api as approval
from onewindow.contexts.cases import api as cases
from onewindow.kernel.words import N_
from onewindow.platform.web.forms import Form

REASONS = (
    N_("场所条件不符合规定要求"),
    N_("设备设施与经营项目不相适应"),
    N_("提交的材料与实际情况不一致"),
    N_("承诺补交的容缺材料到期没有补交"),
)
UNMET = N_("不符合条件“%(condition)s”")
DEFECT = "defect-"


class ExamineForm(Form):
    """What is wrong with each paper that was handed in; empty means that nothing is."""

    def __init__(self, *args: object, codes: Iterable[str] = (), **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        for code in codes:
            self.fields[f"{DEFECT}{code}"] = forms.CharField(
                label=_("有问题请写明，一次性告知申请人"), max_length=200, required=False
            )

    @property
    def typed(self) -> dict[str, Any]:
        """Return what was typed as `cases.examine_case` takes it: by material code."""
        words = {name.removeprefix(DEFECT): words for name, words in self.cleaned_data.items() if words}
        return {"defects": words}


def defect_of(form: forms.Form, code: str) -> BoundField | None:
    """Return the field about a paper, if one can be typed."""
    return form[f"{DEFECT}{code}"] if f"{DEFECT}{code}" in form.fields else None


class OpinionForm(Form):
    """An opinion on one step of the review."""

    step = forms.CharField(widget=forms.HiddenInput)
    conclusion = forms.ChoiceField(
        label=_("意见"),
        choices=[(approval.Conclusion.AGREE, _("同意")), (approval.Conclusion.DISAGREE, _("不同意"))],
        widget=forms.RadioSelect,
    )
    companion = forms.UUIDField(label=_("同行核查人员"), required=False)
    reason = forms.CharField(
        label=_("理由和依据"),
        help_text=_("不同意，或者有审查要点没有勾选的，要写明理由。"),
        max_length=2000,
        required=False,
        widget=forms.Textarea({"rows": 2}),
    )

    def __init__(
        self,
        *args: object,
        colleagues: tuple[tuple[str, str], ...] = (),
        points: Iterable[str] = (),
        **kwargs: object,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["companion"].widget = forms.Select(choices=[("", gettext("请选择")), *colleagues])
        named = [(point, point) for point in points]
        self.fields["points"] = forms.MultipleChoiceField(label=_("审查要点"), choices=named, required=False)

    @property
    def typed(self) -> dict[str, Any]:
        """Return what was typed as `approval.give_opinion` takes it."""
        said = self.cleaned_data
        return said | {"conclusion": approval.Conclusion(said["conclusion"]), "points": tuple(said["points"])}


class DecisionForm(Form):
    """准予 or 不予, with reasons where it is against somebody."""

    decision = forms.ChoiceField(
        label=_("决定"),
        choices=[(cases.Decision.GRANT, _("准予")), (cases.Decision.DENY, _("不予许可"))],
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(label=_("其他理由"), max_length=2000, required=False, widget=forms.Textarea({"rows": 2}))

    def __init__(self, *args: object, conditions: Iterable[str] = (), **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        # A reason is printed in the decision: its value stays Chinese in whatever language the page is.
        unmet = [(UNMET % {"condition": one}, gettext(UNMET) % {"condition": one}) for one in conditions]
        ready = [(one, gettext(one)) for one in REASONS]
        self.fields["template"] = forms.MultipleChoiceField(
            label=_("不予许可的理由"),
            choices=[*unmet, *ready],
            required=False,
            widget=forms.CheckboxSelectMultiple,
        )

    @property
    def typed(self) -> dict[str, Any]:
        """Return what was typed as `approval.decide` takes it: the reasons that were chosen, then what was written; a
        grant has none, whatever was written before somebody chose it."""
        decision = cases.Decision(self.cleaned_data["decision"])
        written = self.cleaned_data["reason"].strip()
        reasons = (*self.cleaned_data["template"], *([written] if written else []))
        return {"decision": decision, "reasons": reasons if decision is cases.Decision.DENY else ()}
