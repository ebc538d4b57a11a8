"""办件 — its states and moves (rulebook §2.5). Everything that moves a case is a row of this table."""

from enum import StrEnum

from onewindow.kernel.moves import Moves


class State(StrEnum):
    DRAFT = "DRAFT"  # 暂存
    SUBMITTED = "SUBMITTED"  # 已提交
    RECEIVED = "RECEIVED"  # 已收件
    CORRECTION = "CORRECTION"  # 待补正
    CLOSED_NO_CORRECTION = "CLOSED_NO_CORRECTION"  # 逾期未补正，终止办理
    NOT_ACCEPTED = "NOT_ACCEPTED"  # 不予受理
    NOT_NEEDED = "NOT_NEEDED"  # 依法不需许可
    WRONG_AGENCY = "WRONG_AGENCY"  # 不属本机关职权
    ACCEPTED = "ACCEPTED"  # 已受理
    IN_REVIEW = "IN_REVIEW"  # 审查中
    SPECIAL = "SPECIAL"  # 特别程序中
    DECIDED_GRANT = "DECIDED_GRANT"  # 准予
    DECIDED_DENY = "DECIDED_DENY"  # 不予许可
    TERMINATED = "TERMINATED"  # 已终止
    CERT_MAKING = "CERT_MAKING"  # 制证中
    READY = "READY"  # 待领取
    DELIVERED = "DELIVERED"  # 已送达
    ARCHIVED = "ARCHIVED"  # 已归档
    CANCELLED_ERROR = "CANCELLED_ERROR"  # 已作废


class Verb(StrEnum):
    SUBMIT = "SUBMIT"  # 提交
    RECEIVE = "RECEIVE"  # 收件
    ASK = "ASK"  # 一次性告知
    SUPPLEMENT = "SUPPLEMENT"  # 补正
    LAPSE = "LAPSE"  # 逾期未补正
    DECLINE = "DECLINE"  # 不予受理
    DISMISS = "DISMISS"  # 告知不需许可
    REDIRECT = "REDIRECT"  # 告知向有权机关申请
    ACCEPT = "ACCEPT"  # 受理
    DEEM = "DEEM"  # 视为受理
    REVIEW = "REVIEW"  # 审查
    START_SPECIAL = "START_SPECIAL"  # 启动特别程序
    END_SPECIAL = "END_SPECIAL"  # 结束特别程序
    EXTEND = "EXTEND"  # 延期
    GRANT = "GRANT"  # 准予
    DENY = "DENY"  # 不予许可
    TERMINATE = "TERMINATE"  # 终止
    WITHDRAW = "WITHDRAW"  # 撤回
    MAKE = "MAKE"  # 制证
    READY = "READY"  # 待领
    DELIVER = "DELIVER"  # 送达
    ARCHIVE = "ARCHIVE"  # 归档
    VOID = "VOID"  # 作废


class AcceptanceKind(StrEnum):
    NORMAL = "NORMAL"  # 受理
    DEEMED = "DEEMED"  # 视为受理，《行政许可法》第三十二条第一款第四项


_BEFORE_ACCEPTANCE = (State.SUBMITTED, State.RECEIVED)  # an online filing may be examined at once (ADR 0005)
_UNDER_WAY = (State.ACCEPTED, State.IN_REVIEW, State.SPECIAL)
OVER = (  # 已了结: nothing left but to file it away
    State.CLOSED_NO_CORRECTION,
    State.NOT_ACCEPTED,
    State.NOT_NEEDED,
    State.WRONG_AGENCY,
    State.TERMINATED,
    State.DELIVERED,
)

MOVES = Moves[State, Verb](
    {
        (State.DRAFT, Verb.SUBMIT): State.SUBMITTED,
        (State.DRAFT, Verb.RECEIVE): State.RECEIVED,  # 窗口收件
        (State.SUBMITTED, Verb.RECEIVE): State.RECEIVED,
        **{(state, Verb.ASK): State.CORRECTION for state in _BEFORE_ACCEPTANCE},
        **{(state, Verb.ACCEPT): State.ACCEPTED for state in _BEFORE_ACCEPTANCE},
        **{(state, Verb.DEEM): State.ACCEPTED for state in _BEFORE_ACCEPTANCE},
        **{(state, Verb.DECLINE): State.NOT_ACCEPTED for state in _BEFORE_ACCEPTANCE},
        **{(state, Verb.DISMISS): State.NOT_NEEDED for state in _BEFORE_ACCEPTANCE},
        **{(state, Verb.REDIRECT): State.WRONG_AGENCY for state in _BEFORE_ACCEPTANCE},
        (State.CORRECTION, Verb.SUPPLEMENT): State.RECEIVED,
        (State.CORRECTION, Verb.LAPSE): State.CLOSED_NO_CORRECTION,
        (State.ACCEPTED, Verb.REVIEW): State.IN_REVIEW,
        (State.IN_REVIEW, Verb.START_SPECIAL): State.SPECIAL,
        (State.SPECIAL, Verb.END_SPECIAL): State.IN_REVIEW,
        (State.IN_REVIEW, Verb.EXTEND): State.IN_REVIEW,
        (State.IN_REVIEW, Verb.GRANT): State.DECIDED_GRANT,
        (State.IN_REVIEW, Verb.DENY): State.DECIDED_DENY,
        **{(state, Verb.TERMINATE): State.TERMINATED for state in _UNDER_WAY},
        **{(state, Verb.WITHDRAW): State.TERMINATED for state in (*_BEFORE_ACCEPTANCE, State.CORRECTION, *_UNDER_WAY)},
        (State.DECIDED_GRANT, Verb.MAKE): State.CERT_MAKING,
        (State.CERT_MAKING, Verb.READY): State.READY,
        (State.DECIDED_DENY, Verb.READY): State.READY,  # the decision itself is what is handed over
        (State.READY, Verb.DELIVER): State.DELIVERED,
        **{(state, Verb.ARCHIVE): State.ARCHIVED for state in OVER},
        **{
            (state, Verb.VOID): State.CANCELLED_ERROR
            for state in State
            if state not in {State.DRAFT, State.ARCHIVED, State.CANCELLED_ERROR}
        },
    }
)

OPEN = frozenset(
    {
        State.SUBMITTED,
        State.RECEIVED,
        State.CORRECTION,
        *_UNDER_WAY,
        State.DECIDED_GRANT,
        State.DECIDED_DENY,
        State.CERT_MAKING,
        State.READY,
    }
)  # 在办: somebody still owes something
