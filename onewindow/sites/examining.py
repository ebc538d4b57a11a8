"""What examining a case would come to now, said before the button is pressed: a notice is given only once."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext

from onewindow.contexts.cases import api as cases
from onewindow.kernel.errors import Refusal
from onewindow.platform.access.actors import Actor
from onewindow.platform.web.words import sentence


def examination_words(*, case_id: UUID, names: Mapping[str, str], by: Actor, now: datetime) -> str:
    """Return whether it would be accepted or asked for what; `names` are those of the papers by their codes."""
    try:
        would_be = cases.examination_would_be(case_id=case_id, by=by, now=now)
    except Refusal as refusal:
        return sentence(refusal)
    if isinstance(would_be, cases.Notice):
        missing = gettext("、").join(names.get(code, code) for code in would_be.missing)
        return gettext("还缺：%(missing)s。将出具一次性告知书，请申请人补正。") % {"missing": missing}
    return gettext("材料齐全。没有问题的，将出具受理通知书。")
