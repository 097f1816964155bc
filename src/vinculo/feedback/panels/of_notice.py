"""Whether those affected were told of an announcement, on its page."""

from uuid import UUID

from vinculo.feedback import policy
from vinculo.feedback.selectors.notice_mails import SendingView, sendings
from vinculo.kernel.actor import Actor
from vinculo.kernel.slots import Panel, panels
from vinculo.knowledge import api as knowledge
from vinculo.knowledge.contracts import NoticeToTell

Line = tuple[NoticeToTell, str, SendingView | None]


def load(actor: Actor, notice_id: UUID) -> list[Line] | None:
    """What was told, each with what was sent of it; nothing where no service is named."""
    steps = knowledge.steps_to_tell(notice_id=notice_id)
    if not steps or steps[0].service_id is None:
        return None
    sent = sendings(actor=actor, step_ids=[one.step_id for one in steps])
    return [(one, one.label, sent.get(one.step_id)) for one in steps]


panels.add(
    "feedback.of_notice",
    Panel(
        slot="knowledge.notice",
        order=10,
        template="feedback/_of_notice.html",
        may=lambda actor: policy.may(actor, "feedback.tell_affected"),
        load=load,
        query_budget=3,
    ),
)
