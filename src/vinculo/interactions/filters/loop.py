"""Our own mail coming back: answering it would never end."""

from vinculo.interactions.domain.mail import ParsedMail
from vinculo.interactions.domain.reply_address import plain_address
from vinculo.interactions.filters import Arrival, Ruling, Step, Verdict, steps


def judge(mail: ParsedMail, arrival: Arrival) -> Verdict | None:
    """Put aside what this installation sent, and what claims to come from a mailbox of ours."""
    if mail.marks.get("x-vinculo-instance") == arrival.instance:
        return Verdict(ruling=Ruling.QUARANTINE, reason="loop")
    if mail.sender.address and plain_address(mail.sender.address) in arrival.mailboxes:
        return Verdict(ruling=Ruling.QUARANTINE, reason="own_address")
    return None


steps.add("loop", Step(order=10, judge=judge))
