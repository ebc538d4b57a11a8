"""Refusals: sentences to a person that say what is wrong and what to do. A refusal is never a bug."""

from http import HTTPStatus
from typing import ClassVar

from onewindow.kernel.words import N_


class Refusal(Exception):
    """What a rule says no with: a template of words and the values that fill it.

    Subclasses set `words` (marked with `N_`, never an f-string) and, where 409 is not the answer, `status`. Words that
    speak a number are marked with `NN_`, and `counts` names its value.
    """

    words: ClassVar[str]
    counts: ClassVar[str] = ""
    status: ClassVar[HTTPStatus] = HTTPStatus.CONFLICT

    def __init__(self, **values: object) -> None:
        super().__init__(self.words % values)
        self.values = values


class NotFound(Refusal):
    """There is no such thing within the reach of who asks: a foreign row and a missing one look the same."""

    words = N_("没有找到您要的内容，请核对后再试")
    status = HTTPStatus.NOT_FOUND


class NotAllowed(Refusal):
    """Who asks is known and has no right to this act anywhere."""

    words = N_("您没有办理这项操作的权限，如有需要请联系本单位管理员")
    status = HTTPStatus.FORBIDDEN


class Invalid(Refusal):
    """Something typed or handed in cannot be taken as it is; `field` names where."""

    words = N_("填写的内容有误，请检查后再提交")
    status = HTTPStatus.UNPROCESSABLE_ENTITY

    def __init__(self, *, field: str = "", **values: object) -> None:
        super().__init__(**values)
        self.field = field


class IllegalMove(Refusal):
    """The thing is not in a state from which the verb leads anywhere."""

    words = N_("当前状态（%(state)s）不能执行“%(verb)s”")


class MovedMeanwhile(Refusal):
    """Somebody else moved it between reading and writing; nothing was written."""

    words = N_("该办件已于 %(moved_at)s 被他人处理，请刷新后再操作")
