"""Who stands at the window: what is typed from the document that they show."""

from django import forms
from django.utils.translation import gettext_lazy as _

from onewindow.contexts.parties import api as parties
from onewindow.platform.web.forms import Form, NumberText


class VisitorForm(Form):
    """A person by their identity number, everybody else by their credit code."""

    kind = forms.ChoiceField(
        label=_("办事人类型"),
        choices=[
            (parties.PartyKind.PERSON, _("自然人")),
            (parties.PartyKind.ENTERPRISE, _("企业")),
            (parties.PartyKind.INDIVIDUAL_BUSINESS, _("个体工商户")),
            (parties.PartyKind.INSTITUTION, _("机关、事业单位、社会组织")),
        ],
        initial=parties.PartyKind.PERSON,
    )
    name = forms.CharField(label=_("姓名或者名称"), max_length=100)
    number = forms.CharField(
        label=_("证件号码"),
        max_length=30,
        widget=NumberText(),
        help_text=_("自然人填写身份证号码，单位填写统一社会信用代码"),
    )
    phone = forms.CharField(label=_("手机号码"), max_length=20, required=False, widget=NumberText())

    @property
    def newcomer(self) -> parties.Newcomer:
        """Return who was typed in."""
        typed = self.cleaned_data
        kind = parties.PartyKind(typed["kind"])
        is_person = kind is parties.PartyKind.PERSON
        return parties.Newcomer(
            kind=kind,
            name=typed["name"],
            number_kind=parties.NumberKind.IDENTITY if is_person else parties.NumberKind.CREDIT_CODE,
            number=typed["number"],
            phone=typed["phone"],
        )
