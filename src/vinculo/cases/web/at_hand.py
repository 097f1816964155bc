"""What stands beside a conversation: how it sounds, what was asked for, links given, help."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from vinculo.cases import labels, policy
from vinculo.cases.contracts import CasePage, CoachingView, LinkRow, Wish
from vinculo.cases.selectors import tracking
from vinculo.interactions import api as interactions
from vinculo.interactions.contracts import LinkOccasion
from vinculo.kernel.actor import Actor
from vinculo.lib.text.mood.judged import MoodView, Polarity

PLACES = {Polarity.NEGATIVE: 12, Polarity.NEUTRAL: 32, Polarity.POSITIVE: 52}
SURE_PCT = 75


@dataclass(frozen=True, kw_only=True)
class MoodShown:
    """A mood in words, with its place on the line and who says so."""

    case_id: UUID
    mood: MoodView
    words: object
    place: int
    is_sure: bool
    others: list[tuple[str, object]]


@dataclass(frozen=True, kw_only=True)
class CaseLinks:
    """Each link that still opens the customer's page, with why it was given."""

    live: list[tuple[LinkRow, object]]
    ended: int
    may_revoke: bool
    is_cut: bool


@dataclass(frozen=True, kw_only=True)
class Help:
    """What was said in silence, and whether the reader may say more."""

    rows: tuple[CoachingView, ...]
    may_coach: bool


@dataclass(frozen=True, kw_only=True)
class AtHand:
    """The parts beside a case; None or empty: there is nothing to show."""

    mood: MoodShown | None
    wishes: tuple[Wish, ...]
    links: CaseLinks | None
    help: Help | None


def at_hand(actor: Actor, page: CasePage, at: datetime) -> AtHand:
    """The parts for the reader of ``page``: most came with it, so that they take two queries."""
    return AtHand(
        mood=mood_shown(page.case.id, page.latest_message_id),
        wishes=page.wishes,
        links=_links(actor, page.case.id, at) if page.has_links else None,
        help=_help(actor, page),
    )


def mood_shown(case_id: UUID, message_id: UUID | None) -> MoodShown | None:
    """What that message of the customer sounds like; None while nobody has judged it."""
    mood = interactions.mood_of_message(message_id) if message_id else None
    if mood is None:
        return None
    return MoodShown(
        case_id=case_id,
        mood=mood,
        words=labels.MOODS[mood.polarity],
        place=PLACES[mood.polarity],
        is_sure=mood.is_said or mood.sure_pct >= SURE_PCT,
        others=[(each.value, words) for each, words in labels.MOODS.items()],
    )


def _links(actor: Actor, case_id: UUID, at: datetime) -> CaseLinks | None:
    found = tracking.links_of(actor=actor, case_id=case_id, at=at)
    rows = found[: tracking.MOST_LINKS]
    live = [row for row in rows if row.is_live]
    return CaseLinks(
        live=[(row, labels.OCCASIONS[LinkOccasion(row.occasion)]) for row in live],
        ended=len(rows) - len(live),
        may_revoke=policy.may(actor, "cases.change"),
        is_cut=len(found) > len(rows),
    )


def _help(actor: Actor, page: CasePage) -> Help | None:
    """None for those whom it does not concern."""
    may_coach = policy.may(actor, "cases.coach")
    if not policy.may(actor, "cases.take") or not (page.coaching or may_coach):
        return None
    return Help(rows=page.coaching, may_coach=may_coach)
