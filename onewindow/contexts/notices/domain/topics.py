"""What people are told about, and the words for it, in Chinese and English. Data: a new topic is an entry here."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType


class Topic(StrEnum):
    """What a notice is about."""

    CASE_FILED = "CASE_FILED"  # 已提交
    CASE_RECEIVED = "CASE_RECEIVED"  # 已收件
    MATERIALS_ASKED = "MATERIALS_ASKED"  # 需要补正
    SUPPLEMENT_DUE = "SUPPLEMENT_DUE"  # 补正期限将至
    TOLERANCE_DUE = "TOLERANCE_DUE"  # 容缺材料补交期限将至
    CASE_ACCEPTED = "CASE_ACCEPTED"  # 已受理
    CASE_DEEMED = "CASE_DEEMED"  # 视为受理
    CASE_DECLINED = "CASE_DECLINED"  # 不予受理
    SPECIAL_STARTED = "SPECIAL_STARTED"  # 进入特别程序
    TERM_EXTENDED = "TERM_EXTENDED"  # 期限延长
    CASE_GRANTED = "CASE_GRANTED"  # 准予
    CASE_DENIED = "CASE_DENIED"  # 不予许可
    RESULT_READY = "RESULT_READY"  # 结果待领
    RESULT_SENT = "RESULT_SENT"  # 结果已寄出
    RESULT_DELIVERED = "RESULT_DELIVERED"  # 已送达
    CASE_WITHDRAWN = "CASE_WITHDRAWN"  # 已撤回
    CASE_TERMINATED = "CASE_TERMINATED"  # 终止办理
    CASE_HANDED_OVER = "CASE_HANDED_OVER"  # 转部门办理
    LICENCE_ISSUED = "LICENCE_ISSUED"  # 证照已签发
    LICENCE_EXPIRING = "LICENCE_EXPIRING"  # 证照即将到期
    LICENCE_ENDED = "LICENCE_ENDED"  # 证照失效


@dataclass(frozen=True, kw_only=True)
class Words:
    """A notice in one language. `short` is what fits a text message."""

    title: str
    body: str
    short: str


@dataclass(frozen=True, kw_only=True)
class Telling:
    """How a topic is told. `needs_act` puts it before all others: the person has something to do."""

    chinese: Words
    english: Words
    needs_act: bool = False


TELLINGS: Mapping[Topic, Telling] = MappingProxyType(
    {
        Topic.CASE_FILED: Telling(
            chinese=Words(
                title="申请已提交",
                body="您的“%(item)s”申请已经提交，办件编号%(number)s。我们将在%(notice_due_on)s前决定是否受理，材料不齐的会在该日前一次告知全"
                "部内容。",
                short="您的“%(item)s”申请已提交，编号%(number)s，%(notice_due_on)s前答复是否受理。",
            ),
            english=Words(
                title="Your application is filed",
                body="Your application for “%(item)s” is filed under number %(number)s. By %(notice_due_on)s you "
                "will hear whether it is accepted; if papers are missing, you will be told all of them at "
                "once.",
                short="“%(item)s” filed, no. %(number)s. You will hear by %(notice_due_on)s.",
            ),
        ),
        Topic.CASE_RECEIVED: Telling(
            chinese=Words(
                title="材料已收到",
                body="%(office)s已收到您的“%(item)s”申请材料，办件编号%(number)s。我们将在%(notice_due_on)s前决定是否受理，材料不齐"
                "的会在该日前一次告知全部内容。",
                short="您的“%(item)s”申请材料已收到，编号%(number)s，%(notice_due_on)s前答复是否受理。",
            ),
            english=Words(
                title="Your papers have been received",
                body="%(office)s has received your papers for “%(item)s” under number %(number)s. By "
                "%(notice_due_on)s you will hear whether the application is accepted; if papers are missing, "
                "you will be told all of them at once.",
                short="Papers for “%(item)s” received, no. %(number)s. You will hear by %(notice_due_on)s.",
            ),
        ),
        Topic.MATERIALS_ASKED: Telling(
            chinese=Words(
                title="请补正%(count)s项材料",
                body="您的“%(item)s”申请（办件编号%(number)s）还需要补正%(count)s项材料。请在%(until_on)s前（含当日）一并补齐，具体内容见"
                "《补正材料一次性告知书》。",
                short="您的“%(item)s”申请（%(number)s）需补正%(count)s项材料，请在%(until_on)s前补齐。",
            ),
            english=Words(
                title="Please supply %(count)s papers",
                body="Your application for “%(item)s” (number %(number)s) still needs %(count)s papers. Please "
                "hand them in together by %(until_on)s at the latest; the one-time notice says what is "
                "missing and why.",
                short="“%(item)s” (%(number)s) needs %(count)s more papers by %(until_on)s.",
            ),
            needs_act=True,
        ),
        Topic.SUPPLEMENT_DUE: Telling(
            chinese=Words(
                title="补正期限还剩%(days)s天",
                body="您的“%(item)s”申请（办件编号%(number)s）的补正期限到%(until_on)s为止，还剩%(days)s天。逾期未补正的，本次申请将终止办"
                "理，今后可以重新申请。",
                short="您的“%(item)s”申请（%(number)s）补正期限还剩%(days)s天，%(until_on)s截止。",
            ),
            english=Words(
                title="%(days)s days left to supply papers",
                body="The papers for “%(item)s” (number %(number)s) are due by %(until_on)s, in %(days)s days. "
                "After that the application ends; you can apply again.",
                short="“%(item)s” (%(number)s): %(days)s days left, papers due by %(until_on)s.",
            ),
            needs_act=True,
        ),
        Topic.TOLERANCE_DUE: Telling(
            chinese=Words(
                title="请补交容缺材料",
                body="您的“%(item)s”申请（办件编号%(number)s）已经容缺受理，请在%(until_on)s前（含当日）补交：%(materials)s。",
                short="您的“%(item)s”申请（%(number)s）请在%(until_on)s前补交容缺材料。",
            ),
            english=Words(
                title="Papers that were to follow",
                body="Your application for “%(item)s” (number %(number)s) was accepted with papers to follow. "
                "Please hand in by %(until_on)s: %(materials)s.",
                short="“%(item)s” (%(number)s): the papers to follow are due by %(until_on)s.",
            ),
            needs_act=True,
        ),
        Topic.CASE_ACCEPTED: Telling(
            chinese=Words(
                title="申请已受理",
                body="您的“%(item)s”申请（办件编号%(number)s）已经受理，承诺在%(due_on)s前办结。详见《受理通知书》。",
                short="您的“%(item)s”申请（%(number)s）已受理，%(due_on)s前办结。",
            ),
            english=Words(
                title="Your application is accepted",
                body="Your application for “%(item)s” (number %(number)s) is accepted and will be decided by "
                "%(due_on)s. See the notice of acceptance.",
                short="“%(item)s” (%(number)s) accepted, to be decided by %(due_on)s.",
            ),
        ),
        Topic.CASE_DEEMED: Telling(
            chinese=Words(
                title="申请视为受理",
                body="您的“%(item)s”申请（办件编号%(number)s）因我们未在期限内告知，自收到材料之日%(accepted_on)s起视为受理，承诺在"
                "%(due_on)s前办结。",
                short="您的“%(item)s”申请（%(number)s）视为%(accepted_on)s受理，%(due_on)s前办结。",
            ),
            english=Words(
                title="Your application counts as accepted",
                body="We did not answer your application for “%(item)s” (number %(number)s) in time. It counts as "
                "accepted from %(accepted_on)s, the day it was received, and will be decided by %(due_on)s.",
                short="“%(item)s” (%(number)s) counts as accepted from %(accepted_on)s, due by %(due_on)s.",
            ),
        ),
        Topic.CASE_DECLINED: Telling(
            chinese=Words(
                title="申请不予受理",
                body="您的“%(item)s”申请（办件编号%(number)s）不予受理，理由、依据和救济途径见《不予受理决定书》。",
                short="您的“%(item)s”申请（%(number)s）不予受理，详见决定书。",
            ),
            english=Words(
                title="Your application is not accepted",
                body="Your application for “%(item)s” (number %(number)s) is not accepted. The decision says why, "
                "on which basis, and how you can object.",
                short="“%(item)s” (%(number)s) is not accepted; see the decision.",
            ),
        ),
        Topic.SPECIAL_STARTED: Telling(
            chinese=Words(
                title="开始%(procedure)s",
                body="您的“%(item)s”申请（办件编号%(number)s）依法需要%(procedure)s，约需%(duration)s，不计入办理期限。",
                short="您的“%(item)s”申请（%(number)s）开始%(procedure)s，约需%(duration)s。",
            ),
            english=Words(
                title="%(procedure)s begins",
                body="The law requires %(procedure)s for “%(item)s” (number %(number)s). It takes about "
                "%(duration)s, which does not count towards the term.",
                short="“%(item)s” (%(number)s): %(procedure)s begins, about %(duration)s.",
            ),
        ),
        Topic.TERM_EXTENDED: Telling(
            chinese=Words(
                title="办理期限延长",
                body="您的“%(item)s”申请（办件编号%(number)s）经批准延长办理期限，最迟在%(due_on)s前办结，理由见《延长办理期限告知书》。",
                short="您的“%(item)s”申请（%(number)s）办理期限延长至%(due_on)s。",
            ),
            english=Words(
                title="The term is extended",
                body="The term for “%(item)s” (number %(number)s) was extended with approval, to %(due_on)s. The "
                "notice says why.",
                short="“%(item)s” (%(number)s): the term is extended to %(due_on)s.",
            ),
        ),
        Topic.CASE_GRANTED: Telling(
            chinese=Words(
                title="申请已办结",
                body="您的“%(item)s”申请（办件编号%(number)s）已经准予。电子证照或者决定书可以在网上查看、下载。",
                short="您的“%(item)s”申请（%(number)s）已准予，可网上查看结果。",
            ),
            english=Words(
                title="Your application is granted",
                body="Your application for “%(item)s” (number %(number)s) is granted. You can read and download "
                "the decision and the licence online.",
                short="“%(item)s” (%(number)s) is granted; see the result online.",
            ),
        ),
        Topic.CASE_DENIED: Telling(
            chinese=Words(
                title="申请未获准予",
                body="您的“%(item)s”申请（办件编号%(number)s）未获准予，理由、依据和救济途径见决定书。补齐条件后可以重新申请。",
                short="您的“%(item)s”申请（%(number)s）未获准予，理由和救济途径见决定书。",
            ),
            english=Words(
                title="Your application is denied",
                body="Your application for “%(item)s” (number %(number)s) is denied. The decision gives the "
                "reasons, their basis and your remedies. You can apply again once the conditions are met.",
                short="“%(item)s” (%(number)s) is denied; the decision gives reasons and remedies.",
            ),
        ),
        Topic.RESULT_READY: Telling(
            chinese=Words(
                title="结果可以领取",
                body="您的“%(item)s”办理结果（办件编号%(number)s）可以领取，请凭有效身份证件到%(place)s。",
                short="您的“%(item)s”结果（%(number)s）可领取，请带身份证件到%(place)s。",
            ),
            english=Words(
                title="Your result is ready",
                body="The result for “%(item)s” (number %(number)s) is ready. Please bring your identity document "
                "to %(place)s.",
                short="“%(item)s” (%(number)s) is ready at %(place)s; bring your identity document.",
            ),
            needs_act=True,
        ),
        Topic.RESULT_SENT: Telling(
            chinese=Words(
                title="结果已寄出",
                body="您的“%(item)s”办理结果（办件编号%(number)s）已由%(carrier)s寄出，单号%(tracking)s。",
                short="您的“%(item)s”结果（%(number)s）已由%(carrier)s寄出，单号%(tracking)s。",
            ),
            english=Words(
                title="Your result is on its way",
                body="The result for “%(item)s” (number %(number)s) was sent by %(carrier)s under %(tracking)s.",
                short="“%(item)s” (%(number)s) sent by %(carrier)s, %(tracking)s.",
            ),
        ),
        Topic.RESULT_DELIVERED: Telling(
            chinese=Words(
                title="结果已送达",
                body="您的“%(item)s”办理结果（办件编号%(number)s）已经送达。如非本人或者委托人领取，请立即与我们联系。",
                short="您的“%(item)s”结果（%(number)s）已送达，非本人领取请联系我们。",
            ),
            english=Words(
                title="Your result has been delivered",
                body="The result for “%(item)s” (number %(number)s) has been delivered. If neither you nor your "
                "agent took it, please contact us at once.",
                short="“%(item)s” (%(number)s) has been delivered. Not by you? Contact us.",
            ),
        ),
        Topic.CASE_WITHDRAWN: Telling(
            chinese=Words(
                title="申请已撤回",
                body="您的“%(item)s”申请（办件编号%(number)s）已经按您的要求撤回，今后可以重新申请。",
                short="您的“%(item)s”申请（%(number)s）已撤回。",
            ),
            english=Words(
                title="Your application is withdrawn",
                body="Your application for “%(item)s” (number %(number)s) was withdrawn as you asked. You can "
                "apply again.",
                short="“%(item)s” (%(number)s) is withdrawn.",
            ),
        ),
        Topic.CASE_TERMINATED: Telling(
            chinese=Words(
                title="终止办理",
                body="您的“%(item)s”申请（办件编号%(number)s）终止办理：%(reason)s。今后可以重新申请。",
                short="您的“%(item)s”申请（%(number)s）终止办理，详见通知书。",
            ),
            english=Words(
                title="Your application has ended",
                body="The handling of “%(item)s” (number %(number)s) has ended: %(reason)s. You can apply again.",
                short="“%(item)s” (%(number)s) has ended; see the notice.",
            ),
        ),
        Topic.CASE_HANDED_OVER: Telling(
            chinese=Words(
                title="有办件转来",
                body="“%(item)s”（办件编号%(number)s）已转到本单位，请在%(notice_due_on)s前决定是否受理。",
                short="“%(item)s”（%(number)s）已转来，%(notice_due_on)s前决定是否受理。",
            ),
            english=Words(
                title="A case was handed over",
                body="“%(item)s” (number %(number)s) was handed over to you. Decide by %(notice_due_on)s whether "
                "it is accepted.",
                short="“%(item)s” (%(number)s) handed over, decide by %(notice_due_on)s.",
            ),
            needs_act=True,
        ),
        Topic.LICENCE_ISSUED: Telling(
            chinese=Words(
                title="证照已签发",
                body="您的%(licence)s（%(number)s）已经签发，可以在“我的证照”出示和下载。",
                short="您的%(licence)s（%(number)s）已签发，可在“我的证照”查看。",
            ),
            english=Words(
                title="Your licence is issued",
                body="Your licence %(licence)s (%(number)s) is issued. You can show and download it in your wallet.",
                short="%(licence)s (%(number)s) is issued; see your wallet.",
            ),
        ),
        Topic.LICENCE_EXPIRING: Telling(
            chinese=Words(
                title="证照即将到期",
                body="您的%(licence)s（%(number)s）有效期至%(until_on)s。需要延续的，请在%(apply_by_on)s前提出申请。",
                short="您的%(licence)s（%(number)s）%(until_on)s到期，延续请在%(apply_by_on)s前申请。",
            ),
            english=Words(
                title="Your licence is about to expire",
                body="Your licence %(licence)s (%(number)s) is valid until %(until_on)s. To renew it, apply by "
                "%(apply_by_on)s.",
                short="%(licence)s (%(number)s) expires on %(until_on)s; renew by %(apply_by_on)s.",
            ),
            needs_act=True,
        ),
        Topic.LICENCE_ENDED: Telling(
            chinese=Words(
                title="证照失效",
                body="您的%(licence)s（%(number)s）已经失效：%(reason)s。",
                short="您的%(licence)s（%(number)s）已失效，详见网上通知。",
            ),
            english=Words(
                title="Your licence is no longer valid",
                body="Your licence %(licence)s (%(number)s) is no longer valid: %(reason)s.",
                short="%(licence)s (%(number)s) is no longer valid; see the notice online.",
            ),
        ),
    }
)
