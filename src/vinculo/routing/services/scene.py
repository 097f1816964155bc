"""Everything that a decision looks at: settings, queues, who is free, and who else is there.

Who is free is read once; the others of a team only when somebody of that team may be chosen, for
what is left out and why. So one person with room costs one person's reading, not the house's.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from vinculo.kernel.statements import Statement, fetch
from vinculo.lib.calendar import open_time
from vinculo.organization import api as organization
from vinculo.routing.contracts import LeftOut, OfferState, PresenceState
from vinculo.routing.domain.choice import NOT_THERE, WHOLE, Agent
from vinculo.routing.domain.presence import GONE_AFTER, state_now
from vinculo.routing.domain.settings import Settings
from vinculo.routing.models import Offer, Presence
from vinculo.routing.selectors import setup
from vinculo.routing.selectors.setup import QueueSetup
from vinculo.routing.services.heads import who_declined

THERE = (PresenceState.AVAILABLE, PresenceState.WRAP_UP)
STATES = {state.value: state for state in PresenceState}
OTHERS = """
SELECT p.user_id, p.number, p.state, p.heartbeat_at, p.until, o.user_id IS NOT NULL
  FROM routing_presence p
  LEFT JOIN (SELECT DISTINCT user_id FROM routing_offer WHERE state = 'open') o USING (user_id)
 WHERE p.user_id = ANY(%s::uuid[])
"""


class Other(NamedTuple):
    """Somebody who can get nothing now, and why."""

    user_id: UUID
    number: int
    state: PresenceState
    is_asked: bool

    @property
    def reason(self) -> LeftOut:
        """Not there; else there and being asked about something, or full."""
        return NOT_THERE.get(self.state, LeftOut.ASKED if self.is_asked else LeftOut.FULL)


@dataclass
class Scene:
    """The state of the house at a moment; people change as work is given out."""

    at: datetime
    version: int
    settings: Settings
    queues: dict[UUID, QueueSetup]
    agents: dict[UUID, Agent]
    """Those who had room when it was read, by their id."""
    declined: Mapping[UUID, frozenset[UUID]] = field(default_factory=dict)
    """Of each item to which somebody lately said no, or nothing: who did."""
    others: dict[UUID, list[Other]] = field(default_factory=dict)
    """Those who had no room, by team; read when asked for."""

    def free(self) -> list[Agent]:
        """Those who could take something more."""
        return [
            agent for agent in self.agents.values() if agent.load_pct < WHOLE and not agent.is_asked
        ]

    def fresh_since(self) -> datetime | None:
        """When the first of those came who warm up; None: nobody does."""
        warming = [a.signed_in_at for a in self.free() if a.warm_up_left is not None]
        return min((each for each in warming if each is not None), default=None)

    def gives_out(self, queue: QueueSetup) -> bool:
        """Whether the queue gives its work out now: it does so by itself, and it is open."""
        return queue.offers and (
            queue.calendar is None or open_time.is_open(queue.calendar, self.at)
        )

    def giving(self) -> list[UUID]:
        """The queues whose work may reach somebody who is free, at once or by the ladder."""
        reached: set[UUID] = set()
        for agent in self.free():
            reached |= agent.queues
        return [
            queue.id
            for queue in self.queues.values()
            if (queue.id in reached or any(step.to_queue in reached for step in queue.steps))
            and self.gives_out(queue)
        ]

    def others_in(self, queue_ids: Iterable[UUID]) -> list[Other]:
        """Who works these queues and can get nothing now; each once."""
        teams = {self.queues[each].team_id for each in queue_ids if each in self.queues}
        if missing := teams - self.others.keys():
            self.others |= _others(missing, self.agents, self.at)
        return list({each.number: each for team in teams for each in self.others[team]}.values())

    def is_there(self, user_id: UUID, queue_ids: Iterable[UUID]) -> bool:
        """Whether somebody who works these queues is there, with or without room."""
        queues = frozenset(queue_ids)
        if user_id in self.agents:
            return not self.agents[user_id].queues.isdisjoint(queues)
        return any(
            each.user_id == user_id and each.state in THERE for each in self.others_in(queues)
        )

    def burden(self, user_id: UUID, *, weight_pct: int, kind: str, is_old: bool) -> None:
        """Note that somebody got something more."""
        agent = self.agents[user_id]
        left = agent.warm_up_left
        self.agents[user_id] = replace(
            agent,
            load_pct=agent.load_pct + weight_pct,
            held={**agent.held, kind: agent.held.get(kind, 0) + 1},
            warm_up_left=left - 1 if left is not None and is_old else left,
            idle_since=self.at,
            is_asked=True,
        )


def set_up(*, at: datetime, without: Collection[UUID] = ()) -> Scene:
    """Read the scene; ``without``: people whom somebody else gives something right now."""
    version, settings = setup.settings_in_force()
    queues = setup.queue_setups()
    agents = _free(queues, settings, at, without)
    since = at - timedelta(minutes=settings.cool_off_minutes)
    return Scene(
        at=at,
        version=version,
        settings=settings,
        queues=queues,
        agents=agents,
        declined=who_declined(since=since) if agents else {},
    )


def queues_by_member(
    queues: Mapping[UUID, QueueSetup], user_ids: Collection[UUID]
) -> dict[UUID, frozenset[UUID]]:
    """The queues that each of these people works."""
    of_team: dict[UUID, set[UUID]] = {}
    for queue in queues.values():
        of_team.setdefault(queue.team_id, set()).add(queue.id)
    found = {}
    for user_id, teams in organization.teams_by_member(user_ids).items():
        own = frozenset[UUID]().union(*(of_team.get(team, ()) for team in teams))
        if own:
            found[user_id] = own
    return found


def abilities(user_ids: Collection[UUID]) -> dict[UUID, tuple[dict[str, int], frozenset[str]]]:
    """The levels and languages of those who have any."""
    skills = setup.skills_of(user_ids)
    languages = setup.languages() if skills else {}
    return {
        user_id: (own, frozenset(languages[skill] for skill in own if skill in languages))
        for user_id, own in skills.items()
    }


def _free(
    queues: Mapping[UUID, QueueSetup], settings: Settings, at: datetime, without: Collection[UUID]
) -> dict[UUID, Agent]:
    rows = [row for row in _with_room.rows(since=at - GONE_AFTER) if row.user_id not in without]
    works = queues_by_member(queues, [row[0] for row in rows])
    known = abilities(works)
    limits = setup.limits_of(works)
    warm = timedelta(minutes=settings.warm_up_minutes)
    found = {}
    for user_id, number, state, until, load, held, idle, came, left in rows:
        is_back = state == PresenceState.WRAP_UP and until is not None and at >= until
        if user_id not in works or not (is_back or state == PresenceState.AVAILABLE):
            continue
        skills, languages = known.get(user_id, ({}, frozenset()))
        found[user_id] = Agent(
            user_id=user_id,
            number=number,
            state=PresenceState.AVAILABLE,
            load_pct=load,
            held=held,
            idle_since=idle,
            signed_in_at=came,
            warm_up_left=left if came and at < came + warm else None,
            queues=works[user_id],
            skills=skills,
            languages=languages,
            limits=limits.get(user_id, {}),
        )
    return found


_IS_ASKED = Exists(Offer.objects.filter(user_id=OuterRef("pk"), state=OfferState.OPEN))


@Statement
def _with_room(since: datetime) -> QuerySet[Any, Any]:
    there = Presence.objects.filter(
        ~_IS_ASKED, state__in=THERE, load_pct__lt=WHOLE, heartbeat_at__gte=since
    )
    return there.order_by("number").values(
        "user_id", "number", "state", "until", "load_pct", "held", "idle_since", "signed_in_at",
        "warm_up_left",
    )  # fmt: skip


def _others(
    team_ids: Collection[UUID], free: Collection[UUID], at: datetime
) -> dict[UUID, list[Other]]:
    members = {
        team: [each.user_id for each in people if each.user_id not in free]
        for team, people in organization.members_by_team(team_ids).items()
    }
    wanted = {user_id for people in members.values() for user_id in people}
    known = _known(wanted, at)
    if len(known) < len(wanted):
        _note_newcomers(wanted - known.keys(), at)
        known = _known(wanted, at)
    return {team: [known[each] for each in people] for team, people in members.items()}


def _known(user_ids: Collection[UUID], at: datetime) -> dict[UUID, Other]:
    return {
        user_id: Other(user_id, number, state_now(STATES[state], heartbeat_at, at, until), is_asked)
        for user_id, number, state, heartbeat_at, until, is_asked in fetch(OTHERS, [list(user_ids)])
    }


def _note_newcomers(user_ids: Collection[UUID], at: datetime) -> None:
    """Whoever joined a team and never said anything is known to be absent."""
    Presence.objects.bulk_create(
        [Presence(user_id=user_id, since=at, heartbeat_at=at) for user_id in sorted(user_ids)],
        ignore_conflicts=True,
    )
