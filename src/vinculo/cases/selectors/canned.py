"""Texts kept ready, and what their places say in a case."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import F, Q, QuerySet
from django.utils import translation
from django.utils.formats import date_format
from django.utils.timezone import localtime

from vinculo.cases import policy
from vinculo.cases.domain.canned import FIELD, LANGUAGES, Place, Sharing
from vinculo.cases.domain.texts import plain
from vinculo.cases.models import CannedAnswer, Case, CustomField, FieldValue, TrackingWish
from vinculo.interactions import api as interactions
from vinculo.kernel.actor import Actor
from vinculo.lib.text.folding import fold
from vinculo.organization import api as organization

MOST = 200


@dataclass(frozen=True, kw_only=True)
class Canned:
    """A text kept ready; ``is_own``: the reader may change it."""

    id: UUID
    name: str
    shortcut: str
    texts: dict[str, str]
    service_id: UUID | None
    service_name: str
    sharing: Sharing
    team_id: UUID | None
    team_name: str
    used_count: int
    last_used_at: datetime | None
    is_own: bool
    is_offer: bool = False


def texts_of(*, actor: Actor, service_id: UUID | None = None, said: str = "") -> list[Canned]:
    """The texts within sight whose name, shortcut or words hold all that was ``said``.

    With ``service_id`` only what that service's cases are offered. An exact shortcut comes first,
    then what is used most.
    """
    rows = CannedAnswer.objects.filter(policy.visible_texts(actor))
    if service_id is not None:
        rows = rows.filter(Q(service__isnull=True) | Q(service_id=service_id))
    wanted = fold(said.strip().lstrip("/"))
    found = [text for text in views_of(rows, actor) if _holds(text, wanted.split())]
    return sorted(found, key=lambda text: text.shortcut != wanted)


def _holds(text: Canned, words: list[str]) -> bool:
    whole = fold(" ".join([text.name, text.shortcut, *map(plain, text.texts.values())]))
    return all(word in whole for word in words)


def text_of(*, actor: Actor, text_id: UUID) -> Canned | None:
    """One text that the actor may change; None when there is none."""
    rows = CannedAnswer.objects.filter(policy.own_texts(actor), pk=text_id)
    return next(iter(views_of(rows, actor)), None)


def views_of(rows: "QuerySet[CannedAnswer]", actor: Actor) -> list[Canned]:
    """Rows as they are shown, what is used most first."""
    teams = {team.id: team.name for team in organization.teams()}
    named = rows.annotate(service_name=F("service__name")).order_by("-used_count", "name", "pk")
    return [
        Canned(
            id=row.pk,
            name=row.name,
            shortcut=row.shortcut,
            texts=row.texts,
            service_id=row.service_id,
            service_name=row.service_name or "",
            sharing=sharing_of(row),
            team_id=row.team_id,
            team_name=teams.get(row.team_id, "") if row.team_id else "",
            used_count=row.used_count,
            last_used_at=row.last_used_at,
            is_own=policy.is_own(row, actor),
            is_offer=row.is_offer,
        )
        for row in named[:MOST]
    ]


def sharing_of(row: Any) -> Sharing:
    """Whose a kept thing is."""
    if row.person_id is not None:
        return Sharing.PERSONAL
    return Sharing.TEAM if row.team_id is not None else Sharing.COMPANY


def known_places() -> frozenset[str]:
    """All places that something fills."""
    own = CustomField.objects.filter(is_retired=False).values_list("key", flat=True)
    return frozenset({*(place.value for place in Place), *(f"{FIELD}{key}" for key in own)})


def language_of(case_id: UUID) -> str:
    """The language in which the customer of a case is written to.

    What they chose on their page, else that of the address that we answer from.
    """
    conversation = Case.objects.filter(pk=case_id).values_list("conversation_id", flat=True).first()
    if conversation is None:
        return LANGUAGES[0]
    wishes = TrackingWish.objects.filter(conversation_id=conversation).exclude(language="")
    wish = wishes.order_by("-said_at", "pk").values_list("language", flat=True).first()
    if wish is not None:
        return wish
    sender = interactions.correspondence(conversation).sender
    boxes = {box.address: box.language for box in interactions.mailboxes()}
    found = boxes.get(sender, LANGUAGES[0])
    return found if found in LANGUAGES else LANGUAGES[0]


def values_of(*, actor: Actor, case_id: UUID, language: str, at: datetime) -> dict[str, str] | None:
    """What each place says in a case; None outside of the actor's sight."""
    rows = Case.objects.filter(policy.visible(actor), pk=case_id)
    row = rows.values(
        "number", "key", "subject", "due_at", "service__name", "customer__name"
    ).first()
    if row is None:
        return None
    name = row["customer__name"] or ""
    teams = organization.teams_of(actor.user_id) if actor.user_id else []
    with translation.override(language):
        due = date_format(localtime(row["due_at"]), "DATETIME_FORMAT") if row["due_at"] else ""
        today = date_format(localtime(at).date(), "DATE_FORMAT")
    fields = FieldValue.objects.filter(case_id=case_id).values_list("field__key", "value")
    return {f"{FIELD}{key}": value for key, value in fields} | {
        Place.NUMBER: row["number"],
        Place.KEY: row["key"],
        Place.SUBJECT: row["subject"],
        Place.SERVICE: row["service__name"],
        Place.DEADLINE: due,
        Place.CUSTOMER: name,
        Place.FIRST_NAME: name.split()[0] if name.split() else "",
        Place.AGENT: actor.name if actor.user_id else "",
        Place.TEAM: teams[0].name if teams else "",
        Place.COMPANY: organization.company().name,
        Place.TODAY: today,
    }
