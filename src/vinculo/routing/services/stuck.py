"""What nobody could ever take, as things are: said on the item and to who leads the team."""

from datetime import datetime

from django.db import transaction

from vinculo.notices import api as notices
from vinculo.routing.contracts import DecisionKind, ItemState
from vinculo.routing.domain.choice import asked_of, could_ever
from vinculo.routing.models import WorkItem
from vinculo.routing.selectors import setup
from vinculo.routing.services.decisions import note, tell
from vinculo.routing.services.heads import heads, work_of
from vinculo.routing.services.leads import leads_of_teams
from vinculo.routing.services.scene import set_up


@transaction.atomic
def look(*, at: datetime) -> int:
    """Mark what asks for something that nobody of its queues has, the whole ladder climbed.

    What somebody can take again is unmarked. Answers how many needs nobody can meet.
    """
    if not setup.anything_is_offered():
        return 0
    scene = set_up(at=at, only_free_are_known=False)
    names = {str(skill.id): skill.name for skill in setup.skills()}
    found = 0
    giving = [queue.id for queue in scene.queues.values() if queue.offers]
    for need, item in {each.need: each for each in heads(queue_ids=giving, free=[], at=at)}.items():
        queue = scene.queues[item.queue_id]
        work = work_of(item, queue, frozenset())
        last = max((step.after for step in queue.steps), default=at - at)
        asked = asked_of(work, queue.steps, item.enqueued_at + last)
        waiting = WorkItem.objects.filter(need=need, state=ItemState.WAITING)
        if could_ever(scene.agents.values(), asked):
            waiting.filter(stuck_at__isnull=False).update(stuck_at=None)
            continue
        found += 1
        if not waiting.filter(stuck_at__isnull=True).update(stuck_at=at):
            continue
        missing = [f"{names.get(skill, '')} {level}" for skill, level in asked.skills.items()]
        missing += [asked.language] if asked.language else []
        note(
            item,
            DecisionKind.STUCK,
            at=at,
            why="nobody_can",
            skills=dict(asked.skills),
            language=asked.language,
        )
        tell(item)
        notices.tell(
            leads_of_teams([queue.team_id]),
            kind="routing.stuck",
            subject=f"queue:{queue.id}",
            at=at,
            params={"queue": queue.name, "missing": ", ".join(missing) or queue.name},
        )
    return found
