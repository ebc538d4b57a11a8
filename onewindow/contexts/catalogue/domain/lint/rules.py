"""What a rule of the catalogue is, and what it finds."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from onewindow.contexts.catalogue.domain.guide import Guide


class Severity(StrEnum):
    ERROR = "ERROR"  # 错误，不能发布
    WARNING = "WARNING"  # 提醒


CATCH_ALL_WORDS = (
    "其他材料",
    "有关材料",
    "相关材料",
    "等材料",
    "有关文件",
    "相关文件",
    "等文件",
    "其他有关",
    "其他相关",
    "规定的其他",
    "要求的其他",
    "需要的其他",
    "其他符合",
    "其他条件",
)


@dataclass(frozen=True, kw_only=True)
class Lists:
    """What a county keeps as data."""

    catch_all_words: tuple[str, ...] = CATCH_ALL_WORDS  # 兜底性条款
    cancelled_proofs: tuple[str, ...] = ()  # 已取消的证明


@dataclass(frozen=True, kw_only=True)
class Spot:
    """A place in the document where a rule is broken, and the values that fill its sentence."""

    path: str
    values: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, kw_only=True)
class Rule:
    """A rule: its code, how grave it is, the sentence that is read, an example, what to do, and the check itself."""

    code: str
    severity: Severity
    title: str
    sentence: str  # a template marked for translation
    example: str
    mend: str
    check: Callable[[Guide, Lists], Iterator[Spot]]


@dataclass(frozen=True, kw_only=True)
class Finding:
    """What one rule found at one place."""

    code: str
    severity: Severity
    path: str
    sentence: str
    mend: str
    values: Mapping[str, object]

    @property
    def words(self) -> str:
        """Return the sentence, filled, in the language it was written in."""
        return self.sentence % self.values


def findings(rule: Rule, guide: Guide, lists: Lists) -> Iterator[Finding]:
    """Return what the rule finds in the guide."""
    for spot in rule.check(guide, lists):
        yield Finding(
            code=rule.code,
            severity=rule.severity,
            path=spot.path,
            sentence=rule.sentence,
            mend=rule.mend,
            values=spot.values,
        )
