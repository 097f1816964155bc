"""What claims to come from a mailbox of ours: either a copy of our own mail or a forgery."""

from vinculo.interactions.domain.mail import ParsedMail
from vinculo.interactions.domain.reply_address import plain_address
from vinculo.interactions.filters import Arrival, Ruling, Step, Verdict, steps


def judge(mail: ParsedMail, arrival: Arrival) -> Verdict | None:
    """Put it aside: nothing that a mail says makes it ours."""
    sender = mail.sender.address
    if sender and {sender, plain_address(sender)} & arrival.mailboxes:
        return Verdict(ruling=Ruling.QUARANTINE, reason="own_address")
    return None


steps.add("own", Step(order=12, judge=judge))
