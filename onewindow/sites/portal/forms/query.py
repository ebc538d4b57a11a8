"""What is typed to ask how far a case is."""

from django import forms
from django.utils.translation import gettext_lazy as _

from onewindow.platform.web.forms import Form, NumberText


class QueryForm(Form):
    """Number and query code, as the receipt prints them."""

    number = forms.CharField(
        label=_("办件编号"), max_length=60, widget=forms.TextInput({"autocomplete": "off", "spellcheck": "false"})
    )
    code = forms.CharField(label=_("查询码"), help_text=_("收件凭证上的 8 位数字"), max_length=20, widget=NumberText)
