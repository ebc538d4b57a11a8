"""What a clerk types to hand a result out: the number of the case, who takes it, or how it was sent."""

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from onewindow.platform.web.forms import Form, NumberText


class FindForm(Form):
    """The number on the receipt."""

    number = forms.CharField(label=_("办件编号"), max_length=60, help_text=_("收件凭证上的编号，长短号均可"))


class HandOverForm(Form):
    """The identity that is shown at the window, typed where no card can be read; without a reader it must be."""

    identity_number = forms.CharField(
        label=_("领取人身份证号码"),
        max_length=30,
        required=False,
        widget=NumberText(),
        error_messages={"required": _("请填写领取人身份证号码")},
        help_text=_("读不出卡时填写；请先核对原件，人证一致"),
    )

    def __init__(self, posted: QueryDict | None = None, *, has_reader: bool) -> None:
        super().__init__(posted)
        if not has_reader:
            self.fields["identity_number"].required = True
            self.fields["identity_number"].help_text = _("照身份证原件填写；请先核对，人证一致")


class KeepForm(Form):
    """Where a result lies."""

    place = forms.CharField(label=_("存放位置"), max_length=60, help_text=_("例如：出件柜 A-03"))


class ShipmentForm(Form):
    """How the result was sent."""

    waybill = forms.CharField(label=_("快递单号"), max_length=40)
    address = forms.CharField(label=_("邮寄地址"), max_length=200)
