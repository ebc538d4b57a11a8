"""One page of the form: one section."""

from collections.abc import Iterable

from onewindow.contexts.forms.api import FieldProblem, Kind, SectionView
from onewindow.sites.guide_forms import GuideForm


class SectionForm(GuideForm):
    """A section of the form on a page of its own."""

    def __init__(self, section: SectionView, problems: Iterable[FieldProblem] = ()) -> None:
        super().__init__((section,), problems)
        self.section = section

    @property
    def has_rows(self) -> bool:
        """Say whether there is a table that rows can be added to."""
        return any(field.kind is Kind.ROWS and not field.is_answered for field in self.section.fields)
