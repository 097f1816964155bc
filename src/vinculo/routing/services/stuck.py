"""What nobody could ever take, as things are: said on the item and to who leads the team."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db import transaction

from vinculo.notices import api as notices
from vinculo.organization import api as organization
from vinculo.routing.contracts import DecisionKind, ItemState, PresenceState
from vinculo.routing.domain.choice import Agent, asked_of, could_ever
from vinculo.routing.models import WorkItem
from vinculo.routing.selectors import setup
from vinculo.routing.selectors.setup import QueueSetup
from vinculo.routing.services.decisions import note, tell
from vinculo.routing.services.heads import heads, work_of
from vinculo.routing.services.leads import leads_of_teams
from vinculo.routing.services.scene import abilities, queues_by_member


@transaction.atomic
def look(*, at: datetime) -> int:
    """Mark what asks for something that nobody of its queues has, the whole ladder climbed.

    What somebody can take again is unmarked. Answers how many needs nobody can meet.
    """
    if not setup.anything_is_offered():
        return 0
    queues = setup.queue_setups()
    names = {str(skill.id): skill.name for skill in setup.skills()}
    found = 0
    giving = [queue.id for queue in queues.values() if queue.offers]
    everybody = _everybody(queues)
    for need, head in {each.need: each for each in heads(queue_ids=giving, free=[], at=at)}.items():
        if head.kept_for is not None:
            continue  # those few know of it, and nobody else may hear
        queue = queues[head.queue_id]
        work = work_of(head, queue, frozenset())
        last = max((step.after for step in queue.steps), default=at - at)
        asked = asked_of(work, queue.steps, head.enqueued_at + last)
        waiting = WorkItem.objects.filter(need=need, state=ItemState.WAITING)
        if could_ever(everybody, asked):
            waiting.filter(stuck_at__isnull=False).update(stuck_at=None)
            continue
        found += 1
        if not waiting.filter(stuck_at__isnull=True).update(stuck_at=at):
            continue
        missing = [f"{names.get(skill, '')} {level}" for skill, level in asked.skills.items()]
        missing += [asked.language] if asked.language else []
        item = WorkItem.objects.get(pk=head.pk)
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


def _everybody(queues: Mapping[UUID, QueueSetup]) -> list[Agent]:
    """Who works any of the queues, there or not, with what they can do."""
    members = organization.members_by_team({queue.team_id for queue in queues.values()})
    ids = {each.user_id for people in members.values() for each in people}
    known = abilities(ids)
    found = []
    for user_id, works in queues_by_member(queues, ids).items():
        skills, languages = known.get(user_id, ({}, frozenset()))
        state = PresenceState.OFFLINE
        found.append(
            Agent(
                number=0, user_id=user_id, state=state, queues=works, skills=skills,
                languages=languages,
            )
        )  # fmt: skip
    return found
