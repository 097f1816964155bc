"""Rules against unwanted mail, as a person writes them."""

from vinculo.interactions.contracts import SpamRuleKind
from vinculo.interactions.domain.mail import ParsedMail
from vinculo.lib.text.mail_address import normal_address


def matches(mail: ParsedMail, *, kind: str, value: str) -> bool:
    """Whether a rule speaks of ``mail``; capitals make no difference."""
    sender = mail.sender.address
    domain = sender.rpartition("@")[2]
    wanted = value.casefold()
    if kind == SpamRuleKind.SENDER:
        return sender == wanted
    if kind == SpamRuleKind.DOMAIN:
        return domain == wanted or domain.endswith(f".{wanted}")
    if kind == SpamRuleKind.SUBJECT:
        return wanted in mail.subject.casefold()
    return wanted in mail.text.casefold()


def rule_value(kind: SpamRuleKind, text: str) -> str:
    """``text`` as the rule keeps it; "" when it says nothing usable.

    >>> rule_value(SpamRuleKind.DOMAIN, "@Ofertas.Example")
    'ofertas.example'
    """
    plain = " ".join(text.split())
    if kind == SpamRuleKind.SENDER:
        return normal_address(plain)
    if kind == SpamRuleKind.DOMAIN:
        return normal_address(f"x@{plain.lstrip('@')}").removeprefix("x@")
    return plain if len(plain) >= 4 else ""
