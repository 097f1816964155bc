"""The same message delivered again: same id, sender and content."""

from vinculo.interactions.domain.mail import ParsedMail
from vinculo.interactions.filters import Arrival, Ruling, Step, Verdict, steps


def judge(mail: ParsedMail, arrival: Arrival) -> Verdict | None:  # noqa: ARG001
    """Name the first delivery of this very message."""
    if arrival.first is None:
        return None
    return Verdict(ruling=Ruling.DUPLICATE, reason="duplicate", duplicate_of=arrival.first)


steps.add("duplicate", Step(order=20, judge=judge))
