"""Who stands at the window and for whom: what is typed from the documents that they show."""

from datetime import timedelta

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from onewindow.contexts.hall import api as hall
from onewindow.contexts.parties import api as parties
from onewindow.kernel.instants import legal_day
from onewindow.platform.web.forms import DayInput, Form, NumberText

MANDATE_DAYS = 180  # a letter without a day of its own is taken for this long at most


class ReceptionForm(Form):
    """What a visitor comes for, and who they are when there is no card to read."""

    purpose = forms.ChoiceField(
        label=_("来访目的"),
        choices=[
            (hall.Purpose.FILING, _("申请")),
            (hall.Purpose.SUPPLEMENT, _("补正")),
            (hall.Purpose.COLLECTION, _("取件")),
            (hall.Purpose.ENQUIRY, _("咨询")),
            (hall.Purpose.OTHER, _("其他")),
        ],
        initial=hall.Purpose.FILING,
        widget=forms.RadioSelect,
    )
    name = forms.CharField(label=_("姓名"), max_length=50, required=False)
    number = forms.CharField(label=_("身份证号码"), max_length=30, required=False, widget=NumberText())
    phone = forms.CharField(label=_("手机号码"), max_length=20, required=False, widget=NumberText())

    @property
    def is_typed(self) -> bool:
        """Say whether somebody typed who the visitor is."""
        return bool(self.cleaned_data["name"] or self.cleaned_data["number"])

    @property
    def newcomer(self) -> parties.Newcomer:
        """Return who was typed in."""
        typed = self.cleaned_data
        return parties.Newcomer(
            kind=parties.PartyKind.PERSON,
            name=typed["name"],
            number_kind=parties.NumberKind.IDENTITY,
            number=typed["number"],
            phone=typed["phone"],
        )


class PrincipalForm(Form):
    """For whom the visitor is there, and what says that they may."""

    kind = forms.ChoiceField(
        label=_("申请人类型"),
        choices=[
            (parties.PartyKind.ENTERPRISE, _("企业")),
            (parties.PartyKind.INDIVIDUAL_BUSINESS, _("个体工商户")),
            (parties.PartyKind.INSTITUTION, _("机关、事业单位、社会组织")),
            (parties.PartyKind.PERSON, _("自然人")),
        ],
        initial=parties.PartyKind.ENTERPRISE,
    )
    name = forms.CharField(label=_("名称或者姓名"), max_length=100)
    number = forms.CharField(
        label=_("统一社会信用代码或者身份证号码"),
        max_length=30,
        widget=forms.TextInput({"autocapitalize": "characters", "autocomplete": "off", "spellcheck": "false"}),
    )
    relation = forms.ChoiceField(
        label=_("来访人的身份"),
        choices=[
            (parties.MandateKind.AUTHORISED, _("受委托人，已核对授权委托书原件")),
            (parties.MandateKind.LEGAL_REPRESENTATIVE, _("法定代表人（负责人），已核对营业执照和身份证")),
        ],
        initial=parties.MandateKind.AUTHORISED,
        widget=forms.RadioSelect,
    )
    until = forms.DateField(label=_("委托期限至"), required=False, widget=DayInput(), help_text=_("以授权委托书为准"))

    @staticmethod
    def fresh() -> "PrincipalForm":
        """Return an empty form, with the day that most letters name."""
        return PrincipalForm(initial={"until": legal_day(timezone.now()) + timedelta(days=MANDATE_DAYS)})

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
        )
