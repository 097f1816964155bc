"""Delivery status notifications (RFC 3464) and the bounces that look like none, understood."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.parser import BytesHeaderParser, HeaderParser

from vinculo.interactions.domain import headers
from vinculo.interactions.domain.charsets import clean_line
from vinculo.interactions.domain.mail import ParsedMail
from vinculo.lib.text.mail_address import normal_address

LONGEST_REASON = 300
MOST_RECIPIENTS = 100
MOST_IN_WORDS = 10
_REPORTS = {"message/delivery-status", "message/global-delivery-status"}
_ORIGINALS = {
    "message/rfc822", "text/rfc822-headers", "message/rfc822-headers",
    "message/global", "message/global-headers",
}  # fmt: skip
"""With the kinds of RFC 6533, for addresses that are not in ASCII."""
_STATUS = re.compile(r"(?<![\d.])([45]\.\d{1,3}\.\d{1,3})(?![\d.])")
_CODE = re.compile(r"(?<![\d.@-])([45])[0-5]\d(?=[ \-:,;)'\"])")
_REPORTERS = re.compile(r"^(?:mailer-daemon|postmaster)@")
_ORIGINAL_BEGINS = re.compile(
    r"^[> ]*(?:-{3,}.*|(?:Return-path|Received|Message-ID|From|To|Cc|Subject|Date):.*)$",
    re.IGNORECASE | re.MULTILINE,
)
_INLINE_ID = re.compile(r"^[> ]*Message-ID:\s*<([^<>\s]+)>", re.IGNORECASE | re.MULTILINE)
_INLINE_ADDRESS = re.compile(r"(?:(?<=<)|(?<![^\s(\"']))[^<>()\s@\"']+@[^<>()\s@\"',;]+")


@dataclass(frozen=True, kw_only=True)
class Failure:
    """One recipient; ``is_final`` is False while the other server still tries."""

    address: str
    is_final: bool
    status: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class Bounce:
    """What was reported of the message ``message_id`` ("" when the report does not say)."""

    message_id: str
    failures: tuple[Failure, ...]


def read_bounce(mail: ParsedMail) -> Bounce | None:
    """What a report says; None when ``mail`` is no report of failed or late delivery."""
    reports = [f for f in mail.files if f.media_type in _REPORTS]
    if reports:
        found = tuple(_failures(reports[0].content))[:MOST_RECIPIENTS]
    elif _is_a_report(mail):
        found = tuple(_told_in_words(mail))
    else:
        return None
    return Bounce(message_id=_original_id(mail), failures=found) if found else None


def _failures(report: bytes) -> Iterator[Failure]:
    """The blocks of a delivery-status part; the first speaks of the message, not of somebody."""
    for block in re.split(r"\n\s*\n", report.decode("utf-8", "replace").replace("\r\n", "\n")):
        fields = HeaderParser().parsestr(block.strip() + "\n\n")
        recipient = fields.get("Final-Recipient") or fields.get("Original-Recipient") or ""
        address = normal_address(recipient.partition(";")[2] or recipient)
        action = fields.get("Action", "").strip().lower()
        if not address or action not in {"failed", "delayed"}:
            continue
        status = clean_line(fields.get("Status", ""), longest=12)
        words = fields.get("Diagnostic-Code", "").partition(";")[2] or status
        yield Failure(
            address=address,
            is_final=action == "failed",
            status=status,
            reason=clean_line(words, longest=LONGEST_REASON),
        )


def _is_a_report(mail: ParsedMail) -> bool:
    """Whether a server wrote it: by its name, its form, or because nobody may answer it."""
    return (
        mail.media_type == "multipart/report"
        or bool(_REPORTERS.match(mail.sender.address))
        or bool(mail.marks.get("x-failed-recipients"))
        or mail.marks.get("return-path") == "<>"
    )


def _told_in_words(mail: ParsedMail) -> Iterator[Failure]:
    """A bounce without a report: the addresses and the code that its text names.

    What it quotes of the original names people too, and is not read for that.
    """
    whole = f"{mail.text}\n{mail.quoted_text}"
    begins = _ORIGINAL_BEGINS.search(whole)
    text = whole[: begins.start()] if begins and begins.start() else whole
    status = _STATUS.search(text)
    code = status or _CODE.search(text)
    if code is None:
        return
    reason = text[: code.start()].rpartition("\n")[2] + text[code.start() :].partition("\n")[0]
    named = mail.marks.get("x-failed-recipients", "").split(",")
    said = [normal_address(word.strip(" .:")) for word in (*named, *_INLINE_ADDRESS.findall(text))]
    for address in [each for each in dict.fromkeys(said) if each][:MOST_IN_WORDS]:
        yield Failure(
            address=address,
            is_final=code[1].startswith("5"),
            status=code[1] if status else f"{code[1]}.0.0",
            reason=clean_line(reason, longest=LONGEST_REASON),
        )


def _original_id(mail: ParsedMail) -> str:
    for file in mail.files:
        if file.media_type in _ORIGINALS:
            ids = headers.message_ids(BytesHeaderParser().parsebytes(file.content), "Message-ID")
            if ids:
                return ids[0]
    if inline := _INLINE_ID.search(f"{mail.text}\n{mail.quoted_text}"):
        return inline[1][:500]
    return mail.in_reply_to
