"""What comes out and what it costs: results, fees, visits, channels, contacts."""

from enum import StrEnum

from pydantic import Field

from onewindow.contexts.catalogue.domain.conditions import ALWAYS, Condition
from onewindow.contexts.catalogue.domain.shape import Code, Contact, Count, Limit, Line, Part, Place, Sheet


class ResultKind(StrEnum):
    """审批结果类型."""

    LICENCE = "LICENCE"  # 证照
    APPROVAL = "APPROVAL"  # 批文
    OTHER = "OTHER"  # 其他


class Renewal(Part):
    """延续: how long before its end a licence is renewed."""

    earliest: Limit | None = None
    latest: Limit
    basis: str = ""


class Result(Part):
    """审批结果."""

    code: Code
    name: Line
    kind: ResultKind
    licence_type: str = ""
    is_electronic: bool = True
    valid_months: Count | None = None  # None: 长期
    validity: str = ""  # as it is printed: 5年
    renewal: Renewal | None = None
    sample: Sheet | None = None
    when: Condition = ALWAYS


class Fee(Part):
    """收费项目."""

    name: Line
    standard: Line
    basis: str = ""
    is_waivable: bool = False
    waiver_basis: str = ""
    when: Condition = ALWAYS


class HandlingForm(StrEnum):
    """办理形式."""

    WINDOW = "WINDOW"  # 窗口办理
    WEB = "WEB"  # 网上办理
    MOBILE = "MOBILE"  # 移动端办理
    POST = "POST"  # 快递申请
    KIOSK = "KIOSK"  # 自助终端


class OnlineDepth(StrEnum):
    """网上办理深度."""

    CONSULT = "CONSULT"  # 互联网咨询
    RECEIVE = "RECEIVE"  # 互联网收件
    PRECHECK = "PRECHECK"  # 互联网预审
    ACCEPT = "ACCEPT"  # 互联网受理
    HANDLE = "HANDLE"  # 互联网办理
    RESULT = "RESULT"  # 互联网办理结果信息反馈
    E_LICENCE = "E_LICENCE"  # 互联网电子证照反馈
    OTHER = "OTHER"  # 其他


class Reach(StrEnum):
    """通办范围."""

    NATION = "NATION"  # 全国
    PROVINCES = "PROVINCES"  # 跨省
    PROVINCE = "PROVINCE"  # 全省
    CITIES = "CITIES"  # 跨市
    COUNTIES = "COUNTIES"  # 跨县
    COUNTY = "COUNTY"  # 本县


class Channels(Part):
    """How the matter can be handled, and how deep it goes online."""

    forms: tuple[HandlingForm, ...] = (HandlingForm.WINDOW, HandlingForm.WEB)
    is_online: bool = True
    depth: tuple[OnlineDepth, ...] = ()
    depth_level: Count = 4  # 办理深度分级, 一级至五级
    web_address: str = ""
    mobile_address: str = ""
    single_sign_on_web: bool = True
    single_sign_on_mobile: bool = True
    reach: Reach = Reach.COUNTY
    in_hall: bool = True
    booking: bool = True
    online_payment: bool = False
    express: bool = True
    terminal: bool = False
    visits: Count = 0  # 到办事现场次数: trips to the hall (decision 24)
    visits_reason: str = ""  # 必须现场办理原因说明


class Service(Part):
    """Where to turn."""

    places: tuple[Place, ...] = Field(min_length=1)
    consult: Contact
    complain: Contact
    responsible: str = ""  # 责任单位和责任人
