"""How Django's own forms draw themselves in the house style."""

from typing import Any

from django import forms
from django.forms.renderers import DjangoTemplates
from django.template.loader import get_template
from django.utils.translation import gettext

DJANGO_REQUIRED = forms.Field.default_error_messages["required"]


class HouseRenderer(DjangoTemplates):
    """Draws `{{ form }}` and `{{ field.as_field_group }}` with our components, the inputs as Django does."""

    form_template_name = "ui/form.html"
    field_template_name = "ui/field_group.html"

    def get_template(self, template_name: str) -> Any:
        """Return one of our templates or, for an input, Django's own."""
        return get_template(template_name) if template_name.startswith("ui/") else super().get_template(template_name)


class Form(forms.Form):
    """A plain form whose fields say by name what is missing: “请填写企业名称”."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            if "required" not in field.error_messages or field.error_messages["required"] == DJANGO_REQUIRED:
                field.error_messages["required"] = _missing(field)

    @property
    def typed(self) -> dict[str, Any]:
        """Return what was typed, valid as it is, by the names under which the door takes it."""
        return self.cleaned_data


def _missing(field: forms.Field) -> str:
    match field:
        case forms.BooleanField():
            return gettext("请勾选“%(label)s”") % {"label": field.label}
        case forms.FileField():
            return gettext("请上传%(label)s") % {"label": field.label}
        case forms.ChoiceField() | forms.DateField():
            return gettext("请选择%(label)s") % {"label": field.label}
    return gettext("请填写%(label)s") % {"label": field.label}


class DayInput(forms.DateInput):
    """A day, picked with the browser's own calendar."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%d")


class NumberText(forms.TextInput):
    """Digits to type without the arrows of a number field: identity numbers, phones, codes."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"inputmode": "numeric", "autocomplete": "off", "spellcheck": "false"} | (attrs or {}))
