"""Codes that a person copies from paper and nobody can guess."""

from secrets import choice

ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"  # without 0 O, 1 I L, U: what is misread or makes words


def new_code(length: int = 12) -> str:
    """Return a fresh code; twelve characters are 58 bits."""
    return "".join(choice(ALPHABET) for _ in range(length))
