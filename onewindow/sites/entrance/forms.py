"""What is typed to log in."""

from django import forms
from django.utils.translation import gettext_lazy as _

from onewindow.platform.web.forms import Form


class EnterForm(Form):
    """Handle and password; what is wrong is never said more exactly than “one of the two”."""

    handle = forms.CharField(
        label=_("账号"),
        max_length=64,
        widget=forms.TextInput({"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}),
    )
    password = forms.CharField(
        label=_("密码"),
        max_length=256,
        strip=False,
        widget=forms.PasswordInput({"autocomplete": "current-password"}),
    )
