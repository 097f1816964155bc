"""Builders of mail for tests: raw bytes as customers' programs write them."""

import io
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import EmailMessage
from uuid import UUID

from vinculo.interactions import api
from vinculo.interactions.contracts import Acknowledgement, Intake
from vinculo.interactions.domain.forms.definition import (
    Condition,
    Field,
    FieldKind,
    FormDefinition,
    Option,
)
from vinculo.interactions.models import Mailbox, Participant, RawMessage
from vinculo.interactions.selectors.forms import forms
from vinculo.interactions.selectors.forms.forms import OpenForm
from vinculo.interactions.services.forms import building
from vinculo.kernel import blobs
from vinculo.kernel.actor import SYSTEM, Role
from vinculo.kernel.ids import new_id
from vinculo.kernel.testing import Things, matrix_things

AT = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
MAILBOX = "averias@fibra.example"


@dataclass(frozen=True, kw_only=True)
class Arrived:
    """A raw message as it was kept."""

    id: UUID
    raw: bytes
    via: str
    envelope: Mapping[str, object]
    state: str


def arrived() -> list[Arrived]:
    """Everything that was kept, the oldest first."""
    return [
        Arrived(
            id=row.pk,
            raw=blobs.read_blob(row.blob),
            via=row.via,
            envelope=row.envelope,
            state=row.state,
        )
        for row in RawMessage.objects.order_by("pk")
    ]


def mailbox(*, address: str = MAILBOX, service_id: UUID | None = None) -> UUID:
    """A mailbox of the company."""
    return api.create_mailbox(address=address, name="Averías", service_id=service_id)


def acknowledging_at_once() -> None:
    """Every mailbox says at once that mail arrived."""
    Mailbox.objects.update(acknowledgement=Acknowledgement.AT_ONCE)


def mail(
    *,
    sender: str = "Lucía Romero <lucia@correo.example>",
    to: str = MAILBOX,
    subject: str = "Sin conexión",
    text: str = "No tengo internet desde ayer.",
    message_id: str = "<uno@correo.example>",
    headers: tuple[tuple[str, str], ...] = (),
) -> bytes:
    """A plain message."""
    message = EmailMessage()
    message["From"] = sender
    message["To"] = to
    message["Subject"] = subject
    if message_id:
        message["Message-ID"] = message_id
    for name, value in headers:
        message[name] = value
    message.set_content(text)
    return message.as_bytes()


def arrive(raw: bytes, *, at: datetime = AT) -> Intake:
    """Take ``raw`` in, understand it at once, and say what became of it."""
    taken = api.take_in(io.BytesIO(raw), via="test", at=at)
    api.understand(taken.id, at)
    return api.intake(taken.id)


BROKEN = Condition(field="tipo", values=("averia",))
SAMPLE = FormDefinition(
    title={"es": "Cuéntenos qué ha pasado", "en": "Tell us what happened"},
    thanks={"es": "Gracias."},
    fields=(
        Field(
            key="tipo",
            kind=FieldKind.CHOICE,
            label={"es": "¿De qué se trata?", "en": "What is it about?"},
            options=(
                Option(value="queja", label={"es": "Quiero reclamar", "en": "A complaint"}),
                Option(
                    value="averia",
                    label={"es": "Algo no funciona", "en": "Something does not work"},
                ),
            ),
        ),
        Field(key="que", kind=FieldKind.LONG, label={"es": "¿Qué ha pasado?"}, required=True),
        Field(
            key="desde",
            kind=FieldKind.DATE,
            label={"es": "¿Desde cuándo?"},
            required=True,
            condition=BROKEN,
        ),
        Field(key="nombre", kind=FieldKind.PERSON, label={"es": "Su nombre"}),
        Field(key="correo", kind=FieldKind.EMAIL, label={"es": "Correo"}),
        Field(key="telefono", kind=FieldKind.PHONE, label={"es": "Teléfono"}),
        Field(key="fotos", kind=FieldKind.FILE, label={"es": "Fotos"}, max_mb=1, max_files=2),
    ),
)


def a_form(*, slug: str = "que-ha-pasado", service_id: UUID | None = None) -> OpenForm:
    """A published form with a choice, texts, a contact, a day and pictures, in both languages."""
    form_id = building.create_form(
        building.FormSettings(name="Qué ha pasado", slug=slug, service_id=service_id or new_id()),
        SAMPLE,
    )
    building.publish(form_id, by=SYSTEM, at=AT)
    opened = forms.open_form(slug)
    if opened is None:
        raise AssertionError("not open")
    return opened


def a_reader(conversation_id: UUID, address: str) -> None:
    """Somebody else who reads a conversation, as an agent let them in."""
    Participant.objects.create(
        conversation_id=conversation_id, address=address, is_reader=True, since=AT
    )


def _a_form_of_the_company(_user_id: UUID, _roles: frozenset[Role]) -> Things:
    """Forms are the company's: whoever builds forms sees them all."""
    known = forms.open_form("matriz")
    return Things(own=(known or a_form(slug="matriz")).id, foreign=None)


matrix_things.add("form_id", _a_form_of_the_company)
matrix_things.add("field_key", lambda _user_id, _roles: Things(own="tipo", foreign=None))
matrix_things.add("ending", lambda _user_id, _roles: Things(own="csv", foreign=None))
matrix_things.add(
    "mailbox_id",
    lambda _user_id, _roles: Things(own=mailbox(address="matriz@fibra.example"), foreign=None),
)
