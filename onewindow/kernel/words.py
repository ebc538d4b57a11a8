"""Marking of sentences for translation, without Django."""


def N_(words: str) -> str:  # noqa: N802 – the name that gettext's extractor knows
    """Return the words unchanged; the extractor finds them here, `platform.web` translates when it answers."""
    return words


def NN_(words: str) -> str:  # noqa: N802 – the name that our extractor knows
    """Return a sentence that speaks a number unchanged; other languages say it one way of one, another of more."""
    return words
