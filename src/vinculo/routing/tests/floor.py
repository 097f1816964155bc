"""A floor on which anything may happen, and what must hold whatever happens.

The moves are the real services on PostgreSQL; hypothesis chooses them in the tests, a seeded
generator in ``bench/routing_events.py``. A move picks by number among what it could touch, so any
numbers make a story. What a service refuses is part of the story and must change nothing.
"""

import itertools
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from typing import TypeVar
from uuid import UUID

from vinculo.kernel.actor import Actor
from vinculo.kernel.errors import DomainError
from vinculo.organization import api as organization
from vinculo.routing import api
from vinculo.routing.contracts import ChannelKind, Inputs, ItemState, OfferState, PresenceState
from vinculo.routing.contracts import Refusal as Refusals
from vinculo.routing.domain.choice import Step
from vinculo.routing.domain.presence import GONE_AFTER
from vinculo.routing.models import Offer, Presence, WorkItem
from vinculo.routing.services import counters, dispatch, offers, presence, queues, setup
from vinculo.routing.testing import an_offering_queue, someone_there

T = TypeVar("T")
START = datetime(2026, 11, 20, 9, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
KINDS = tuple(ChannelKind)
SAID = (PresenceState.AVAILABLE, PresenceState.AWAY, PresenceState.OFFLINE)
MAILS_AT_MOST = 3


class Floor:
    """Two queues, some people, and everything that was ever asked of them.

    ``of_both`` people work both queues, speak English and have the skill; the others are spread
    over the queues. One of them has a limit of mails. Not ``alone``: others move at the same time,
    so that only what holds between moves is looked at.
    """

    def __init__(self, *, people: int = 4, of_both: int = 1, alone: bool = True) -> None:
        self.at = START
        self.alone = alone
        self.events = 0
        self.refused = 0
        self._numbers = itertools.count()
        self.subjects: list[str] = []
        self.silent: set[UUID] = set()
        self.queues = [an_offering_queue(at=START), an_offering_queue(at=START)]
        queues.add_step(
            queue_id=self.queues[0],
            step=Step(after=20 * MINUTE, lower_by=1, to_queue=self.queues[1]),
        )
        self.skill = setup.add_skill(name="Fibra")
        english = setup.add_skill(name="Inglés", language="en")
        self.people = [someone_there(self.queues[n % 2], at=START) for n in range(people)]
        team_of = {queue.id: queue.team_id for queue in api.all_queues()}
        for number, person in enumerate(self.people[:of_both]):
            organization.add_member(
                team_id=team_of[self.queues[(number + 1) % 2]], user_id=_id(person)
            )
            for skill in (self.skill, english):
                setup.set_level(user_id=_id(person), skill_id=skill, level=4)
        setup.set_limit(user_id=_id(self.people[-1]), kind=ChannelKind.MAIL, at_most=MAILS_AT_MOST)

    # what may happen

    def come(self, kind: int, urgency: int, more: int) -> None:
        """Something new begins to wait, or something that was finished does again."""
        done = self._in_state(ItemState.DONE)
        again = bool(done) and more % 4 == 0
        subject = done[urgency % len(done)] if again else f"thing:{next(self._numbers)}"
        due = self.at + urgency * MINUTE if more % 2 else None
        inputs = Inputs(
            kind=KINDS[kind % len(KINDS)],
            language="en" if more % 3 == 0 else "",
            skills={str(self.skill): 3} if more % 5 == 0 else {},
            preferred=_id(_pick(self.people, more)) if more % 7 == 0 else None,
        )
        if not again:
            self.subjects.append(subject)
        self._try(
            {subject},
            lambda: api.enqueue(
                subject=subject,
                queue_id=self.queues[urgency % 2],
                priority=urgency % 101,
                due_at=due,
                at=self.at,
                inputs=inputs,
            ),
        )

    def give_out(self) -> None:
        """The worker offers what waits; nobody owns anything by it."""
        self._try(set(), lambda: dispatch.dispatch(at=self.at))

    def answer(self, which: int, says: int) -> None:
        """Somebody accepts what is held out, refuses it, or accepts it too late."""
        held_out = list(Offer.objects.filter(state=OfferState.OPEN).order_by("pk"))
        if not held_out:
            return
        offer = held_out[which % len(held_out)]
        actor = self._actor(offer.user_id)
        subject = WorkItem.objects.values_list("subject", flat=True).get(pk=offer.item_id)
        if says % 3:
            late = timedelta(seconds=40) if says % 7 == 0 else timedelta()
            at = self.at + late
            took = self._try(
                {subject}, lambda: offers.accept(offer_id=offer.pk, actor=actor, at=at)
            )
            assert not took or self._owner(subject) == actor.user_id
        else:
            refusal = _pick(list(Refusals), says)
            self._try(
                set(),
                lambda: offers.refuse(offer_id=offer.pk, refusal=refusal, actor=actor, at=self.at),
            )

    def take(self, who: int, which: int) -> None:
        """Somebody helps themselves: to the next, or to one they name, whoever has it."""
        actor = _pick(self.people, who)
        named = _pick([None, *self.subjects], which)
        mine = set(self.queues)
        found: list[str | None] = []
        waits = set(self._in_state(ItemState.WAITING))
        took = self._try(
            waits if named is None else {named} & waits,
            lambda: found.append(api.take(subject=named, queue_ids=mine, actor=actor, at=self.at)),
        )
        if took and found[0] is not None:
            assert self._owner(found[0]) == actor.user_id

    def end(self, which: int) -> None:
        """Nothing is left to do about something."""
        subject = self._some(which)
        if subject:
            went = self._try({subject}, lambda: api.finish(subject=subject, at=self.at))
            assert not went or self._state(subject) == ItemState.DONE

    def hand_on(self, which: int, to: int, how: int) -> None:
        """To a person, to a queue, or to whoever has the skill."""
        subject = self._some(which)
        if not subject:
            return
        target: dict[str, UUID] = {}
        if how % 3 == 0:
            target["to_user"] = _id(_pick(self.people, to))
        elif how % 3 == 1:
            target["to_queue"] = _pick(self.queues, to)
        else:
            target["to_skill"] = self.skill
        actor = self.people[0]
        went = self._try(
            {subject}, lambda: api.transfer(subject=subject, actor=actor, at=self.at, **target)
        )
        assert not went or self._owner(subject) == target.get("to_user")

    def give_back(self, which: int) -> None:
        """Whoever has it lets it wait again."""
        subject = self._some(which)
        if subject:
            self._try({subject}, lambda: api.requeue(subject=subject, at=self.at, why="given_back"))

    def park(self, which: int) -> None:
        """It waits for somebody outside."""
        subject = self._some(which)
        if subject:
            self._try(set(), lambda: api.park(subject=subject, at=self.at))

    def wake(self, which: int) -> None:
        """It wants attention again: from its owner, or from the queue when they have no room."""
        parked = list(
            WorkItem.objects.filter(parked_at__isnull=False)
            .order_by("pk")
            .values_list("subject", flat=True)
        )
        if parked:
            subject = _pick(parked, which)
            self._try({subject}, lambda: api.wake(subject=subject, at=self.at))

    def warn(self, which: int, urgency: int) -> None:
        """A clock hands down another urgency."""
        subject = self._some(which)
        if subject:
            self._try(
                set(),
                lambda: api.reprioritise(
                    subject=subject, priority=urgency % 101, due_at=None, at=self.at
                ),
            )

    def say(self, who: int, what: int) -> None:
        """Somebody comes, goes or pauses."""
        user_id = _id(_pick(self.people, who))
        self.silent.discard(user_id)
        state = _pick(SAID, what)
        self._try(set(), lambda: api.set_presence(user_id=user_id, state=state, at=self.at))

    def fall_silent(self, who: int) -> None:
        """A desk disappears without a word; the minute's look will find out."""
        self.silent.add(_id(_pick(self.people, who)))

    def pass_time(self, minutes: int) -> None:
        """Time goes by, with its minute's look: the gone are gone, their chats wait again."""
        self.at += (1 + minutes % 15) * MINUTE
        for person in self.people:
            if _id(person) not in self.silent:
                presence.beat(user_id=_id(person), at=self.at)
        urgent = {ChannelKind.CHAT, ChannelKind.CALL}
        rows = WorkItem.objects.filter(state=ItemState.TAKEN, kind__in=urgent)
        of_gone = rows.filter(owner_id__in=self.silent | self._offline())
        self._try(set(of_gone.values_list("subject", flat=True)), self._minute)

    def _minute(self) -> None:
        offers.expire(at=self.at)
        presence.mark_gone(at=self.at)
        presence.give_back_what_cannot_wait(at=self.at)
        presence.end_wrap_ups(at=self.at)

    def set_weights(self, points: int) -> None:
        """Another version of the settings puts everything in another order."""
        values = {"minutes_per_point": 1 + points % 10, "due_share_pct": points % 100}
        actor = self.people[0]
        self._try(
            set(), lambda: setup.save_settings(values=values, actor=actor, at=self.at, why="")
        )

    # what must hold

    def seen(self) -> dict[str, tuple[str, UUID | None]]:
        """Of everything ever asked: its state and whose it is."""
        rows = WorkItem.objects.values_list("subject", "state", "owner_id")
        return {
            subject: (state, owner if state == ItemState.TAKEN else None)
            for subject, state, owner in rows
        }

    def check(self) -> None:
        """Nothing lost, nothing with two owners, nobody above capacity, counters right."""
        assert set(self.seen()) == set(self.subjects), "something is lost, or came from nowhere"
        kept, recounted = counters.kept(), counters.recounted()
        assert kept == recounted, "the counters say something else than a recount"
        assert all(load <= 100 for load in recounted.people.values()), "somebody has too much"
        mails = WorkItem.objects.filter(
            kind=ChannelKind.MAIL, parked_at__isnull=True, owner_id=_id(self.people[-1]),
            state=ItemState.TAKEN,
        )  # fmt: skip
        assert mails.count() <= MAILS_AT_MOST, "somebody has more mails than their limit"
        held_out = dict(
            WorkItem.objects.filter(offered_to__isnull=False).values_list("pk", "offered_to_id")
        )
        open_now = Offer.objects.filter(state=OfferState.OPEN)
        assert held_out == dict(open_now.values_list("item_id", "user_id")), "an offer hangs loose"
        there = {PresenceState.AVAILABLE, PresenceState.WRAP_UP}
        silent = Presence.objects.filter(pk__in=self.silent).values_list("pk", flat=True)
        absent = Presence.objects.filter(pk__in=held_out.values()).exclude(state__in=there)
        assert not absent.exclude(pk__in=silent).exists(), "held out to somebody who is not there"

    def check_nothing_starves(self) -> None:
        """With everybody there and time enough, everything gets its turn."""
        self.silent.clear()
        for _ in range(len(self.subjects) + 6):
            self.at += 11 * MINUTE
            for person in self.people:
                api.set_presence(user_id=_id(person), state=PresenceState.AVAILABLE, at=self.at)
            self._minute()
            for item in WorkItem.objects.filter(state=ItemState.TAKEN):
                api.finish(subject=item.subject, at=self.at)
            presence.end_wrap_ups(at=self.at + 2 * MINUTE)
            if not WorkItem.objects.filter(state=ItemState.WAITING).exists():
                break
            while dispatch.dispatch(at=self.at):
                for offer in Offer.objects.filter(state=OfferState.OPEN):
                    actor = self._actor(offer.user_id)
                    offers.accept(offer_id=offer.pk, actor=actor, at=self.at)
        waits = WorkItem.objects.exclude(state=ItemState.DONE).values_list("subject", flat=True)
        assert not list(waits), "something waits for ever"

    # how

    def _try(self, touched: set[str], move: Callable[[], object]) -> bool:
        """Do it; False: it was refused, and nothing changed. Nobody else's things ever change."""
        self.events += 1
        before = self.seen() if self.alone else {}
        try:
            move()
        except DomainError:
            self.refused += 1
            assert not self.alone or self.seen() == before, "a refusal changed something"
            return False
        if not self.alone:
            return False
        after = self.seen()
        changed = {subject for subject, was in before.items() if after.get(subject) != was}
        assert changed <= touched, f"changed by the way: {changed - touched}"
        return True

    def _actor(self, user_id: UUID) -> Actor:
        return next(person for person in self.people if person.user_id == user_id)

    def _in_state(self, state: ItemState) -> list[str]:
        rows = WorkItem.objects.filter(state=state).order_by("pk")
        return list(rows.values_list("subject", flat=True))

    def _some(self, which: int) -> str | None:
        alive = [s for s, (state, _owner) in sorted(self.seen().items()) if state != ItemState.DONE]
        return alive[which % len(alive)] if alive else None

    def _state(self, subject: str) -> str:
        return self.seen()[subject][0]

    def _owner(self, subject: str) -> UUID | None:
        return self.seen()[subject][1]

    def _offline(self) -> set[UUID]:
        gone = Presence.objects.filter(state=PresenceState.OFFLINE)
        silent = Presence.objects.filter(heartbeat_at__lt=self.at - GONE_AFTER)
        return set(gone.values_list("pk", flat=True)) | set(silent.values_list("pk", flat=True))


def _id(person: Actor) -> UUID:
    assert person.user_id is not None
    return person.user_id


def _pick(options: Sequence[T], number: int) -> T:
    return options[number % len(options)]
