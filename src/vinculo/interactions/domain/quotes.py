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
_BEGINNING = re.compile(r"(?:El|On|Le|Am|Il)\b.*\d")
_WRAPPED_LINES = 3
_CAN_INTRODUCE = re.compile(r"[:\-_>][^\S\n]*$", re.MULTILINE)
"""How a line ends that the library could know: all that it looks for ends in one of these."""
_LONG_LINES = 1000
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
    if not quoted:
        new, quoted = _by_trailing_quote(body)
    new, marked = _by_markers(new)
    if not new.strip():
        return body, ""
    rest = "\n".join(part for part in (marked.strip("\n"), quoted.strip("\n")) if part.strip())
    return new.strip(), rest


def _by_quotequail(text: str) -> tuple[str, str]:
    if not _CAN_INTRODUCE.search(text) and text.count("\n") + 1 < _LONG_LINES:
        return text, ""  # the library would try thirty expressions on each line
    parts: list[tuple[bool, str]] = quotequail.quote(text)
    if len(parts) == 2 and parts[0][0] and not parts[1][0]:
        head, introduction = _without_introduction(parts[0][1].rstrip())
        return head, "\n".join(filter(None, (introduction, parts[1][1])))
    return text, ""


def _by_trailing_quote(text: str) -> tuple[str, str]:
    """A quote at the very end whose introduction no library knows: wrapped, or without a date."""
    lines = text.split("\n")
    start = len(lines)
    while start and (not lines[start - 1].strip() or lines[start - 1].startswith(">")):
        start -= 1
    head, introduction = _without_introduction("\n".join(lines[:start]))
    if start == len(lines) or not introduction:
        return text, ""
    return head, "\n".join((introduction, *lines[start:]))


def _without_introduction(text: str) -> tuple[str, str]:
    """What stands above «On Monday, Ana wrote:», and those words, also when they were wrapped."""
    lines = text.split("\n")
    if not _INTRODUCTION.search(lines[-1].strip()):
        return text, ""
    for count in range(2, min(_WRAPPED_LINES, len(lines)) + 1):
        if _BEGINNING.match(lines[-count]) and all(line.strip() for line in lines[-count:]):
            return "\n".join(lines[:-count]), "\n".join(lines[-count:])
    return "\n".join(lines[:-1]), lines[-1]


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
