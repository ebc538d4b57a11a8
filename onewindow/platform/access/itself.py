"""The platform as who acts, when something happens by itself."""

from uuid import UUID

from onewindow.platform.access.actors import AccountKind, Actor, Channel, Grant, Scope, ScopeKind

ITSELF = UUID(int=0)


def platform_with(*verbs: str) -> Actor:
    """Return the platform with the rights to these verbs, everywhere, and no others."""
    everywhere = Scope(ScopeKind.EVERYWHERE)
    return Actor(
        account=ITSELF,
        kind=AccountKind.SYSTEM,
        channel=Channel.SYSTEM,
        grants=frozenset(Grant(verb, everywhere) for verb in verbs),
    )
