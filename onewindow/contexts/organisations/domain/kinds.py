"""What organisations, windows and posts there are."""

from enum import StrEnum


class OrganisationKind(StrEnum):
    GOVERNMENT = "GOVERNMENT"  # 人民政府
    DEPARTMENT = "DEPARTMENT"  # 政府部门
    VERTICAL = "VERTICAL"  # 垂直管理部门：复议找上一级主管部门
    INSTITUTION = "INSTITUTION"  # 事业单位
    CENTRE = "CENTRE"  # 政务服务中心
    TOWNSHIP_CENTRE = "TOWNSHIP_CENTRE"  # 便民服务中心
    STATION = "STATION"  # 便民服务站


class WindowKind(StrEnum):
    COMPREHENSIVE = "COMPREHENSIVE"  # 综合窗口
    INDEPENDENT = "INDEPENDENT"  # 独立窗口
    OUTPUT = "OUTPUT"  # 出件窗口


class PostKind(StrEnum):
    COMPREHENSIVE_CLERK = "COMPREHENSIVE_CLERK"  # 综合窗口岗
    INTAKE_CLERK = "INTAKE_CLERK"  # 前台收件岗
    OUTPUT_CLERK = "OUTPUT_CLERK"  # 出件岗
    TOWNSHIP_CLERK = "TOWNSHIP_CLERK"  # 乡镇窗口岗
    DEPARTMENT_CLERK = "DEPARTMENT_CLERK"  # 部门窗口岗
    REVIEWER = "REVIEWER"  # 审查岗
    CHIEF_REPRESENTATIVE = "CHIEF_REPRESENTATIVE"  # 首席代表
    AGENCY_HEAD = "AGENCY_HEAD"  # 行政机关负责人
    CATALOGUE_EDITOR = "CATALOGUE_EDITOR"  # 事项管理岗
    LEGALITY_REVIEWER = "LEGALITY_REVIEWER"  # 合法性审查岗
    CENTRE_HEAD = "CENTRE_HEAD"  # 中心负责人
    SUPERVISOR = "SUPERVISOR"  # 效能监督岗
    SYSTEM_ADMIN = "SYSTEM_ADMIN"  # 系统管理员
    SECURITY_ADMIN = "SECURITY_ADMIN"  # 安全管理员
    AUDIT_ADMIN = "AUDIT_ADMIN"  # 审计管理员
    MACHINE = "MACHINE"  # 系统对接岗：由对接系统而不是人员任职


THREE_ADMINS = frozenset({PostKind.SYSTEM_ADMIN, PostKind.SECURITY_ADMIN, PostKind.AUDIT_ADMIN})
