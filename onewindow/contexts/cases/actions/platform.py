"""The platform as who acts, when the law makes something happen by itself."""

import hashlib
from uuid import UUID

from onewindow.platform.access.actors import AccountKind, Actor, Channel, Grant, Scope, ScopeKind
from onewindow.platform.moves.acts import Command


def platform_for(*verbs: str) -> Actor:
    """Return the platform with the rights to these verbs, and no others."""
    everywhere = Scope(ScopeKind.EVERYWHERE)
    return Actor(
        account=UUID(int=0),
        kind=AccountKind.SYSTEM,
        channel=Channel.SYSTEM,
        grants=frozenset(Grant(verb, everywhere) for verb in verbs),
    )


def platform_command(effect_key: str) -> Command:
    """Return the command of an effect, so that it happens once however often it is tried."""
    hashed = hashlib.sha256(effect_key.encode())
    return Command(endpoint="platform", key=hashed.hexdigest()[:64], body_hash=hashed.digest())
