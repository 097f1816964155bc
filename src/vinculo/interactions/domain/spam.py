"""Rules against unwanted mail, as a person writes them."""

import re
from collections.abc import Sequence

from vinculo.interactions.contracts import SpamRuleKind
from vinculo.interactions.domain.html_text import words_of
from vinculo.interactions.domain.limits import MAX_TEXT
from vinculo.interactions.domain.mail import ParsedMail
from vinculo.lib.text.mail_address import normal_address

_MARKS = re.compile(r"^[> \t]*>[ \t]?", re.MULTILINE)


def first_match(mail: ParsedMail, rules: Sequence[tuple[str, str]]) -> str | None:
    """The kind of the first rule (kind, value) that speaks of ``mail``.

    Neither capitals nor breaks of lines make a difference.
    """
    sender = mail.sender.address
    domain = f".{sender.rpartition('@')[2]}"
    subject = _plain(mail.subject)
    body = _visible(mail) if any(kind == SpamRuleKind.TEXT for kind, _ in rules) else ""
    for kind, value in rules:
        wanted = value.casefold()
        found = {
            SpamRuleKind.SENDER: sender == wanted,
            SpamRuleKind.DOMAIN: domain.endswith(f".{wanted}"),
            SpamRuleKind.SUBJECT: wanted in subject,
            SpamRuleKind.TEXT: wanted in body,
        }
        if found[SpamRuleKind(kind)]:
            return kind
    return None


def _visible(mail: ParsedMail) -> str:
    """All that whoever opens the message reads: what is folded too, and both of its versions."""
    html = words_of(mail.html[:MAX_TEXT]) if mail.html else ""
    pieces = (mail.subject, mail.text, mail.quoted_text, html)
    return " ".join(_plain(piece) for piece in pieces)


def _plain(text: str) -> str:
    return " ".join(_MARKS.sub("", text).split()).casefold()


def rule_value(kind: SpamRuleKind, text: str) -> str:
    """``text`` as the rule keeps it; "" when it says nothing usable.

    >>> rule_value(SpamRuleKind.DOMAIN, "@Ofertas.Example")
    'ofertas.example'
    """
    plain = " ".join(text.split())
    if kind == SpamRuleKind.SENDER:
        return normal_address(plain)
    if kind == SpamRuleKind.DOMAIN:
        return normal_address(f"x@{plain.lstrip('@*.')}").removeprefix("x@")
    return plain if len(plain) >= 4 else ""
