"""The first rating on the page on which a customer follows their matter."""

from uuid import UUID

from vinculo.feedback.labels.asked import SCORES
from vinculo.feedback.selectors import rating as reading
from vinculo.feedback.services import rating
from vinculo.kernel import clock
from vinculo.kernel.actor import Actor
from vinculo.kernel.slots import Panel, panels


def load(actor: Actor, case_id: UUID) -> dict[str, object] | None:  # noqa: ARG001
    """The question, while it may be answered; the page has looked at the reader's link."""
    row = reading.of_case(case_id, at=clock.now())
    if row is None:
        return None
    return {
        "token": rating.token_of(row.ref),
        "scores": list(SCORES.items()),
        "chosen": row.score,
        "comment": row.comment,
    }


panels.add(
    "feedback.on_tracking",
    Panel(
        slot="cases.tracking",
        order=5,
        template="feedback/_on_tracking.html",
        may=lambda actor: any(key.startswith("tracking:") for key in actor.keys),
        load=load,
        query_budget=1,
    ),
)
