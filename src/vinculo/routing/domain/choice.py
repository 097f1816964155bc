"""Who should get an item: pure, complete and explainable.

Everybody who works the queue is left out for the first reason that holds, or is given a score:
the sum of terms from 0 to 100, each times its weight. The same inputs give the same answer.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from heapq import nsmallest
from types import MappingProxyType
from uuid import UUID

from vinculo.routing.contracts import CustomerClass, LeftOut, PresenceState, Term
from vinculo.routing.domain.order import CLASS_SHARE
from vinculo.routing.domain.settings import LEVELS, Settings

BEST, IDLE_CAP_SECONDS = 10, 3600.0
AT_LEVEL, PER_LEVEL, WHOLE = 40, 20, 100


@dataclass(frozen=True, kw_only=True, slots=True)
class Agent:
    """A person as they are now. ``warm_up_left`` None: not warming up.

    ``is_asked``: something is held out to them; people are asked one thing at a time.
    """

    number: int
    user_id: UUID
    state: PresenceState
    queues: frozenset[UUID] = frozenset()
    load_pct: int = 0
    held: Mapping[str, int] = field(default_factory=dict)
    limits: Mapping[str, int] = field(default_factory=dict)
    skills: Mapping[str, int] = field(default_factory=dict)
    languages: frozenset[str] = frozenset()
    idle_since: datetime | None = None
    signed_in_at: datetime | None = None
    warm_up_left: int | None = None
    is_asked: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Work:
    """What waits, with what it asks and what its caller handed down."""

    queue_id: UUID
    kind: str
    weight_pct: int
    enqueued_at: datetime
    language: str = ""
    skills: Mapping[str, int] = field(default_factory=dict)
    preferred: UUID | None = None
    patient_until: datetime | None = None
    known_to: frozenset[UUID] = frozenset()
    kept_for: frozenset[UUID] | None = None
    declined_by: frozenset[UUID] = frozenset()
    customer_class: str = ""
    upset_pct: int | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Step:
    """A rung of the overflow ladder: what is asked less of after so long."""

    after: timedelta
    lower_by: int = 0
    drops_language: bool = False
    to_queue: UUID | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """What is asked of people now, after the ladder."""

    queues: frozenset[UUID]
    skills: Mapping[str, int]
    language: str
    rung: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class Scored:
    """One candidate with each term (0 to 100) and their weighted sum."""

    agent: Agent
    score: int
    terms: Mapping[Term, int]


@dataclass(frozen=True, kw_only=True, slots=True)
class Choice:
    """The ten best, best first, and the numbers of who was left out, by reason."""

    best: Sequence[Scored]
    left_out: Mapping[LeftOut, Sequence[int]]
    candidates: int

    @property
    def chosen(self) -> Scored | None:
        """Who should get it; None: nobody now."""
        return self.best[0] if self.best else None


def asked_of(work: Work, steps: Iterable[Step], at: datetime) -> Asked:
    """What ``work`` asks after waiting until ``at``: each rung that was reached counts."""
    waited = at - work.enqueued_at
    reached = [step for step in steps if step.after <= waited]
    lower = max((step.lower_by for step in reached), default=0)
    queues = {work.queue_id, *(step.to_queue for step in reached if step.to_queue)}
    skills = {skill: level - lower for skill, level in work.skills.items() if level > lower}
    drops = any(step.drops_language for step in reached)
    return Asked(
        queues=frozenset(queues),
        skills=skills,
        language="" if drops else work.language,
        rung=len(reached),
    )


def choose(
    work: Work,
    asked: Asked,
    agents: Iterable[Agent],
    settings: Settings,
    at: datetime,
    *,
    others: Mapping[LeftOut, Sequence[int]] = MappingProxyType({}),
    awaited: bool | None = None,
) -> Choice:
    """Who should get ``work`` now, among the ``agents`` of the queues that are asked.

    ``others`` are left out already, by reason, and not among the agents; ``awaited`` says whether
    there is patience for the preferred person when the agents alone cannot tell.
    """
    left_out: defaultdict[LeftOut, list[int]] = defaultdict(list)
    for reason, numbers in others.items():
        left_out[reason].extend(numbers)
    people = [agent for agent in agents if not agent.queues.isdisjoint(asked.queues)]
    awaits = awaits_preferred(work, people, at) if awaited is None else awaited
    ready: list[Agent] = []
    for agent in people:
        why = why_not(agent, work, asked, awaited=awaits)
        if why is None:
            ready.append(agent)
        else:
            left_out[why].append(agent.number)
    points = _points(work, asked, settings, at)
    best = nsmallest(BEST, ready, key=points)
    scored = [score_of(agent, work, asked, settings, at) for agent in best]
    return Choice(best=scored, left_out=left_out, candidates=len(ready))


def _points(
    work: Work, asked: Asked, settings: Settings, at: datetime
) -> Callable[[Agent], tuple[int, int, int]]:
    """What orders candidates, best first: the same sum as :func:`score_of`, without its terms.

    A thousand people are ordered for each decision, and only ten of them are explained.
    """
    idle_weight, free_weight = settings.idle, settings.free
    home = settings.home * WHOLE
    able = bool(asked.skills)
    cares = bool(work.skills) and bool(work.customer_class or work.upset_pct)
    liked = dict.fromkeys(work.known_to, settings.known * WHOLE)
    if work.preferred is not None:
        liked[work.preferred] = liked.get(work.preferred, 0) + settings.preferred * WHOLE

    def key(agent: Agent) -> tuple[int, int, int]:
        idle = _idle(agent, at)
        score = idle_weight * idle + free_weight * (WHOLE - agent.load_pct)
        if work.queue_id in agent.queues:
            score += home
        if able:
            score += settings.skill * _skill(agent, asked)
        if liked:
            score += liked.get(agent.user_id, 0)
        if cares:
            score += settings.care * _care(agent, work)
        return (-score, -idle, agent.number)

    return key


def awaits_preferred(work: Work, agents: Iterable[Agent], at: datetime) -> bool:
    """Whether there is still patience for the preferred person: not when they are not there."""
    if work.preferred is None or work.patient_until is None or at >= work.patient_until:
        return False
    if work.preferred in work.declined_by:
        return False
    there = {PresenceState.AVAILABLE, PresenceState.WRAP_UP}
    return any(a.user_id == work.preferred and a.state in there for a in agents)


def why_not(agent: Agent, work: Work, asked: Asked, *, awaited: bool = False) -> LeftOut | None:
    """The first reason that leaves ``agent`` out; None: they could take it."""
    if agent.state is not PresenceState.AVAILABLE:
        return NOT_THERE[agent.state]
    return _no_room(agent, work) or _not_now(agent, work, awaited) or _cannot(agent, work, asked)


def _no_room(agent: Agent, work: Work) -> LeftOut | None:
    if agent.is_asked:
        return LeftOut.ASKED
    if agent.load_pct + work.weight_pct > WHOLE:
        return LeftOut.FULL
    is_most = agent.held.get(work.kind, 0) >= agent.limits.get(work.kind, WHOLE)
    return LeftOut.KIND_FULL if is_most else None


def _not_now(agent: Agent, work: Work, awaited: bool) -> LeftOut | None:
    if work.kept_for is not None and agent.user_id not in work.kept_for:
        return LeftOut.NOT_NAMED
    if work.declined_by and agent.user_id in work.declined_by:
        return LeftOut.DECLINED
    return LeftOut.RESERVED if awaited and agent.user_id != work.preferred else None


def _cannot(agent: Agent, work: Work, asked: Asked) -> LeftOut | None:
    if asked.language and asked.language not in agent.languages:
        return LeftOut.LANGUAGE
    if any(agent.skills.get(skill, 0) < level for skill, level in asked.skills.items()):
        return LeftOut.SKILL
    return LeftOut.WARM_UP if _is_too_much_at_first(agent, work) else None


NOT_THERE = {
    PresenceState.OFFLINE: LeftOut.ABSENT,
    PresenceState.AWAY: LeftOut.PAUSED,
    PresenceState.WRAP_UP: LeftOut.WRAP_UP,
}


def could_ever(agents: Iterable[Agent], asked: Asked) -> bool:
    """Whether anybody of these queues, there or not, has what is asked."""
    return any(
        not agent.queues.isdisjoint(asked.queues)
        and (not asked.language or asked.language in agent.languages)
        and all(agent.skills.get(skill, 0) >= level for skill, level in asked.skills.items())
        for agent in agents
    )


def warm_up_share(backlog: int, settings: Settings) -> int:
    """How much of what waited already somebody may get while they warm up; at least one."""
    return max(1, -(-backlog * settings.warm_up_share_pct // 100))


def score_of(agent: Agent, work: Work, asked: Asked, settings: Settings, at: datetime) -> Scored:
    """The terms of one candidate and their weighted sum."""
    terms = {
        Term.SKILL: _skill(agent, asked),
        Term.IDLE: _idle(agent, at),
        Term.FREE: WHOLE - agent.load_pct,
        Term.PREFERRED: WHOLE * (agent.user_id == work.preferred),
        Term.KNOWN: WHOLE * (agent.user_id in work.known_to),
        Term.HOME: WHOLE * (work.queue_id in agent.queues),
        Term.CARE: _care(agent, work),
    }
    return Scored(agent=agent, score=total(terms, settings), terms=terms)


def total(terms: Mapping[Term, int], settings: Settings) -> int:
    """The weighted sum of terms, in hundredths of a point."""
    return sum(settings.weight(term) * value for term, value in terms.items())


def _is_too_much_at_first(agent: Agent, work: Work) -> bool:
    if agent.warm_up_left is None or agent.signed_in_at is None:
        return False
    return agent.warm_up_left <= 0 and work.enqueued_at < agent.signed_in_at


def _skill(agent: Agent, asked: Asked) -> int:
    if not asked.skills:
        return 0
    values = [
        min(WHOLE, AT_LEVEL + PER_LEVEL * (agent.skills.get(skill, 0) - level))
        for skill, level in asked.skills.items()
    ]
    return sum(values) // len(values)


def _idle(agent: Agent, at: datetime) -> int:
    if agent.idle_since is None:
        return WHOLE
    seconds = (at - agent.idle_since).total_seconds()
    return int(min(max(seconds, 0.0), IDLE_CAP_SECONDS) * WHOLE / IDLE_CAP_SECONDS)


def _care(agent: Agent, work: Work) -> int:
    """For somebody upset or of class A the most able person counts a little more."""
    share = CLASS_SHARE[CustomerClass(work.customer_class)] if work.customer_class else 0
    need = max(share, work.upset_pct or 0)
    if not need or not work.skills:
        return 0
    levels = [agent.skills.get(skill, 0) for skill in work.skills]
    return need * sum(levels) // (len(levels) * LEVELS[-1])
