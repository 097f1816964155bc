"""What the customer's last message sounds like, on the case and in the pop of an offer."""

from dataclasses import dataclass
from uuid import UUID

from vinculo.cases import labels, policy
from vinculo.cases.selectors import offered
from vinculo.interactions import api as interactions
from vinculo.kernel.actor import Actor
from vinculo.kernel.slots import Panel, panels
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


def of_case(actor: Actor, case_id: UUID) -> MoodShown | None:
    """The mood of the case's latest message from the customer."""
    return _shown(case_id, offered.latest_message(actor=actor, case_id=case_id))


def of_item(actor: Actor, item_id: UUID) -> MoodShown | None:
    """The same, of the case that is held out."""
    case = offered.offered_case(actor=actor, item_id=item_id)
    return _shown(case.id, case.latest_message_id) if case else None


def _shown(case_id: UUID, message_id: UUID | None) -> MoodShown | None:
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


panels.add(
    "cases.mood",
    Panel(
        slot="cases.page",
        order=5,
        template="cases/_mood.html",
        may=lambda actor: policy.may(actor, "cases.see"),
        load=of_case,
        query_budget=2,
    ),
)
panels.add(
    "cases.offer_mood",
    Panel(
        slot="routing.offer_who",
        order=20,
        template="cases/_offer_mood.html",
        may=lambda actor: policy.may(actor, "cases.see"),
        load=of_item,
        query_budget=2,
    ),
)
