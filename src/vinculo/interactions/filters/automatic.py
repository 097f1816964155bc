"""Machines' mail (absence notes, bounces, lists): recorded, never answered by a machine."""

from vinculo.interactions.domain.machines import is_from_machine
from vinculo.interactions.domain.mail import ParsedMail
from vinculo.interactions.filters import Arrival, Ruling, Step, Verdict, steps


def judge(mail: ParsedMail, arrival: Arrival) -> Verdict | None:  # noqa: ARG001
    """Mark what a machine wrote."""
    if is_from_machine(mail):
        return Verdict(ruling=Ruling.AUTOMATIC, reason="automatic")
    return None


steps.add("automatic", Step(order=30, judge=judge, is_for_mail_only=True))
