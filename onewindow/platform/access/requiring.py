"""Asking for a right before an act, with the refusal that tells no more than it should."""

from onewindow.kernel.errors import NotAllowed, NotFound
from onewindow.platform.access.actors import Actor, Place, may, may_anywhere


def require(by: Actor, verb: str, at: Place) -> None:
    """Check that the actor may do the verb at the place.

    :raises NotAllowed: if they may do it nowhere
    :raises NotFound: if they may do it elsewhere: a thing out of reach and a missing one look the same
    """
    if not may_anywhere(by, verb):
        raise NotAllowed
    if not may(by, verb, at):
        raise NotFound
