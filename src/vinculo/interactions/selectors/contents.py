"""The bytes behind messages, for whoever may read them."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse

from vinculo.interactions import policy
from vinculo.interactions.contracts import AnswerFile, StoredFile
from vinculo.interactions.models import Attachment, Message, RawMessage
from vinculo.kernel.actor import Actor


@dataclass(frozen=True, kw_only=True)
class HtmlSource:
    """A message's HTML as it came (a blob) and where its inline pictures are."""

    digest: str
    inline: dict[str, str]
    language: str


def html_of(*, actor: Actor, message_id: UUID) -> HtmlSource | None:
    """The HTML of a message within sight; None when there is none."""
    row = (
        Message.objects.filter(policy.visible_messages(actor), pk=message_id)
        .exclude(html_blob="")
        .values_list("html_blob", flat=True)
        .first()
    )
    if row is None:
        return None
    pictures = Attachment.objects.filter(message=message_id).exclude(content_id="")
    return HtmlSource(
        digest=row,
        inline={
            content_id: f"{reverse('interactions:attachment', args=[pk])}?inline=1"
            for content_id, pk in pictures.order_by("position").values_list("content_id", "pk")
        },
        language="es",
    )


def attachment(*, actor: Actor, attachment_id: UUID) -> StoredFile | None:
    """A file of a message within sight."""
    visible = Message.objects.filter(policy.visible_messages(actor))
    row = Attachment.objects.filter(pk=attachment_id, message__in=visible).first()
    if row is None:
        return None
    return StoredFile(digest=row.blob, name=row.name, media_type=row.media_type)


def file_in(*, message_ids: Collection[UUID], attachment_id: UUID) -> StoredFile | None:
    """A file of one of these messages; the caller has asked its own policy."""
    row = Attachment.objects.filter(pk=attachment_id, message_id__in=message_ids).first()
    return StoredFile(digest=row.blob, name=row.name, media_type=row.media_type) if row else None


def files_of(
    *, message_ids: Collection[UUID], attachment_ids: Collection[UUID]
) -> list[AnswerFile]:
    """Files of these messages, in their order, as they can be sent along."""
    rows = Attachment.objects.filter(pk__in=attachment_ids, message_id__in=message_ids)
    return [
        AnswerFile(name=row.name, media_type=row.media_type, digest=row.blob)
        for row in rows.order_by("message_id", "position")
    ]


def raw_of_message(*, actor: Actor, message_id: UUID) -> StoredFile | None:
    """The original bytes of a message within sight."""
    row = Message.objects.filter(
        policy.visible_messages(actor), pk=message_id, raw__isnull=False
    ).values_list("raw__blob", "raw__key")
    return next(
        (StoredFile(digest=d, name=f"{key}.eml", media_type="message/rfc822") for d, key in row),
        None,
    )


def raw_put_aside(*, actor: Actor, raw_id: UUID) -> StoredFile | None:
    """The original bytes of a message in quarantine."""
    row = (
        RawMessage.objects.filter(policy.visible_raw(actor), pk=raw_id)
        .values_list("blob", "key")
        .first()
    )
    if row is None:
        return None
    return StoredFile(digest=row[0], name=f"{row[1]}.eml", media_type="message/rfc822")
