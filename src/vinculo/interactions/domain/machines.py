"""Signs that a machine wrote a message, the strong ones and the weak ones."""

import re

from vinculo.interactions.domain.mail import ParsedMail

_MARKS = ("x-autoreply", "x-autorespond", "x-autoresponder", "list-id", "list-unsubscribe")
_PRECEDENCE = {"bulk", "junk", "list", "auto_reply", "auto-reply"}
_SENDERS = re.compile(r"^(mailer-daemon|postmaster|no-?reply|noresponder|no-responder)([+.-].*)?$")
_SUBJECTS = re.compile(
    r"^(respuesta autom[aá]tica|automatic reply|auto(?:matische)?[- ]?(?:reply|response|antwort)"
    r"|out of (?:the )?office|fuera de (?:la )?oficina|ausente|r[eé]ponse automatique"
    r"|undeliver(?:ed|able)|delivery status notification|no se puede entregar)\b",
    re.IGNORECASE,
)


def is_from_machine(mail: ParsedMail) -> bool:
    """Whether nobody would be glad of an automatic answer to ``mail``."""
    marks = mail.marks
    if marks.get("auto-submitted", "no").partition(";")[0].strip().lower() not in {"no", ""}:
        return True
    if any(marks.get(name) for name in _MARKS) or marks.get("return-path") == "<>":
        return True
    if marks.get("precedence", "").strip().lower() in _PRECEDENCE:
        return True
    if mail.media_type == "multipart/report":
        return True
    if _SENDERS.match(mail.sender.address.partition("@")[0]):
        return True
    return bool(_SUBJECTS.match(mail.subject))
