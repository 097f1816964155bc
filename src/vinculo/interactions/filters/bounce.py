"""Reports that a mail of ours did not arrive: they open no case of their own."""

from vinculo.interactions.domain.bounces import read_bounce
from vinculo.interactions.domain.mail import ParsedMail
from vinculo.interactions.filters import Arrival, Ruling, Step, Verdict, steps


def judge(mail: ParsedMail, arrival: Arrival) -> Verdict | None:  # noqa: ARG001
    """Hand the report over to whom it concerns: the mail that it speaks of."""
    bounce = read_bounce(mail)
    if bounce is None:
        return None
    return Verdict(ruling=Ruling.BOUNCE, reason="bounce", bounce=bounce)


steps.add("bounce", Step(order=25, judge=judge, is_for_mail_only=True))
