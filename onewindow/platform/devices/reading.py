"""A card as JSON, checked before anybody believes it."""

from datetime import date

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from onewindow.kernel.codes import identity_number
from onewindow.kernel.codes.faults import CodeWrong
from onewindow.platform.devices.contract import Card, CardUnreadable

LONGEST = 70  # an address on a card has three lines


class CardJson(BaseModel):
    """What a device service sends for a card."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True, hide_input_in_errors=True)

    name: str = Field(min_length=1, max_length=LONGEST)
    number: str
    sex: str = Field(max_length=4)
    nation: str = Field(max_length=20)
    born_on: date
    address: str = Field(max_length=LONGEST)
    issuer: str = Field(max_length=LONGEST)
    valid_from: date
    valid_until: date | None = None


def card_from(content: bytes) -> Card:
    """Return the card that a device service sent.

    :raises CardUnreadable: if it is none, or its number cannot be one, or the number tells another day of birth
    """
    try:
        read = CardJson.model_validate_json(content)
        number = identity_number.parse(read.number)
    except (ValidationError, CodeWrong) as error:
        raise CardUnreadable from error
    if number.born_on != read.born_on:
        raise CardUnreadable
    return Card(**read.model_dump() | {"number": number.number})
