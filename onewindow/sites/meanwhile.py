"""Whoever was faster: who moved a case before somebody else's press or call could, when, and how."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext

from onewindow.contexts.cases import api as cases
from onewindow.kernel.errors import IllegalMove, MovedMeanwhile, Refusal
from onewindow.platform.web.words import say
from onewindow.sites.identity import narrate


@dataclass(frozen=True, kw_only=True)
class Faster:
    """The act that came first."""

    who: str
    what: str
    at: datetime

    @property
    def words(self) -> str:
        """Return it as a sentence to whoever came second."""
        return gettext("%(who)s 已于 %(when)s 办理“%(what)s”，您的操作没有提交") % {
            "who": self.who,
            "what": self.what,
            "when": say(self.at),
        }


def faster(refusal: Refusal, *, case_id: UUID | None) -> Faster | None:
    """Return who moved the case, if that is why the act was refused; the caller has found the case within reach."""
    if case_id is None or not isinstance(refusal, IllegalMove | MovedMeanwhile):
        return None
    last = next(reversed(cases.acts(case_id=case_id)), None)
    if last is None:
        return None
    told = narrate(actor=dict(last.actor), event=last.name)
    return Faster(who=told.who, what=told.what, at=last.happened_at)
