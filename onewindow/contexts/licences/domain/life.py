"""The life of a licence: which act leads where, and what it is worth on a day (rulebook §5.3)."""

from datetime import date, timedelta
from enum import StrEnum

from onewindow.kernel.errors import Refusal
from onewindow.kernel.moves import Moves
from onewindow.kernel.words import N_


class State(StrEnum):
    """What was done to a licence. That it expired is computed, never stored."""

    PREPARED = "PREPARED"  # 待签发
    VALID = "VALID"  # 有效
    SUSPENDED = "SUSPENDED"  # 暂扣
    LOST = "LOST"  # 挂失
    SUPERSEDED = "SUPERSEDED"  # 变更失效
    CANCELLED = "CANCELLED"  # 注销
    REVOKED = "REVOKED"  # 撤销
    WITHDRAWN = "WITHDRAWN"  # 撤回
    FORFEITED = "FORFEITED"  # 吊销


class Verb(StrEnum):
    """What is done to a licence."""

    ISSUE = "ISSUE"  # 签发
    SUSPEND = "SUSPEND"  # 暂扣
    RELEASE = "RELEASE"  # 解除暂扣
    REPORT_LOST = "REPORT_LOST"  # 挂失
    FIND = "FIND"  # 解除挂失
    SUPERSEDE = "SUPERSEDE"  # 换发
    CANCEL = "CANCEL"  # 注销
    REVOKE = "REVOKE"  # 撤销
    WITHDRAW = "WITHDRAW"  # 撤回
    FORFEIT = "FORFEIT"  # 吊销


class Standing(StrEnum):
    """What a licence is worth today."""

    PREPARED = "PREPARED"  # 待签发
    NOT_YET = "NOT_YET"  # 未生效
    VALID = "VALID"  # 有效
    EXPIRING = "EXPIRING"  # 即将到期
    EXPIRED = "EXPIRED"  # 过期
    SUSPENDED = "SUSPENDED"  # 暂扣
    LOST = "LOST"  # 挂失
    SUPERSEDED = "SUPERSEDED"  # 变更失效
    CANCELLED = "CANCELLED"  # 注销
    REVOKED = "REVOKED"  # 撤销
    WITHDRAWN = "WITHDRAWN"  # 撤回
    FORFEITED = "FORFEITED"  # 吊销


# 《行政许可法》第八条 (撤回), 第四十九条 (变更), 第六十九条 (撤销), 第七十条 (注销).
ENDINGS = {
    Verb.SUPERSEDE: State.SUPERSEDED,
    Verb.CANCEL: State.CANCELLED,
    Verb.REVOKE: State.REVOKED,
    Verb.WITHDRAW: State.WITHDRAWN,
    Verb.FORFEIT: State.FORFEITED,
}
CURRENT = (State.VALID, State.SUSPENDED, State.LOST)  # one of these a type, holder and number
MOVES = Moves(
    {
        (State.PREPARED, Verb.ISSUE): State.VALID,
        (State.VALID, Verb.SUSPEND): State.SUSPENDED,
        (State.SUSPENDED, Verb.RELEASE): State.VALID,
        (State.VALID, Verb.REPORT_LOST): State.LOST,
        (State.LOST, Verb.FIND): State.VALID,
        # What was revoked, withdrawn or forfeited is then formally closed (第七十条第四项).
        (State.REVOKED, Verb.CANCEL): State.CANCELLED,
        (State.WITHDRAWN, Verb.CANCEL): State.CANCELLED,
        (State.FORFEITED, Verb.CANCEL): State.CANCELLED,
    }
    | {(begin, verb): end for begin in CURRENT for verb, end in ENDINGS.items()}
)
WARNING = timedelta(days=90)  # 即将到期


class NotCurrent(Refusal):
    """Only a licence that stands can be followed by a new edition."""

    words = N_("该证照已经失效，不能换发；请按新办申请")


def standing(state: State, *, valid_from: date, ends_on: date | None, today: date) -> Standing:
    """Return what a licence is worth on a day. `ends_on` is the last day of its validity."""
    if state is not State.VALID:
        return Standing(state.value)
    if today < valid_from:
        return Standing.NOT_YET
    if ends_on is None or today < ends_on - WARNING:
        return Standing.VALID
    return Standing.EXPIRING if today <= ends_on else Standing.EXPIRED


def check_replaceable(state: State) -> None:
    """Check that a licence may be followed by a new edition of itself.

    :raises NotCurrent: if it no longer stands
    """
    if not MOVES.allows(state, Verb.SUPERSEDE):
        raise NotCurrent
