"""What a supervisor types."""

from django import forms
from django.utils.translation import gettext_lazy as _

from onewindow.platform.web.forms import Form


class AllowForm(Form):
    """Why the department may give a second notice."""

    reason = forms.CharField(
        label=_("准许的理由"),
        help_text=_("写明补正带来了什么新问题；第一次提交时就能发现的问题，不得再次告知。"),
        max_length=500,
        widget=forms.Textarea({"rows": 3}),
    )
