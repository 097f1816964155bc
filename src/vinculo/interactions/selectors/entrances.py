"""Mailboxes and forms as what they are for the contexts above: ways in."""

from vinculo.interactions.contracts import Channel, EntranceKind, EntranceView, source_key
from vinculo.interactions.models import Conversation, Form, FormAnswer, Mailbox


def entrances() -> tuple[EntranceView, ...]:
    """Every mailbox by its address, then every form by its name."""
    boxes = Mailbox.objects.order_by("address", "pk").values_list("pk", "address", "service_id")
    forms = Form.objects.order_by("name", "pk").values_list("pk", "name", "service_id")
    kinds = ((EntranceKind.MAILBOX, boxes), (EntranceKind.FORM, forms))
    return tuple(
        EntranceView(source=source_key(kind, pk), kind=kind, name=name, service_id=service_id)
        for kind, rows in kinds
        for pk, name, service_id in rows
    )


def source_of(conversation: Conversation) -> str:
    """By which form or mailbox a conversation began; "" when by none."""
    if conversation.channel == Channel.FORM:
        answers = FormAnswer.objects.filter(version__isnull=False, raw__key=conversation.key)
        form_id = answers.values_list("version__form_id", flat=True).first()
        if form_id is not None:
            return source_key(EntranceKind.FORM, form_id)
    if conversation.channel == Channel.LETTER or conversation.mailbox_id is None:
        return ""
    return source_key(EntranceKind.MAILBOX, conversation.mailbox_id)
