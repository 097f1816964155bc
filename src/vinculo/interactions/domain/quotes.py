"""What was newly written, and the rest: quoted mails and signatures are folded, never deleted."""

import re

import quotequail

from vinculo.interactions.domain.limits import MAX_FOLDED

_SIGNATURE = re.compile(
    r"^(?:-- ?|_{5,}|Enviado (?:desde|con) (?:mi |Outlook|Yahoo|Gmail|Samsung|Proton).{0,60}"
    r"|Obtener Outlook para .{0,40}|Sent from (?:my |Outlook|Yahoo|Mail for ).{0,60}"
    r"|Get Outlook for .{0,40})$",
    re.IGNORECASE,
)
_HEAD = re.compile(
    r"^(?:-{2,}\s*(?:Mensaje original|Original Message|Mensaje reenviado|Forwarded message)\s*-{2,}"
    r"|(?:De|From):\s.+)$",
    re.IGNORECASE,
)
_INTRODUCTION = re.compile(
    r"(?:escribió|wrote|scrisse|écrit|schrieb)\s*:$|^-{2,}.{3,40}-{2,}$", re.IGNORECASE
)
_HEAD_FIELDS = re.compile(
    r"^(?:Enviado(?: el)?|Fecha|Sent|Date|Para|To|Asunto|Subject):\s", re.IGNORECASE
)


def fold(text: str) -> tuple[str, str]:
    """``text`` parted into what is new and what is quoted or signature.

    A message that is nothing but quote is all new: better too much than an empty message.
    """
    body = text.strip()
    if len(body) > MAX_FOLDED:
        return body, ""
    new, quoted = _by_quotequail(body)
    new, marked = _by_markers(new)
    if not new.strip():
        return body, ""
    rest = "\n".join(part for part in (marked.strip("\n"), quoted.strip("\n")) if part.strip())
    return new.strip(), rest


def _by_quotequail(text: str) -> tuple[str, str]:
    parts: list[tuple[bool, str]] = quotequail.quote(text)
    if len(parts) == 2 and parts[0][0] and not parts[1][0]:
        head, _, line = parts[0][1].rstrip().rpartition("\n")
        if _introduces(line):
            return head, f"{line}\n{parts[1][1]}"
        return parts[0][1], parts[1][1]
    return text, ""


def _introduces(line: str) -> bool:
    return bool(_INTRODUCTION.search(line.strip()))


def _by_markers(text: str) -> tuple[str, str]:
    lines = text.split("\n")
    for number, line in enumerate(lines):
        if number and _SIGNATURE.match(line.rstrip()):
            return "\n".join(lines[:number]), "\n".join(lines[number:])
        if _HEAD.match(line.strip()) and any(
            _HEAD_FIELDS.match(after.strip()) for after in lines[number + 1 : number + 4]
        ):
            return "\n".join(lines[:number]), "\n".join(lines[number:])
    return text, ""
