"""What the customer's last message sounds like, in the pop of an offer."""

from uuid import UUID

from vinculo.cases import policy
from vinculo.cases.selectors import offered
from vinculo.cases.web.at_hand import MoodShown, mood_shown
from vinculo.kernel.actor import Actor
from vinculo.kernel.slots import Panel, panels


def of_item(actor: Actor, item_id: UUID) -> MoodShown | None:
    """The mood of the latest message of the case that is held out."""
    case = offered.offered_case(actor=actor, item_id=item_id)
    return mood_shown(case.id, case.latest_message_id) if case else None


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
