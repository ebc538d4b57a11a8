"""不予受理, wherever an officer says it: at a window under a grant, or at the department's desk."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from onewindow.contexts.cases import api as cases
from onewindow.platform.web.forms import Form


class DeclineForm(Form):
    """不予受理: on which ground, why, and, where another organ is in charge, which one."""

    ground = forms.ChoiceField(
        label=_("不予受理的情形"),
        choices=[
            (cases.Ground.NOT_NEEDED, _("依法不需要取得行政许可")),
            (cases.Ground.WRONG_AGENCY, _("不属于本机关职权范围")),
            (cases.Ground.NOT_QUALIFIED, _("不符合受理条件")),
        ],
        widget=forms.RadioSelect,
    )
    competent_agency = forms.CharField(
        label=_("有权机关"), required=False, max_length=100, help_text=_("不属于本机关职权范围的，请写明向哪个机关申请")
    )
    reason = forms.CharField(label=_("理由"), max_length=500, widget=forms.Textarea({"rows": 2}))

    @property
    def typed(self) -> dict[str, Any]:
        """Return what was typed as `cases.decline_case` takes it."""
        return self.cleaned_data | {"ground": cases.Ground(self.cleaned_data["ground"])}
