"""How much a complaint weighs, and how much looking into it asks for."""

from enum import StrEnum

from vinculo.kernel.errors import DomainError

SEVERITIES, GRADES = range(1, 5), range(1, 4)
FULL_FROM, DEEP_FROM = 5, 8


class GradeError(DomainError):
    """A grade outside of its scale."""

    code = "complaint_bad_grade"


class Effort(StrEnum):
    """How far an investigation goes, in proportion to what is at stake."""

    SHORT = "short"
    FULL = "full"
    DEEP = "deep"


def check_grades(severity: int, complexity: int, impact: int) -> None:
    """Severity from 1 to 4, complexity and impact from 1 to 3. Raises GradeError."""
    if severity not in SEVERITIES or complexity not in GRADES or impact not in GRADES:
        raise GradeError


def effort_of(severity: int, complexity: int, impact: int, *, is_safety: bool) -> Effort:
    """How far to look: by the sum of the three grades (3 to 10).

    What touches somebody's safety, and the gravest, is looked into deeply whatever else it is.
    Source: ISO 10002:2018, 7.5 and 7.6 (assessment, and an investigation that is proportionate);
    the limits of the sum are the house's own.
    """
    if is_safety or severity == max(SEVERITIES):
        return Effort.DEEP
    weight = severity + complexity + impact
    if weight >= DEEP_FROM:
        return Effort.DEEP
    return Effort.FULL if weight >= FULL_FROM else Effort.SHORT
