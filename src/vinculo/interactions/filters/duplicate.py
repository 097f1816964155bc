"""The same message delivered again: same id, sender and content."""

from vinculo.interactions.domain.mail import ParsedMail
from vinculo.interactions.filters import Arrival, Ruling, Step, Verdict, steps
from vinculo.interactions.models import Message


def judge(mail: ParsedMail, arrival: Arrival) -> Verdict | None:
    """Name the first delivery of this very message."""
    first = (
        Message.objects.filter(fingerprint=mail.fingerprint(arrival.digest))
        .exclude(raw_id=arrival.raw_id)
        .values_list("raw_id", flat=True)
        .first()
    )
    if first is None:
        return None
    return Verdict(ruling=Ruling.DUPLICATE, reason="duplicate", duplicate_of=first)


steps.add("duplicate", Step(order=20, judge=judge))
