"""What is said when a document has not the shape of a guide: where, and what is wrong there, in our own words."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from onewindow.kernel.errors import Invalid
from onewindow.kernel.words import N_

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

_PROBLEMS: Mapping[str, str] = {
    "missing": N_("缺少这一项"),
    "extra_forbidden": N_("没有这个要素，请检查名称"),
    "enum": N_("不在允许的取值之内"),
    "literal_error": N_("不在允许的取值之内"),
    "string_too_short": N_("不能为空"),
    "string_too_long": N_("太长"),
    "too_short": N_("数量不够"),
    "string_pattern_mismatch": N_("代码只能由字母、数字和下划线组成，并以字母开头"),
    "union_tag_not_found": N_("条件的写法不对，可用 all、any、not、answer、element"),
}


class GuideMalformed(Invalid):
    """A document has not the shape of a guide; `path` leads to the place."""

    words = N_("办事指南“%(path)s”写法不对：%(problem)s")


def malformed(error: "ErrorDetails") -> GuideMalformed:
    """Return the refusal for the first problem that the schema found."""
    path = ".".join(str(step) for step in error["loc"])
    problem = _PROBLEMS.get(error["type"], N_("内容的类型不对"))
    return GuideMalformed(field=path, path=path, problem=problem)
