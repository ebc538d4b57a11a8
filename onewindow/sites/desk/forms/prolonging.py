"""What an officer types to extend a term, to start a special procedure, to record its result."""

from typing import Any

from django import forms

from onewindow.contexts.cases import api as cases
from onewindow.kernel.words import N_
from onewindow.platform.web.forms import Form

LONGEST = 400  # characters of a sentence on a notice
MOST = 999  # of any unit; what the guide lets is less


class LengthForm(Form):
    """By how much a term is extended; asked first, so that the page can show the day."""

    amount = forms.IntegerField(label=N_("延长多长时间"), min_value=1, max_value=MOST)


class ExtensionForm(Form):
    """Why, for the applicant to read."""

    amount = forms.IntegerField(min_value=1, max_value=MOST, widget=forms.HiddenInput)
    reason = forms.CharField(
        label=N_("延长的理由"),
        help_text=N_("会写进《延长办理期限告知书》，请让申请人看得懂"),
        max_length=LONGEST,
        widget=forms.Textarea({"rows": 3}),
    )


class ProcedureForm(Form):
    """Which procedure and how long; asked first, so that the page can show the days."""

    procedure = forms.ChoiceField(label=N_("哪一项特别程序"), widget=forms.RadioSelect)
    told = forms.IntegerField(label=N_("需要多长时间"), min_value=1, max_value=MOST)

    def __init__(self, *args: object, procedures: tuple[tuple[str, str], ...] = (), **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        label = self.fields["procedure"].label
        self.fields["procedure"] = forms.ChoiceField(label=label, choices=procedures, widget=forms.RadioSelect)


class SpecialForm(Form):
    """What the notice tells the applicant."""

    procedure = forms.CharField(widget=forms.HiddenInput)
    told = forms.IntegerField(min_value=1, max_value=MOST, widget=forms.HiddenInput)
    participants = forms.CharField(
        label=N_("参加的单位或人员"), max_length=LONGEST, help_text=N_("例如：云岭县食品检验检测中心")
    )
    what_to_do = forms.CharField(
        label=N_("需要申请人配合的事项"), required=False, max_length=LONGEST, widget=forms.Textarea({"rows": 2})
    )
    reason = forms.CharField(
        label=N_("超过承诺时限的理由"), required=False, max_length=LONGEST, widget=forms.Textarea({"rows": 2})
    )

    @property
    def typed(self) -> dict[str, Any]:
        """Return what was typed as `cases.start_special_procedure` takes it."""
        said = self.cleaned_data
        told = {name: said[name] for name in ("participants", "what_to_do", "reason")}
        return {"procedure": said["procedure"], "told": said["told"], "telling": cases.Telling(**told)}


class ResultForm(Form):
    """What the procedure came to."""

    result = forms.CharField(label=N_("特别程序的结果"), max_length=LONGEST, widget=forms.Textarea({"rows": 3}))
