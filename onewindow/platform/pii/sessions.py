"""Sessions rest encrypted: whatever a page keeps in one, the table shows nothing."""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from typing import Any

from cryptography.exceptions import InvalidTag
from django.contrib.sessions.backends import db

from onewindow.platform.pii.keys import KeyMissing
from onewindow.platform.pii.sealing import seal, unseal

PURPOSE = "django_session.session_data"


class SessionStore(db.SessionStore):
    """Django's sessions in the database, sealed. A session that cannot be opened is an empty one."""

    def encode(self, session_dict: dict[str, Any]) -> str:
        return urlsafe_b64encode(seal(json.dumps(session_dict).encode(), purpose=PURPOSE)).decode()

    def decode(self, session_data: str | bytes) -> dict[str, Any]:
        try:
            opened: dict[str, Any] = json.loads(unseal(urlsafe_b64decode(session_data), purpose=PURPOSE))
        except (InvalidTag, KeyMissing, KeyError, ValueError):
            return {}
        return opened
