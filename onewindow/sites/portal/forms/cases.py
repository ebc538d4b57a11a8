"""What is typed about a case of one's own."""

from django import forms
from django.utils.translation import gettext_lazy as _

from onewindow.platform.web.forms import Form


class WithdrawForm(Form):
    """Why an application is withdrawn: the decision that ends it says so."""

    reason = forms.CharField(label=_("撤回的理由"), max_length=200, widget=forms.Textarea({"rows": 3}))
