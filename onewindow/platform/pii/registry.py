"""What personal data a model holds, said on the model and checked by a test."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType


class Pii(StrEnum):
    """The kinds of personal data, after 个人信息保护法第四条、第二十八条."""

    NAME = "NAME"
    IDENTITY_NUMBER = "IDENTITY_NUMBER"
    PHONE = "PHONE"
    ADDRESS = "ADDRESS"
    BANK_ACCOUNT = "BANK_ACCOUNT"
    BIRTH = "BIRTH"
    FORM = "FORM"  # what a person typed into a form: may hold any of the others
    FILE = "FILE"


type PersonalData = Mapping[str, Pii]  # field name → kind; the field is encrypted
type ClearText = Mapping[str, str]  # field name → why free text of no person may rest there unencrypted

NO_PERSONAL_DATA: PersonalData = MappingProxyType({})
