"""How much work a password's hash is."""

from django.conf import settings
from django.contrib.auth.hashers import Argon2PasswordHasher, BasePasswordHasher, get_hasher


class DemoHasher(Argon2PasswordHasher):
    """Argon2 with little work: for passwords of sixty random bits that the platform made itself.

    Django hashes such a password anew with the usual work when it is first typed.
    """

    time_cost = settings.DEMO_PASSWORD_WORK["time_cost"]
    memory_cost = settings.DEMO_PASSWORD_WORK["memory_cost"]
    parallelism = settings.DEMO_PASSWORD_WORK["parallelism"]


def hasher_for(*, is_demo: bool) -> BasePasswordHasher:
    """Return how an account's first password is hashed."""
    return DemoHasher() if is_demo else get_hasher()
