"""Check characters (ISO 7064 = GB/T 17710, GB 11643, GB 11714, GB 32100)."""

DIGITS = "0123456789"
ALPHANUMERIC = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
CREDIT_CODE_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"  # GB 32100: without I, O, S, V, Z

_MOD_11_2_WEIGHTS = tuple(pow(2, 18 - place, 11) for place in range(1, 18))
_ORGANISATION_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)
_CREDIT_WEIGHTS = tuple(pow(3, place, 31) for place in range(17))


def mod_11_2(digits: str) -> str:
    """Return the check character of 17 digits (GB 11643: 0–9 or X)."""
    total = sum(int(digit) * weight for digit, weight in zip(digits, _MOD_11_2_WEIGHTS, strict=True))
    return "10X98765432"[total % 11]


def mod_11_10(digits: str) -> str:
    """Return the check digit of any number of digits (ISO 7064 hybrid system)."""
    product = 10
    for digit in digits:
        product = ((product + int(digit)) % 10 or 10) * 2 % 11
    return str((11 - product) % 10)


def mod_37_36(code: str) -> str:
    """Return the check character of any number of digits and letters (ISO 7064 hybrid system)."""
    product = 36
    for character in code:
        product = ((product + ALPHANUMERIC.index(character)) % 36 or 36) * 2 % 37
    return ALPHANUMERIC[(37 - product) % 36]


def organisation_check(code: str) -> str:
    """Return the check character of eight digits and letters (GB 11714: 0–9 or X)."""
    total = sum(ALPHANUMERIC.index(one) * weight for one, weight in zip(code, _ORGANISATION_WEIGHTS, strict=True))
    return "0123456789X0"[11 - total % 11]


def credit_check(code: str) -> str:
    """Return the check character of the first 17 characters of a credit code (GB 32100)."""
    total = sum(CREDIT_CODE_ALPHABET.index(one) * weight for one, weight in zip(code, _CREDIT_WEIGHTS, strict=True))
    return CREDIT_CODE_ALPHABET[-total % 31]
