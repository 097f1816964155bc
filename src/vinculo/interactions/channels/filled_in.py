"""From what was filled in to a message like any other: who wrote, about what, with which files."""

import json
from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from vinculo.interactions.channels import Stored, Way
from vinculo.interactions.channels.letters import letter_lines
from vinculo.interactions.channels.wording import lines_of, plain_text, subject_of
from vinculo.interactions.contracts import AnswerLine, Channel
from vinculo.interactions.domain.charsets import clean_line
from vinculo.interactions.domain.forms.definition import (
    FieldKind,
    FormDefinition,
    from_json,
)
from vinculo.interactions.domain.headers import Address
from vinculo.interactions.domain.limits import UnreadableMailError
from vinculo.interactions.domain.mail import LONGEST_SUBJECT, ParsedMail
from vinculo.interactions.domain.parts import ParsedFile
from vinculo.interactions.models import FormAnswer, Mailbox, RawMessage
from vinculo.kernel import blobs
from vinculo.lib.text.mail_address import normal_address


def read_form(raw: RawMessage) -> tuple[ParsedMail, Stored]:
    """A form that somebody sent. Raises UnreadableMailError."""
    kept, _said = _kept(raw)
    if kept.version is None:
        raise UnreadableMailError("not_a_message")
    definition = from_json(kept.version.definition)
    form = kept.version.form
    mailbox = form.mailbox.address if form.mailbox else _mailbox_of(form.service_id)
    mail = _mail(
        sender=Address(
            name=first_of(FieldKind.PERSON, definition, kept.answers),
            address=first_of(FieldKind.EMAIL, definition, kept.answers),
        ),
        to=mailbox,
        subject=subject_of(definition, kept.answers, kept.language),
        lines=lines_of(definition, kept.answers, kept.language),
    )
    way = Way(
        channel=Channel.FORM,
        service_id=form.service_id,
        language=kept.language,
        phone=first_of(FieldKind.PHONE, definition, kept.answers),
    )
    return mail, Stored(files=_files(_answered_files(kept.answers)), html="", way=way)


def read_letter(raw: RawMessage) -> tuple[ParsedMail, Stored]:
    """A letter that an agent registered. Raises UnreadableMailError."""
    kept, said = _kept(raw)
    letter = said["letter"]
    lines = letter_lines(letter, kept.language)
    if kept.version is not None:
        lines += lines_of(from_json(kept.version.definition), kept.answers, kept.language)
    mail = _mail(
        sender=Address(name=letter["name"], address=normal_address(letter["email"])),
        to=_mailbox_of(UUID(letter["service_id"])),
        subject=letter["subject"],
        lines=lines,
    )
    way = Way(
        channel=Channel.LETTER,
        service_id=UUID(letter["service_id"]),
        language=kept.language,
        phone=letter["phone"],
    )
    return mail, Stored(files=_files(letter["files"]), html="", way=way)


def _kept(raw: RawMessage) -> tuple[FormAnswer, Mapping[str, Any]]:
    kept = FormAnswer.objects.select_related("version__form__mailbox").filter(raw_id=raw.pk).first()
    if kept is None:
        raise UnreadableMailError("not_a_message")
    return kept, json.loads(blobs.read_blob(raw.blob))


def first_of(kind: FieldKind, definition: FormDefinition, answers: Mapping[str, Any]) -> str:
    """What was answered first to a question of this kind; "" when nothing was."""
    return next(
        (str(answers[f.key]) for f in definition.fields if f.kind is kind and f.key in answers), ""
    )


def _mailbox_of(service_id: UUID) -> str:
    """The address from which matters of a service are answered; "" leaves it to the first."""
    rows = Mailbox.objects.filter(service_id=service_id).order_by("pk")
    return rows.values_list("address", flat=True).first() or ""


def _mail(*, sender: Address, to: str, subject: str, lines: tuple[AnswerLine, ...]) -> ParsedMail:
    return ParsedMail(
        message_id="",
        in_reply_to="",
        references=(),
        sender=sender,
        reply_to="",
        to=(),
        cc=(),
        delivered_to=(to,) if to else (),
        subject=clean_line(subject, longest=LONGEST_SUBJECT),
        written_at=None,
        text=plain_text(lines),
        quoted_text="",
        html="",
        files=(),
        marks={},
        media_type="application/json",
    )


def _answered_files(answers: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    return [
        file
        for answer in answers.values()
        if isinstance(answer, list)
        for file in answer
        if isinstance(file, dict)
    ]


def _files(files: Sequence[Mapping[str, Any]]) -> list[tuple[ParsedFile, str, int]]:
    return [
        (
            ParsedFile(
                name=file["name"],
                media_type=file["media_type"],
                content=b"",
                content_id="",
                is_inline=False,
            ),
            file["digest"],
            file["size_bytes"],
        )
        for file in files
    ]
