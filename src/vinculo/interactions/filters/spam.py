"""Unwanted mail: the company's rules, and what rspamd says when there is one."""

from vinculo.interactions.domain.mail import ParsedMail
from vinculo.interactions.domain.spam import first_match
from vinculo.interactions.filters import Arrival, Ruling, Step, Verdict, steps


def judge(mail: ParsedMail, arrival: Arrival) -> Verdict | None:
    """Put aside what a rule names or a scanner refuses; who wrote is told nothing."""
    kind = first_match(mail, arrival.spam_rules)
    if kind is not None:
        reason = "sender_blocked" if kind in {"sender", "domain"} else "spam_rule"
        return Verdict(ruling=Ruling.QUARANTINE, reason=reason)
    if arrival.is_spam:
        return Verdict(ruling=Ruling.QUARANTINE, reason="spam_scanned")
    return None


steps.add("spam", Step(order=40, judge=judge))
