"""Whatever happens on the floor, in whatever order: nothing is lost and nobody gets too much."""

import pytest
from django.db import transaction
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from vinculo.routing.tests.floor import Floor

pytestmark = pytest.mark.django_db
number = st.integers(0, 1000)


class Routing(RuleBasedStateMachine):
    """The moves of the floor, in any order; each story ends with everything getting its turn."""

    def __init__(self) -> None:
        super().__init__()
        self.story = transaction.atomic()
        self.story.__enter__()
        self.floor = Floor()

    @rule(kind=number, urgency=number, more=number)
    def come(self, kind: int, urgency: int, more: int) -> None:
        self.floor.come(kind, urgency, more)

    @rule()
    def give_out(self) -> None:
        self.floor.give_out()

    @rule(which=number, says=number)
    def answer(self, which: int, says: int) -> None:
        self.floor.answer(which, says)

    @rule(who=number, which=number)
    def take(self, who: int, which: int) -> None:
        self.floor.take(who, which)

    @rule(which=number)
    def end(self, which: int) -> None:
        self.floor.end(which)

    @rule(which=number, to=number, how=number)
    def hand_on(self, which: int, to: int, how: int) -> None:
        self.floor.hand_on(which, to, how)

    @rule(which=number)
    def give_back(self, which: int) -> None:
        self.floor.give_back(which)

    @rule(which=number)
    def park(self, which: int) -> None:
        self.floor.park(which)

    @rule(which=number)
    def wake(self, which: int) -> None:
        self.floor.wake(which)

    @rule(which=number, urgency=number)
    def warn(self, which: int, urgency: int) -> None:
        self.floor.warn(which, urgency)

    @rule(who=number, what=number)
    def say(self, who: int, what: int) -> None:
        self.floor.say(who, what)

    @rule(who=number)
    def fall_silent(self, who: int) -> None:
        self.floor.fall_silent(who)

    @rule(minutes=number)
    def pass_time(self, minutes: int) -> None:
        self.floor.pass_time(minutes)

    @rule(points=number)
    def set_weights(self, points: int) -> None:
        self.floor.set_weights(points)

    @invariant()
    def holds(self) -> None:
        self.floor.check()

    def teardown(self) -> None:
        try:
            self.floor.check_nothing_starves()
            self.floor.check()
        finally:
            transaction.set_rollback(True)
            self.story.__exit__(None, None, None)


def test_nothing_is_lost_nobody_gets_too_much_and_everything_gets_its_turn() -> None:
    run_state_machine_as_test(Routing, settings=settings(max_examples=8, stateful_step_count=25))
