"""Masks: what a list shows of a person. The mask hides how long the hidden part is where that would tell."""

import re

from onewindow.platform.pii.surnames import surname

_DIVISIONS = re.compile(
    r"(?:[^省市区县]{2,3}省|.{2,6}自治区)?(?:[^市州盟]{1,7}?(?:市|自治州|州|盟))?(?:[^市区县旗]{1,7}?(?:(?<![小社])区|县|旗|市))?"
)


def mask_name(name: str) -> str:
    """Return a person's name as `张*`, `欧阳*`."""
    return f"{surname(name) if len(name) > 2 else name[:1]}*" if name else ""


def mask_identity(number: str) -> str:
    """Return an identity number as `3301**********1234`; a shorter document number shows its last two only."""
    if len(number) >= 15:
        return f"{number[:4]}{'*' * (len(number) - 8)}{number[-4:]}"
    return f"{'*' * max(len(number) - 2, 0)}{number[-2:]}" if len(number) > 4 else "*" * len(number)


def mask_phone(number: str) -> str:
    """Return a mobile number as `138****1234`; any other shows its last four only."""
    digits = re.sub(r"\D", "", number)
    if len(digits) >= 11:
        return f"{digits[-11:-8]}****{digits[-4:]}"
    return f"****{digits[-4:]}" if len(digits) > 4 else "*" * len(digits)


def mask_address(address: str) -> str:
    """Return an address down to its county or district: `四川省云岭县****`."""
    prefix = _DIVISIONS.match(address)
    return f"{prefix.group() if prefix else ''}****" if address else ""
