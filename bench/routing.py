"""What a decision costs: 1,000 people, 100,000 waiting, each with explanation, history and event.

    python -m bench.routing [--agents 100] [--waiting 5000] [--queues 10] [--decisions 300]

The full size is ``--agents 1000 --waiting 100000 --decisions 2000 --runs 5``. Reached for are 200
decisions a second and 50 ms at the 99th percentile, on two cores with PostgreSQL counted.

``rush``: everybody is free and everything waits; batches as the worker makes them. ``steady``:
everybody is full, one contact ends, and what waits is offered to whoever has room now; the wait of
one decision is its whole transaction, commit included. ``paced``: everybody is full and 200 people
a second get room, one every 5 ms, as a floor of a thousand has it when contacts last five seconds;
whoever has room when a turn begins is in it, and the wait runs from the moment that somebody had
room to the commit of what they are offered. Each decision stores its inputs, the ten
best, who was left out and why, the offer and the event for the person's desk, and the triggers
move the counters. Each queue asks a skill of part of what waits, some in English.
"""

import argparse
import datetime as dt
import os
import signal
import time
from collections.abc import Iterator
from uuid import UUID

import psycopg
from bench import _desk, _house

NOW = dt.datetime.now(dt.UTC)
NEEDS = 6
PER_SECOND = 200
EACH_TEAM_SHARES = 5
ASLEEP = ("routing_workitem", "identity_user", "organization_membership")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--agents", type=int, default=100)
    parser.add_argument("--waiting", type=int, default=5_000)
    parser.add_argument("--queues", type=int, default=10)
    parser.add_argument("--decisions", type=int, default=300)
    _house.runs_option(parser)
    chosen = parser.parse_args()
    with _house.house("--no-demo") as running:
        worker = running.child("worker")
        os.kill(worker, signal.SIGSTOP)
        try:
            pids = [os.getpid(), *_house.tree(running.child("postgres"))]
            seed(chosen.agents, chosen.waiting, chosen.queues)
            rush = _house.repeat(chosen.runs, lambda: in_a_rush(chosen.decisions, pids))
            steady = _house.repeat(chosen.runs, lambda: steadily(chosen.decisions, pids))
            paced = _house.repeat(chosen.runs, lambda: at_a_pace(chosen.decisions, pids))
        finally:
            os.kill(worker, signal.SIGCONT)
    _house.report(
        "routing", {"sizes": vars(chosen), "rush": rush, "steady": steady, "paced": paced}
    )


def in_a_rush(decisions: int, pids: list[int]) -> dict[str, float]:
    """Everybody is free: batches until so many were decided; then all is as it was."""
    from vinculo.routing.services.dispatch import dispatch
    from vinculo.routing.tasks import AT_MOST

    everybody_is_free()
    before, began, spent, made = _house.cpu_seconds(pids), time.perf_counter(), [], 0
    while made < decisions:
        start = time.perf_counter()
        offered = dispatch(at=NOW, most=AT_MOST)
        if not offered:
            break
        made += offered
        spent += [(time.perf_counter() - start) * 1000 / offered] * offered
    return told(made, time.perf_counter() - began, _house.cpu_seconds(pids) - before, spent)


def steadily(decisions: int, pids: list[int]) -> dict[str, float]:
    """Everybody is full; again and again one of them has room and gets the next contact."""
    from vinculo.routing.models import Offer, Presence
    from vinculo.routing.services.dispatch import dispatch

    everybody_is_free()
    ours = Presence.objects.filter(user__email__startswith="medida")
    people = list(ours.order_by("number").values_list("pk", flat=True))
    Presence.objects.update(load_pct=100)
    before, spent = _house.cpu_seconds(pids), []
    for number in range(decisions):
        Presence.objects.filter(pk=people[number * 7 % len(people)]).update(load_pct=96)
        start = time.perf_counter()
        offered = dispatch(at=NOW)
        spent.append((time.perf_counter() - start) * 1000)
        if offered != 1:
            raise SystemExit(f"{offered} offers instead of one, {Offer.objects.count()} in all")
    used = _house.cpu_seconds(pids) - before
    return told(decisions, sum(spent) / 1000, used, spent)


def at_a_pace(decisions: int, pids: list[int]) -> dict[str, float]:
    """Everybody is full; 200 a second have room, and turns follow one another as they come."""
    from vinculo.routing.models import Presence
    from vinculo.routing.services.dispatch import dispatch

    everybody_is_free()
    ours = Presence.objects.filter(user__email__startswith="medida")
    people = list(ours.order_by("number").values_list("pk", flat=True))
    order = [people[number * 7 % len(people)] for number in range(min(decisions, len(people)))]
    Presence.objects.update(load_pct=100)
    before, began, spent, freed = _house.cpu_seconds(pids), time.perf_counter(), [], 0
    while len(spent) < len(order):
        due = min(int((time.perf_counter() - began) * PER_SECOND) + 1, len(order))
        if due > freed:
            Presence.objects.filter(pk__in=order[freed:due]).update(load_pct=96)
            freed = due
        offered = dispatch(at=NOW)
        now = time.perf_counter() - began
        if offered != freed - len(spent):
            raise SystemExit(f"{offered} offers to {freed - len(spent)} who had room")
        spent += [(now - number / PER_SECOND) * 1000 for number in range(len(spent), freed)]
        if freed < len(order):
            time.sleep(max(0.0, freed / PER_SECOND - (time.perf_counter() - began)))
    used = _house.cpu_seconds(pids) - before
    return told(len(order), time.perf_counter() - began, used, spent)


def told(made: int, seconds: float, cpu: float, spent: list[float]) -> dict[str, float]:
    """Decisions a second, processor milliseconds of each, and the spread of their waits."""
    ordered = sorted(spent)
    return {
        "decisions": made,
        "per_second": made / seconds,
        "cpu_ms": cpu * 1000 / made,
        "p50_ms": ordered[len(ordered) // 2],
        "p99_ms": ordered[int(len(ordered) * 0.99)],
        "max_ms": ordered[-1],
    }


def everybody_is_free() -> None:
    """Nobody holds anything and nothing is held out; what waits is what waited at first."""
    with _desk.owner() as db:
        db.execute("ALTER TABLE routing_workitem DISABLE TRIGGER USER")
        db.execute("TRUNCATE routing_offer")
        db.execute("DELETE FROM procrastinate_jobs WHERE status = 'todo'")
        db.execute("UPDATE routing_workitem SET offered_to_id = NULL WHERE offered_to_id NOTNULL")
        db.execute("ALTER TABLE routing_workitem ENABLE TRIGGER USER")
        db.execute("TRUNCATE routing_queuechange")
        db.execute(
            "INSERT INTO routing_queuechange (queue_id, waiting, held)"
            " SELECT queue_id, count(*), 0 FROM routing_workitem GROUP BY queue_id"
        )
        db.execute(
            "UPDATE routing_presence SET state = 'available', since = %(at)s, heartbeat_at ="
            " %(at)s + interval '1 day', load_pct = 0, held = '{}',"
            " idle_since = %(at)s - number * interval '3 seconds', signed_in_at ="
            " %(at)s - interval '3 hours'",
            {"at": NOW},
        )
        db.execute("VACUUM ANALYZE routing_workitem, routing_presence, routing_offer")


def seed(agents: int, waiting: int, queues: int) -> None:
    """Queues with their teams, people with skills, and what waits."""
    from vinculo.organization import api as organization
    from vinculo.routing import api
    from vinculo.routing.domain.choice import Step
    from vinculo.routing.services import queues as keeping
    from vinculo.routing.services import setup

    skills = [setup.add_skill(name=f"Medida {number}") for number in range(3)]
    english = setup.add_skill(name="Inglés de medida", language="en")
    made: list[tuple[UUID, UUID]] = []
    for number in range(queues):
        name = f"Medida {number}"
        team = organization.create_team(name=name, at=NOW)
        made.append(
            (
                api.create_queue(service_id=UUID(int=number + 1), name=name, team_id=team, at=NOW),
                team,
            )
        )
    for number, (queue, _team) in enumerate(made):
        keeping.set_giving(queue_id=queue, giving=keeping.Giving(offers=True))
        if queues > 1:
            other = made[(number + 1) % queues][0]
            step = Step(after=dt.timedelta(hours=1), lower_by=1, to_queue=other)
            keeping.add_step(queue_id=queue, step=step)
    with _desk.owner() as db:
        for table in ASLEEP:
            db.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        _people(db, agents, made, [*skills, english])
        _desk.copy(
            db,
            "routing_workitem",
            "id, subject, queue_id, state, kind, weight_pct, priority, enqueued_at, rank_at, need,"
            " language, skills",
            items(waiting, [queue for queue, _team in made], skills),
        )
        for table in ASLEEP:
            db.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
        db.execute("VACUUM ANALYZE")


def _people(
    db: "psycopg.Connection[tuple[object, ...]]",
    agents: int,
    made: list[tuple[UUID, UUID]],
    skills: list[UUID],
) -> None:
    """Everybody works one queue, one in five a second one; levels are spread over all."""
    from vinculo.identity.models import User
    from vinculo.organization.models import Membership

    ids = [_desk.uid(9, number) for number in range(agents)]
    User.objects.bulk_create(
        User(pk=each, email=f"medida{number}@example.com", name=f"Medida {number}", created_at=NOW)
        for number, each in enumerate(ids)
    )
    members = [(each, made[n % len(made)][1]) for n, each in enumerate(ids)]
    if len(made) > 1:
        members += [
            (each, made[(n + 1) % len(made)][1])
            for n, each in enumerate(ids)
            if n % EACH_TEAM_SHARES == 0
        ]
    Membership.objects.bulk_create(Membership(user_id=u, team_id=t) for u, t in members)
    _desk.copy(
        db,
        "routing_presence",
        "user_id, state, since, heartbeat_at",
        ((each, "available", NOW, NOW) for each in ids),
    )
    _desk.copy(
        db,
        "routing_agentskill",
        "user_id, skill_id, level",
        (
            (each, skill, 1 + (number // 3 + place) % 5)
            for number, each in enumerate(ids)
            for place, skill in enumerate(skills)
            if (number + place) % 2 == 0
        ),
    )


def items(waiting: int, queues: list[UUID], skills: list[UUID]) -> Iterator[tuple[object, ...]]:
    """What waits: of each queue half asks nothing, the rest a skill, two skills or English."""
    import json

    from vinculo.routing.domain.needs import need_of
    from vinculo.routing.domain.order import rank_at
    from vinculo.routing.domain.settings import Settings

    settings = Settings()
    for number in range(waiting):
        queue = queues[number % len(queues)]
        asks = number // len(queues) % NEEDS
        wanted = {str(skills[asks - 3]): 1 + asks % 3} if asks >= 3 else {}
        language = "en" if asks == 2 else ""
        kind = "chat" if asks == 1 else "mail"
        came = NOW - dt.timedelta(seconds=number % 80_000)
        rank = rank_at(enqueued_at=came, priority=number % 90, due_at=None, settings=settings)
        yield (
            _desk.uid(10, number), f"bench:{number}", queue, "waiting", kind,
            33 if kind == "chat" else 4, number % 90, came, rank,
            need_of(queue, kind, language, wanted), language, json.dumps(wanted),
        )  # fmt: skip


if __name__ == "__main__":
    main()
