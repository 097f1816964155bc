"""The answers to a form as columns, for those who may read the conversations they opened."""

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from vinculo.interactions import policy
from vinculo.interactions.channels.wording import words_of
from vinculo.interactions.domain.forms.definition import Field, from_json, said
from vinculo.interactions.models import FormAnswer, FormVersion, Message
from vinculo.kernel import sight
from vinculo.kernel.actor import Actor

MOST = 50_000


def answers_of(
    *, actor: Actor, form_id: UUID, language: str, at: datetime
) -> dict[str, list[object]]:
    """By heading, one value for each answer, the oldest first; empty where nothing was said.

    A question of several versions is one column, in its newest words. That ``actor`` saw the
    people's data is recorded, customer by customer.
    """
    definitions = {
        row.pk: from_json(row.definition)
        for row in FormVersion.objects.filter(form_id=form_id).order_by("number")
    }
    fields: dict[str, tuple[Field, str]] = {}
    for definition in definitions.values():
        fields |= {one.key: (one, definition.language) for one in definition.fields}
    visible = Message.objects.filter(policy.visible_messages(actor))
    rows = list(
        FormAnswer.objects.filter(version__form_id=form_id, raw__in=visible.values("raw"))
        .order_by("at", "pk")
        .values_list("pk", "raw_id", "raw__key", "at", "language", "version_id", "answers")[:MOST]
    )
    for customer_id in _customers([row[1] for row in rows]):
        sight.record(actor=actor, subject=f"customer:{customer_id}", where="export", at=at)
    cells: dict[str, list[object]] = {
        _("Clave"): [row[2] for row in rows],
        _("Recibida"): [row[3].isoformat(timespec="minutes") for row in rows],
        _("Idioma"): [row[4] for row in rows],
    }
    for key, (one, default) in fields.items():
        heading = said(one.label, language, default) or key
        while heading in cells:
            heading = f"{heading} ({key})"
        cells[heading] = [
            words_of(_as_asked(definitions[row[5]].field_of(key), one), row[6][key], language)
            if key in row[6]
            else ""
            for row in rows
        ]
    return cells


def _as_asked(then: Field | None, now: Field) -> Field:
    """The question as the answer's version asked it."""
    return then or now


def _customers(raw_ids: list[UUID]) -> set[UUID]:
    found = Message.objects.filter(raw__in=raw_ids, conversation__customer__isnull=False)
    return set(found.values_list("conversation__customer__cluster_id", flat=True))
