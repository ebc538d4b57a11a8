"""What an officer types: an opinion, a decision."""

from django import forms

from onewindow.contexts.approval import api as approval
from onewindow.contexts.cases import api as cases
from onewindow.kernel.words import N_
from onewindow.platform.web.forms import Form

REASONS = (
    N_("场所条件不符合规定要求"),
    N_("设备设施与经营项目不相适应"),
    N_("提交的材料与实际情况不一致"),
)


class OpinionForm(Form):
    """An opinion on one step of the review."""

    step = forms.CharField(widget=forms.HiddenInput)
    conclusion = forms.ChoiceField(
        label=N_("意见"),
        choices=[(approval.Conclusion.AGREE, N_("同意")), (approval.Conclusion.DISAGREE, N_("不同意"))],
        widget=forms.RadioSelect,
        initial=approval.Conclusion.AGREE,
    )
    companion = forms.UUIDField(label=N_("同行核查人员"), required=False)
    reason = forms.CharField(label=N_("理由和依据"), required=False, widget=forms.Textarea({"rows": 2}))

    def __init__(self, *args: object, colleagues: tuple[tuple[str, str], ...] = (), **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["companion"].widget = forms.Select(choices=[("", N_("请选择")), *colleagues])


class DecisionForm(Form):
    """准予 or 不予, with reasons where it is against somebody."""

    decision = forms.ChoiceField(
        label=N_("决定"),
        choices=[(cases.Decision.GRANT, N_("准予")), (cases.Decision.DENY, N_("不予许可"))],
        widget=forms.RadioSelect,
        initial=cases.Decision.GRANT,
    )
    template = forms.MultipleChoiceField(
        label=N_("不予许可的理由"),
        choices=[(reason, reason) for reason in REASONS],
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    reason = forms.CharField(label=N_("其他理由"), required=False, widget=forms.Textarea({"rows": 2}))

    @property
    def reasons(self) -> tuple[str, ...]:
        """Return the reasons that were chosen and written."""
        written = self.cleaned_data["reason"].strip()
        return (*self.cleaned_data["template"], *([written] if written else []))
