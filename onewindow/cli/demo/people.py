"""The people and enterprises of the county as the data files tell of them: who they are and what is known of them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from onewindow.cli.demo.reading import read
from onewindow.contexts.parties import api as parties
from onewindow.kernel.codes import identity_number

POLICE, MARKET = "11999901MB910050XF", "11999901MB9100016W"
CARD = "居民身份证（云岭县公安局）"
LICENCE = "营业执照（云岭县市场监督管理局）"
OWN_WORDS = "本人填报"
DECLARED_ON = date(2026, 1, 5)


@dataclass(frozen=True, kw_only=True)
class SourceRow:
    kind: parties.SourceKind
    name: str
    organisation: str = ""
    reference: str = ""


@dataclass(frozen=True, kw_only=True)
class DataRow:
    source: SourceRow
    as_of: date
    values: dict[str, str | float]


@dataclass(frozen=True, kw_only=True)
class PartyRow:
    handle: str
    role: str = ""  # whoever has one can be tried out
    first: str = ""  # what they try first
    kind: parties.PartyKind
    name: str
    number_kind: parties.NumberKind
    number: str
    phone: str
    address: str
    level: parties.RealNameLevel
    data: list[DataRow]

    @property
    def newcomer(self) -> parties.Newcomer:
        return parties.Newcomer(
            kind=self.kind,
            name=self.name,
            number_kind=self.number_kind,
            number=self.number,
            phone=self.phone,
            address=self.address,
        )


@dataclass(frozen=True, kw_only=True)
class ResidentRow:
    """A person, known by their identity card and what they said themselves."""

    handle: str
    name: str
    sex: str
    number: str
    phone: str
    address: str
    card_from: date
    also: dict[str, str] = field(default_factory=dict)  # what they said themselves, by data element

    @property
    def party(self) -> PartyRow:
        card = {
            "person_name": self.name,
            "identity_number": self.number,
            "sex": self.sex,
            "birth_on": identity_number.parse(self.number).born_on.isoformat(),
            "household_address": self.address,
        }
        said = {"person_phone": self.phone, "living_address": self.address, **self.also}
        return PartyRow(
            handle=self.handle,
            kind=parties.PartyKind.PERSON,
            name=self.name,
            number_kind=parties.NumberKind.IDENTITY,
            number=self.number,
            phone=self.phone,
            address=self.address,
            level=parties.RealNameLevel.FACE,
            data=[_carded(self.number, self.card_from, card), _said(said)],
        )


@dataclass(frozen=True, kw_only=True)
class BusinessRow:
    """An enterprise, a self-employed person's shop or a body, known by its licence; somebody represents it."""

    handle: str
    kind: parties.PartyKind
    name: str
    number: str
    representative: str  # by identity number
    address: str
    subject_kind: str
    scope: str
    founded_on: date
    capital: float = 0

    def party(self, representative: ResidentRow) -> PartyRow:
        licence: dict[str, str | float] = {
            "subject_name": self.name,
            "credit_code": self.number,
            "subject_kind": self.subject_kind,
            "registered_address": self.address,
            "business_scope": self.scope,
            "established_on": self.founded_on.isoformat(),
            "legal_representative_name": representative.name,
            "premises_address": self.address,
        } | ({"registered_capital": self.capital} if self.capital else {})
        source = SourceRow(kind=parties.SourceKind.LICENCE, name=LICENCE, organisation=MARKET, reference=self.number)
        return PartyRow(
            handle=self.handle,
            kind=self.kind,
            name=self.name,
            number_kind=parties.NumberKind.CREDIT_CODE,
            number=self.number,
            phone=representative.phone,
            address=self.address,
            level=parties.RealNameLevel.FACE,
            data=[
                DataRow(source=source, as_of=self.founded_on, values=licence),
                _carded(
                    representative.number,
                    representative.card_from,
                    {"legal_representative_identity_number": representative.number},
                ),
                _said({"legal_representative_phone": representative.phone}),
            ],
        )


@dataclass(frozen=True, kw_only=True)
class RepresentativeRow:
    principal: str
    agent: str
    valid_from: date


def _carded(number: str, as_of: date, values: dict[str, str]) -> DataRow:
    source = SourceRow(kind=parties.SourceKind.LICENCE, name=CARD, organisation=POLICE, reference=number)
    return DataRow(source=source, as_of=as_of, values={**values})


def _said(values: dict[str, str]) -> DataRow:
    return DataRow(
        source=SourceRow(kind=parties.SourceKind.DECLARED, name=OWN_WORDS), as_of=DECLARED_ON, values={**values}
    )


def party_rows() -> list[PartyRow]:
    """Return the people and enterprises, those that can be tried out first."""
    residents, businesses = read("county/residents.json", ResidentRow), read("county/businesses.json", BusinessRow)
    by_number = {row.number: row for row in residents}
    return [
        *read("county/parties.json", PartyRow),
        *(row.party for row in residents),
        *(row.party(by_number[row.representative]) for row in businesses),
    ]


def representative_rows() -> Iterator[RepresentativeRow]:
    """Return who represents which enterprise, and since when."""
    yield from read("county/representatives.json", RepresentativeRow)
    for row in read("county/businesses.json", BusinessRow):
        yield RepresentativeRow(principal=row.number, agent=row.representative, valid_from=row.founded_on)
