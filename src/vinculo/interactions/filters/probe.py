"""A trial of our own that has come back: it says that a mailbox works, and nothing else."""

from vinculo.interactions.domain.mail import ParsedMail
from vinculo.interactions.filters import Arrival, Ruling, Step, Verdict, steps
from vinculo.kernel.crypto import is_signed

PURPOSE = "interactions.probe"
HEADER = "x-vinculo-probe"


def token_in(mark: str) -> str:
    """The token of a mark that we made; "" for any other."""
    token, _, signature = mark.strip().partition(".")
    is_ours = token and mark.isascii() and is_signed(PURPOSE, token, signature)
    return token if is_ours else ""


def judge(mail: ParsedMail, arrival: Arrival) -> Verdict | None:  # noqa: ARG001
    """End it here when its mark is ours; a forged mark is no mark."""
    if token_in(mail.marks.get(HEADER, "")):
        return Verdict(ruling=Ruling.PROBE, reason="probe")
    return None


steps.add("probe", Step(order=5, judge=judge, is_for_mail_only=True))
