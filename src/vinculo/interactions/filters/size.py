"""What is larger than we take, whatever way it came by."""

from vinculo.interactions.contracts import LARGEST_MAIL_BYTES
from vinculo.interactions.domain.mail import ParsedMail
from vinculo.interactions.filters import Arrival, Ruling, Step, Verdict, steps


def judge(mail: ParsedMail, arrival: Arrival) -> Verdict | None:  # noqa: ARG001
    """Put aside what is too large."""
    if arrival.size_bytes > LARGEST_MAIL_BYTES:
        return Verdict(ruling=Ruling.QUARANTINE, reason="too_large")
    return None


steps.add("size", Step(order=5, judge=judge))
