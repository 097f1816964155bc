"""How a person is reached by each entrance, as somebody checked it last."""

from datetime import datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.utils import translation
from django.utils.translation import gettext

from vinculo.interactions.contracts.human import HumanEntrance, HumanKind, HumanStanding
from vinculo.interactions.domain import human
from vinculo.interactions.models import Conversation, HumanCheck, Mailbox
from vinculo.interactions.selectors.entrances import entrances, source_of
from vinculo.organization import api as organization
from vinculo.portfolio import api as portfolio

DUTIES = ("ES10-NOBOT", "ES-TRL-HUMAN", "ES-TEL-HUMAN")
"""The duties by which an entrance must lead to a person."""


def human_entrances(*, at: datetime) -> tuple[HumanEntrance, ...]:
    """Mailboxes, forms, and what somebody wrote down beside them, each with its last check."""
    last = _last_checks()
    ways = [(one.source, HumanKind(one.kind), one.name, one.service_id) for one in entrances()]
    ways += [
        (row.source, HumanKind(row.kind), row.name, row.service_id)
        for row in sorted(last.values(), key=lambda one: (one.kind, one.name, one.source))
        if row.kind in {HumanKind.PHONE, HumanKind.KIOSK} and not row.is_gone
    ]
    asked = {service: is_asked(service, at=at) for _, _, _, service in ways}
    return tuple(
        _entrance(source, kind, name, service, last.get(source), is_asked=asked[service], at=at)
        for source, kind, name, service in ways
    )


def is_asked(service_id: UUID | None, *, at: datetime) -> bool:
    """Whether a law in force asks for a person; an entrance of no service serves them all."""
    services = [service_id] if service_id else [one.id for one in portfolio.services()]
    return any(portfolio.law_of(one, at=at).holds(*DUTIES) for one in services)


def words_of(source: str, service_id: UUID | None, *, language: str, at: datetime) -> str:
    """What whoever came in by an entrance reads of how to reach a person; "" for nothing.

    What the company wrote down where a person is reached; else, where the law asks, that they may
    ask for one here, and the address to write to. And in which languages, where the company says.
    """
    found = _way(source, service_id, language=language, at=at)
    if not found:
        return ""
    spoken = organization.company().attended_languages
    return f"{found} {organization.attended_words(spoken, language)}".strip()


def _way(source: str, service_id: UUID | None, *, language: str, at: datetime) -> str:
    row = HumanCheck.objects.filter(source=source).order_by("-checked_at", "-pk").first()
    if row is not None and row.reaches:
        return human.chosen_words(row.words, row.words_en, language)
    if not organization.company_exists() or not is_asked(service_id, at=at):
        return ""
    box = Mailbox.objects.filter(service_id=service_id).order_by("address").first()
    with translation.override(language):
        if box is None:
            return gettext("Si prefiere que le atienda una persona, pídalo en su mensaje.")
        return gettext(
            "Si prefiere que le atienda una persona, pídalo en su mensaje o escriba a %(address)s."
        ) % {"address": box.address}


def words_for(conversation_id: UUID, *, language: str, at: datetime) -> str:
    """The same for who follows a conversation, by the entrance through which it began."""
    row = Conversation.objects.filter(pk=conversation_id).first()
    if row is None:
        return ""
    return words_of(source_of(row), row.service_id, language=language, at=at)


def _last_checks() -> dict[str, Any]:
    rows = HumanCheck.objects.select_related("checked_by").order_by("source", "-checked_at", "-pk")
    return {row.source: row for row in rows.distinct("source")}


def _entrance(
    source: str,
    kind: HumanKind,
    name: str,
    service_id: UUID | None,
    row: Any,
    *,
    is_asked: bool,
    at: datetime,
) -> HumanEntrance:
    zone = ZoneInfo(organization.company().timezone)
    day = row.checked_at.astimezone(zone).date() if row else None
    stands = human.standing(
        reaches=row.reaches if row else None, checked_on=day, today=at.astimezone(zone).date()
    )
    has_end = day is not None and stands in {HumanStanding.GOOD, HumanStanding.OLD}
    return HumanEntrance(
        source=source,
        kind=kind,
        name=name,
        service_id=service_id,
        is_asked=is_asked,
        standing=stands,
        words=row.words if row else "",
        words_en=row.words_en if row else "",
        checked_by=row.checked_by.name if row and row.checked_by else "",
        checked_at=row.checked_at if row else None,
        good_until=human.good_until(day) if day and has_end else None,
    )
