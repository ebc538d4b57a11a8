"""How large a file may be, as people say it."""

from django.template.defaultfilters import filesizeformat

MEBIBYTE = 1024**2


def limit_words(size: int) -> str:
    """Return a limit in words, without decimals that say nothing: 20 MB."""
    whole, rest = divmod(size, MEBIBYTE)
    return f"{whole}\u00a0MB" if whole and not rest else filesizeformat(size)
