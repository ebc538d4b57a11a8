"""What is printed on a licence."""

from dataclasses import dataclass
from datetime import date

from onewindow.contexts.documents import api as documents
from onewindow.contexts.organisations import api as organisations


@dataclass(frozen=True, kw_only=True)
class FaceLine:
    """One datum on the face: the data element, what it is called, how it is printed, and its value."""

    element: str
    name: str
    words: str
    value: object = None


class LicenceFace(documents.Paper):
    """D10 许可证件."""

    kind = documents.Kind.LICENCE
    template = "licences/letters/certificate.typ"

    type_name: str
    identifier: str
    holder_words: str
    number_words: str
    lines: tuple[documents.Line, ...]
    valid_from: date
    ends_on: date | None

    def title(self, *, is_licence: bool) -> str:
        """Return the name of the licence, whatever the item."""
        return self.type_name


def holder_words(*, is_person: bool) -> dict[str, str]:
    """Return what the holder and the holder's number are called."""
    if is_person:
        return {"holder_words": "持证人", "number_words": "证件号码"}
    return {"holder_words": "名称", "number_words": "统一社会信用代码"}


def office_of(organ: organisations.OrganisationView) -> documents.Office:
    """Return the organ as its documents name it."""
    return documents.Office(
        organisation_id=organ.id, name=organ.name, mark=organ.short_name, region_path=organ.region_path
    )
