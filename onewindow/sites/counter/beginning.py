"""What a draft begins with: the visitor is who can be reached about it, unless somebody says otherwise."""

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext

from onewindow.contexts.catalogue import api as catalogue
from onewindow.contexts.parties import api as parties
from onewindow.platform.access.actors import Actor

CONTACT = ("contact_name", "contact_phone")


def begun_values(guide: catalogue.Guide, *, visitor_id: UUID, by: Actor, now: datetime) -> dict[str, object]:
    """Return the name and phone of the visitor where the guide asks whom to reach; that they were read is recorded."""
    asked = {field.element for field in guide.fields}
    if not asked.intersection(CONTACT):
        return {}
    visitor = parties.party(party_id=visitor_id, by=by, purpose=gettext("代来访人填写联系人"), now=now)
    values = {"contact_name": visitor.name, "contact_phone": visitor.phone}
    return {key: value for key, value in values.items() if key in asked and value}
