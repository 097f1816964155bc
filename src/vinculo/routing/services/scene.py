"""Everything that a decision looks at, read once: queues, people, settings."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID

from vinculo.lib.calendar import open_time
from vinculo.organization import api as organization
from vinculo.routing.contracts import PresenceState
from vinculo.routing.domain.choice import Agent
from vinculo.routing.domain.presence import state_now
from vinculo.routing.domain.settings import Settings
from vinculo.routing.models import Presence
from vinculo.routing.selectors import setup
from vinculo.routing.selectors.setup import QueueSetup


@dataclass
class Scene:
    """The state of the house in one transaction; people change as work is given out."""

    at: datetime
    version: int
    settings: Settings
    queues: dict[UUID, QueueSetup]
    agents: dict[UUID, Agent]

    def free(self) -> list[Agent]:
        """Those who could take something more."""
        return [
            agent
            for agent in self.agents.values()
            if agent.state is PresenceState.AVAILABLE and agent.load_pct < 100
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
        )


def set_up(*, at: datetime, only_free_are_known: bool = True) -> Scene:
    """Read the scene; what those can do who cannot take anything is read only when asked for."""
    version, settings = setup.settings_in_force()
    queues = setup.queue_setups()
    teams: dict[UUID, set[UUID]] = {}
    for queue in queues.values():
        teams.setdefault(queue.team_id, set()).add(queue.id)
    queues_of: dict[UUID, frozenset[UUID]] = {}
    for team_id, members in organization.members_by_team(list(teams)).items():
        for member in members:
            known = queues_of.get(member.user_id, frozenset())
            queues_of[member.user_id] = known | teams[team_id]
    agents = _agents(queues_of, settings, at)
    scene = Scene(at=at, version=version, settings=settings, queues=queues, agents=agents)
    learn(scene, [a.user_id for a in (scene.free() if only_free_are_known else agents.values())])
    return scene


def learn(scene: Scene, user_ids: Collection[UUID]) -> None:
    """Read what these people can do."""
    skills, limits = setup.skills_of(user_ids), setup.limits_of(user_ids)
    languages = setup.languages() if skills else {}
    for user_id in {*skills, *limits}:
        own = skills.get(user_id, {})
        scene.agents[user_id] = replace(
            scene.agents[user_id],
            skills=own,
            limits=limits.get(user_id, {}),
            languages=frozenset(languages[skill] for skill in own if skill in languages),
        )


def _agents(
    queues_of: dict[UUID, frozenset[UUID]], settings: Settings, at: datetime
) -> dict[UUID, Agent]:
    rows = _presences(queues_of)
    if len(rows) < len(queues_of):
        _note_newcomers(queues_of.keys() - {row[0] for row in rows}, at)
        rows = _presences(queues_of)
    warm = timedelta(minutes=settings.warm_up_minutes)
    return {
        row[0]: Agent(
            user_id=row[0],
            number=row[1],
            state=state_now(PresenceState(row[2]), row[3], at, row[4]),
            load_pct=row[5],
            held=row[6],
            idle_since=row[7],
            signed_in_at=row[8],
            warm_up_left=row[9] if row[8] and at < row[8] + warm else None,
            queues=queues_of[row[0]],
        )
        for row in rows
    }


def _presences(user_ids: Collection[UUID]) -> list[tuple]:  # type: ignore[type-arg]
    return list(
        Presence.objects.filter(pk__in=list(user_ids)).values_list(
            "user_id", "number", "state", "heartbeat_at", "until", "load_pct", "held",
            "idle_since", "signed_in_at", "warm_up_left",
        )
    )  # fmt: skip


def _note_newcomers(user_ids: Collection[UUID], at: datetime) -> None:
    """Whoever joined a team and never said anything is known to be absent."""
    Presence.objects.bulk_create(
        [Presence(user_id=user_id, since=at, heartbeat_at=at) for user_id in sorted(user_ids)],
        ignore_conflicts=True,
    )
