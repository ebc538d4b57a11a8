"""Answering a repeated command with its first answer."""

from collections.abc import Callable
from functools import cache, wraps
from typing import Any, get_type_hints

from pydantic import TypeAdapter

from onewindow.kernel.errors import Refusal
from onewindow.kernel.words import N_
from onewindow.platform.access.actors import Actor
from onewindow.platform.moves.acts import Command
from onewindow.platform.moves.models import Receipt
from onewindow.platform.moves.writer import CommandRepeated


class KeyOfAnotherCommand(Refusal):
    """The idempotency key was used for a different body."""

    words = N_("这次提交与之前使用同一标识的提交内容不同，请刷新页面后重新提交")


def once[**P, R](action: Callable[P, R]) -> Callable[P, R]:
    """Make an action that takes `by` and `command` answer a repeated command with its first answer.

    The first time costs nothing: only a refusal makes it look whether the command was carried out before. The answer
    is rebuilt from what the action's return annotation says.
    """

    @wraps(action)
    def answered(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return action(*args, **kwargs)
        except (Refusal, CommandRepeated):
            first = _receipt(by=kwargs["by"], command=kwargs["command"])  # type: ignore[arg-type]  # every door takes both
            if first is None:
                raise
            answer: R = _adapter(action).validate_python(first.answer)
            return answer

    return answered


@cache
def _adapter(action: Callable[..., Any]) -> TypeAdapter[Any]:
    return TypeAdapter(get_type_hints(action)["return"])


def _receipt(*, by: Actor, command: Command) -> Receipt | None:
    first = Receipt.objects.filter(account_id=by.account, endpoint=command.endpoint, key=command.key).first()
    if first is not None and bytes(first.body_hash) != command.body_hash:
        raise KeyOfAnotherCommand
    return first
