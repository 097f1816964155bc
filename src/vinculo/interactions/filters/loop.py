"""Our own mail coming back, and mail that goes in circles: answering it would never end."""

from vinculo.interactions.domain.mail import ParsedMail
from vinculo.interactions.filters import Arrival, Ruling, Step, Verdict, steps

MOST_HOPS = 50


def judge(mail: ParsedMail, arrival: Arrival) -> Verdict | None:
    """Put aside what this installation sent, and what has passed too many servers."""
    if mail.marks.get("x-vinculo-instance") == arrival.instance:
        return Verdict(ruling=Ruling.QUARANTINE, reason="loop")
    if mail.hops > MOST_HOPS:
        return Verdict(ruling=Ruling.QUARANTINE, reason="too_many_hops")
    return None


steps.add("loop", Step(order=10, judge=judge, is_for_mail_only=True))
