"""Texts that people keep ready: kept by whoever they belong to, counted when they are used."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import F

from vinculo.cases import policy
from vinculo.cases.contracts import CaseView
from vinculo.cases.domain.canned import (
    LANGUAGES,
    LONGEST_NAME,
    LONGEST_TEXT,
    Filled,
    Sharing,
    check_places,
    filled,
    text_for,
    tidy_shortcut,
)
from vinculo.cases.domain.texts import says_something
from vinculo.cases.models import CannedAnswer
from vinculo.cases.selectors import canned as reading
from vinculo.cases.services.offers import refusals_counted, require_may_offer
from vinculo.cases.services.story import NoSuchCaseError
from vinculo.kernel.actor import Actor
from vinculo.kernel.errors import DomainError, NotAllowedError


class NoSuchTextError(DomainError):
    """No such text within the person's sight."""

    code = "case_no_such_text"


class TextNeedsWordsError(DomainError):
    """A text needs a name and something to say."""

    code = "case_text_needs_words"


class TextTooLongError(DomainError):
    """Longer than any mail should be."""

    code = "case_text_too_long"


class ShortcutTakenError(DomainError):
    """Two texts of one reader would come by the same shortcut."""

    code = "case_shortcut_taken"


@dataclass(frozen=True, kw_only=True)
class CannedDraft:
    """A text as it should be; ``texts`` is HTML by language."""

    name: str
    texts: Mapping[str, str]
    shortcut: str = ""
    service_id: UUID | None = None
    sharing: Sharing = Sharing.PERSONAL
    team_id: UUID | None = None
    is_offer: bool = False


@transaction.atomic
def keep_text(draft: CannedDraft, *, actor: Actor, text_id: UUID | None = None) -> UUID:
    """Keep a text, new or instead of what it said.

    Raises NotAllowedError, NoSuchTextError, TextNeedsWordsError, TextTooLongError,
    UnknownBlankError, ShortcutTakenError.
    """
    owner = owner_of(draft.sharing, draft.team_id, actor)
    name = " ".join(draft.name.split())[:LONGEST_NAME]
    texts = {
        language: html
        for language, html in draft.texts.items()
        if language in LANGUAGES and says_something(html)
    }
    if not name or not texts:
        raise TextNeedsWordsError
    for html in texts.values():
        if len(html) > LONGEST_TEXT:
            raise TextTooLongError(most=LONGEST_TEXT)
        check_places(html, reading.known_places())
    shortcut = tidy_shortcut(draft.shortcut)
    _require_free(shortcut, owner, text_id)
    row = _own(text_id, actor) if text_id else CannedAnswer()
    row.name, row.texts, row.shortcut = name, texts, shortcut
    row.service_id, row.is_offer = draft.service_id, draft.is_offer
    row.person_id, row.team_id = owner
    row.save(force_insert=text_id is None)
    return row.pk


@transaction.atomic
def remove_text(*, text_id: UUID, actor: Actor) -> None:
    """Take a text away; what was written with it stays written. Raises NoSuchTextError."""
    _own(text_id, actor).delete()


@refusals_counted
@transaction.atomic
def use_text(
    *, text_id: UUID, case: CaseView, language: str, actor: Actor, at: datetime
) -> tuple[str, Filled]:
    """A text filled for a case, and counted; with the language that was found.

    Raises NoSuchTextError when it is not within sight, NoSuchCaseError when the case is not,
    OfferForbiddenError.
    """
    row = CannedAnswer.objects.filter(policy.visible_texts(actor), pk=text_id).first()
    if row is None:
        raise NoSuchTextError
    values = reading.values_of(actor=actor, case_id=case.id, language=language, at=at)
    if values is None:
        raise NoSuchCaseError
    if row.is_offer:
        require_may_offer(case.id, row.name, at=at)
    found, html = text_for(row.texts, language)
    CannedAnswer.objects.filter(pk=row.pk).update(used_count=F("used_count") + 1, last_used_at=at)
    return found, filled(html, values)


def owner_of(
    sharing: Sharing, team_id: UUID | None, actor: Actor
) -> tuple[UUID | None, UUID | None]:
    """The person and the team that a thing shared so belongs to. Raises NotAllowedError."""
    if sharing is Sharing.PERSONAL and policy.may(actor, "cases.keep_texts"):
        return actor.user_id, None
    if sharing is Sharing.TEAM and team_id and policy.may_share(actor, team_id):
        return None, team_id
    if sharing is Sharing.COMPANY and policy.may(actor, "cases.keep_common_texts"):
        return None, None
    raise NotAllowedError(action="cases.keep_texts")


def _own(text_id: UUID, actor: Actor) -> CannedAnswer:
    row = (
        CannedAnswer.objects.select_for_update(of=("self",))
        .filter(policy.own_texts(actor), pk=text_id)
        .first()
    )
    if row is None:
        raise NoSuchTextError
    return row


def _require_free(
    shortcut: str, owner: tuple[UUID | None, UUID | None], text_id: UUID | None
) -> None:
    rows = CannedAnswer.objects.filter(shortcut=shortcut, person_id=owner[0], team_id=owner[1])
    if text_id is not None:
        rows = rows.exclude(pk=text_id)
    if shortcut and rows.exists():
        raise ShortcutTakenError(shortcut=shortcut)
