"""The catalogue of rules, and the check of a whole guide. A new rule is a row in the file of its topic."""

from onewindow.contexts.catalogue.domain.guide import Guide
from onewindow.contexts.catalogue.domain.lint import asking, checks, codes, papers, service, terms
from onewindow.contexts.catalogue.domain.lint.rules import Finding, Lists, Rule, Severity, findings

RULES: tuple[Rule, ...] = (*terms.RULES, *papers.RULES, *asking.RULES, *checks.RULES, *service.RULES, *codes.RULES)


def lint(*, guide: Guide, lists: Lists | None = None) -> tuple[Finding, ...]:
    """Return everything that is wrong with the guide, errors before warnings."""
    found = [finding for rule in RULES for finding in findings(rule, guide, lists or Lists())]
    return tuple(sorted(found, key=lambda finding: (finding.severity is not Severity.ERROR, finding.code)))


def errors(guide: Guide, lists: Lists | None = None) -> tuple[Finding, ...]:
    """Return what keeps the guide from being published."""
    return tuple(finding for finding in lint(guide=guide, lists=lists) if finding.severity is Severity.ERROR)
