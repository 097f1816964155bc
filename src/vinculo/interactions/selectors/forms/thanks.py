"""What somebody is told who has just sent a form."""

from dataclasses import dataclass
from uuid import UUID

from vinculo.interactions.channels.filled_in import first_of
from vinculo.interactions.contracts import Acknowledgement, tracking_doors
from vinculo.interactions.domain.forms.definition import (
    FieldKind,
    FormDefinition,
    from_json,
    said,
)
from vinculo.interactions.models import FormAnswer, Message


@dataclass(frozen=True, kw_only=True)
class Thanks:
    """The key, whether a mail tells it too, and where the matter is followed ("": nowhere yet).

    ``conversation_id`` when no address was given: whoever sent it follows it by a link in the hand.
    """

    key: str
    told_by_mail: bool
    follow_url: str
    conversation_id: UUID | None = None


def of_answer(raw_id: UUID, slug: str) -> Thanks | None:
    """The thanks for one answer to the form at ``slug``; None when there is no such answer.

    A matter is followed by a link that its address is mailed: the key alone opens nothing.
    """
    row = (
        FormAnswer.objects.select_related("raw", "version__form__mailbox")
        .filter(raw_id=raw_id, version__form__slug=slug)
        .first()
    )
    if row is None or row.version is None:
        return None
    mailbox = row.version.form.mailbox
    tells = mailbox is not None and mailbox.acknowledgement != Acknowledgement.NONE
    email = first_of(FieldKind.EMAIL, from_json(row.version.definition), row.answers)
    doors = tracking_doors.values()
    return Thanks(
        key=row.raw.key,
        told_by_mail=bool(tells and email),
        follow_url=doors[0](row.raw.key) if doors and email else "",
        conversation_id=None if email else _conversation_of(raw_id),
    )


def _conversation_of(raw_id: UUID) -> UUID | None:
    found = Message.objects.filter(raw_id=raw_id).values_list("conversation_id", flat=True)
    return found.first()


def words_of_thanks(definition: FormDefinition, language: str) -> str:
    """What the company says after its form; "" leaves it to the page."""
    return said(definition.thanks, language, definition.language)
