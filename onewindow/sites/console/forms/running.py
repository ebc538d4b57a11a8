"""What the button “try again” sends."""

from django import forms

from onewindow.platform.web.forms import Form


class TryAgainForm(Form):
    """One subject that waits for one listener."""

    listener = forms.CharField(max_length=128)
    subject_kind = forms.CharField(max_length=32, required=False)
    subject_id = forms.UUIDField()
