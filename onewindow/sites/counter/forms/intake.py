"""The questions of a guide, and what a clerk says is wrong with a paper."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext

from onewindow.contexts.catalogue import api as catalogue
from onewindow.kernel.words import N_
from onewindow.platform.web.forms import Form

# Said of a paper in the one-time notice, so in words that tell what to mend.
DEFECTS = (
    N_("内容模糊，看不清楚"),
    N_("缺少签名或者盖章"),
    N_("与原件不一致"),
    N_("已过有效期"),
    N_("缺页或者内容不完整"),
)
LONGEST = 200


class SituationForm(Form):
    """The questions that are asked, with what was answered; `is_checked` says what is wrong or missing."""

    def __init__(
        self, questions: Iterable[catalogue.Question], answers: Mapping[str, Any], *, is_checked: bool
    ) -> None:
        given = MultiValueDict(
            {code: chosen if isinstance(chosen, list) else [chosen] for code, chosen in answers.items()}
        )
        super().__init__(data=given if is_checked else None, initial=dict(answers))
        for question in questions:
            choices = [(option.code, option.label) for option in question.options]
            of, widget = ASKED[question.kind]
            self.fields[question.code] = of(label=question.text, choices=choices, widget=widget)
            self.fields[question.code].error_messages["required"] = gettext("请选择%(label)s") % {
                "label": question.title
            }


ASKED: Mapping[catalogue.QuestionKind, tuple[type[forms.ChoiceField], type[forms.Widget]]] = {
    catalogue.QuestionKind.SINGLE: (forms.ChoiceField, forms.RadioSelect),
    catalogue.QuestionKind.MULTI: (forms.MultipleChoiceField, forms.CheckboxSelectMultiple),
}


def defects(posted: QueryDict, *, names: Iterable[str]) -> dict[str, str]:
    """Return what was ticked and written against papers, by the name under which each is posted."""
    said = {name: "；".join(_words(posted, name)) for name in names}
    return {name: words for name, words in said.items() if words}


def _words(posted: QueryDict, name: str) -> list[str]:
    written = posted.get(f"defect-words-{name}", "").strip()[:LONGEST]
    ticked = [words[:LONGEST] for words in posted.getlist(f"defect-{name}") if words.strip()]
    return [*ticked, *([written] if written else [])]
