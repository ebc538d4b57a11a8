"""What keeps a database from starting, said so that an operator knows what to do."""


class CannotStart(Exception):
    """The sentence that is printed: what is wrong, and what to do."""
