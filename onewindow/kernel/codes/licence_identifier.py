"""电子证照标识: GB/T 36904-2018. 1.2.156.3005.2 . type 21 . issuer 18 . serial . version 3 . check (MOD 37,36)."""

from dataclasses import dataclass, replace

from onewindow.kernel.codes import credit_code
from onewindow.kernel.codes.checks import ALPHANUMERIC, mod_37_36
from onewindow.kernel.codes.faults import CodeWrong, WrongCheck, check_characters, check_digits, check_length, typed
from onewindow.kernel.words import N_

NAME = "电子证照标识"
ROOT = "1.2.156.3005.2"


class WrongShape(CodeWrong):
    """The parts between the dots are not those of a licence identifier."""

    words = N_("电子证照标识应以 1.2.156.3005.2 开头，后接证照类型、颁发机构、流水号、版本号、校验位五段，以点分隔")


@dataclass(frozen=True, slots=True)
class LicenceIdentifier:
    """One version of one licence, for ever."""

    licence_type: str  # credit code of who defined the type, and a serial of three
    issuer: str  # credit code
    serial: str
    version: int

    @property
    def check(self) -> str:
        """Return the check character, over the parts without root and dots."""
        return mod_37_36(f"{self.licence_type}{self.issuer}{self.serial}{self.version:03d}")

    @property
    def text(self) -> str:
        """Return the identifier as it is printed."""
        return f"{ROOT}.{self.licence_type}.{self.issuer}.{self.serial}.{self.version:03d}.{self.check}"

    def next_version(self) -> "LicenceIdentifier":
        """Return the identifier of the same licence after it was changed or issued again."""
        return replace(self, version=self.version + 1)


def parse(text: str) -> LicenceIdentifier:
    """Return the identifier taken apart.

    :raises CodeWrong: with what is wrong
    """
    code = typed(text)
    parts = code.removeprefix(f"{ROOT}.").split(".")
    if not code.startswith(f"{ROOT}.") or len(parts) != 5:
        raise WrongShape(name=NAME)
    licence_type, issuer, serial, version, check = parts
    check_length(version, 3, name="电子证照标识的版本号")
    check_digits(version, name="电子证照标识的版本号")
    identifier = of(licence_type=licence_type, issuer=issuer, serial=serial, version=int(version))
    if identifier.check != check:
        raise WrongCheck(name=NAME)
    return identifier


def of(*, licence_type: str, issuer: str, serial: str, version: int = 1) -> LicenceIdentifier:
    """Return the identifier of a licence.

    :raises CodeWrong: if a part cannot stand in one
    """
    check_length(licence_type, 21, name="证照类型代码")
    credit_code.parse(licence_type[:18])
    check_digits(licence_type[18:], name="证照类型代码", start=19)
    credit_code.parse(issuer)
    if not serial:
        raise WrongShape(name=NAME)
    check_characters(serial, ALPHANUMERIC, name="电子证照标识的流水号", allowed="数字或大写字母")
    return LicenceIdentifier(licence_type, issuer, serial, version)
