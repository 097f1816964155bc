"""Who should get an item, in which order items wait, and that care never decides alone."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vinculo.routing.contracts import LeftOut, PresenceState, Term
from vinculo.routing.domain.capacity import has_room
from vinculo.routing.domain.choice import (
    Agent,
    Asked,
    Step,
    Work,
    asked_of,
    choose,
    could_ever,
    total,
    warm_up_share,
)
from vinculo.routing.domain.needs import is_marked, marks, merged, need_of, queue_prefix
from vinculo.routing.domain.order import care_points, longest_overtaking, rank_at
from vinculo.routing.domain.presence import GONE_AFTER, state_now
from vinculo.routing.domain.settings import (
    MOST_FOR_CARE,
    CareTooHeavyError,
    OutOfRangeError,
    Settings,
    settings_from,
)

AT = datetime(2026, 11, 20, 10, tzinfo=UTC)
QUEUE, OTHER = UUID(int=1), UUID(int=2)
MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)
NORMS = Settings()


def agent(number: int, **more: object) -> Agent:
    plain = Agent(
        number=number,
        user_id=UUID(int=100 + number),
        state=PresenceState.AVAILABLE,
        queues=frozenset({QUEUE}),
        idle_since=AT - 5 * MINUTE,
    )
    return replace(plain, **more)


def work(**more: object) -> Work:
    return replace(Work(queue_id=QUEUE, kind="chat", weight_pct=33, enqueued_at=AT), **more)


def chosen(what: Work, *people: Agent, norms: Settings = NORMS, at: datetime = AT) -> int | None:
    found = choose(what, asked_of(what, (), at), people, norms, at).chosen
    return found.agent.number if found else None


@pytest.mark.parametrize(
    ("person", "what", "reason"),
    [
        (agent(1, state=PresenceState.OFFLINE), work(), LeftOut.ABSENT),
        (agent(1, state=PresenceState.AWAY), work(), LeftOut.PAUSED),
        (agent(1, state=PresenceState.WRAP_UP), work(), LeftOut.WRAP_UP),
        (agent(1, load_pct=68), work(), LeftOut.FULL),
        (agent(1, held={"chat": 1}, limits={"chat": 1}), work(), LeftOut.KIND_FULL),
        (agent(1), work(kept_for=frozenset({UUID(int=7)})), LeftOut.NOT_NAMED),
        (agent(1), work(declined_by=frozenset({UUID(int=101)})), LeftOut.DECLINED),
        (agent(1), work(language="en"), LeftOut.LANGUAGE),
        (agent(1, skills={"fibra": 2}), work(skills={"fibra": 3}), LeftOut.SKILL),
        (
            agent(1, signed_in_at=AT + MINUTE, warm_up_left=0),
            work(),
            LeftOut.WARM_UP,
        ),
    ],
)
def test_each_filter_leaves_out_with_its_reason(person: Agent, what: Work, reason: LeftOut) -> None:
    choice = choose(what, asked_of(what, (), AT), [person], NORMS, AT)
    assert choice.chosen is None
    assert choice.left_out == {reason: [1]}


def test_who_does_not_work_the_queue_is_not_even_counted() -> None:
    choice = choose(
        work(), asked_of(work(), (), AT), [agent(1, queues=frozenset({OTHER}))], NORMS, AT
    )
    assert (choice.best, choice.left_out) == ([], {})


def test_what_came_after_somebody_signed_in_is_theirs_while_they_warm_up() -> None:
    assert chosen(work(), agent(1, signed_in_at=AT - MINUTE, warm_up_left=0)) == 1
    assert (warm_up_share(30, NORMS), warm_up_share(0, NORMS)) == (8, 1)


def test_the_longest_idle_gets_it_and_never_having_had_anything_is_longest() -> None:
    assert chosen(work(), agent(1), agent(2, idle_since=AT - HOUR)) == 2
    assert chosen(work(), agent(1), agent(2, idle_since=None)) == 2
    assert chosen(work(), agent(2), agent(1)) == 1  # equal: always the same one


def test_work_is_spread_before_anybody_is_filled() -> None:
    assert chosen(work(), agent(1, load_pct=66), agent(2, idle_since=AT)) == 2


def test_the_preferred_person_is_waited_for_with_patience_only_when_there() -> None:
    mine = work(preferred=UUID(int=101), patient_until=AT + MINUTE)
    busy = agent(1, load_pct=100)
    assert chosen(mine, busy, agent(2)) is None
    assert chosen(mine, agent(1), agent(2, idle_since=None)) == 1
    assert chosen(mine, busy, agent(2), at=AT + MINUTE) == 2
    assert chosen(mine, agent(1, state=PresenceState.OFFLINE), agent(2)) == 2
    assert chosen(replace(mine, declined_by=frozenset({UUID(int=101)})), agent(1), agent(2)) == 2


def test_who_knows_the_customer_and_can_do_more_comes_first() -> None:
    asking = work(skills={"fibra": 2}, known_to=frozenset({UUID(int=101)}))
    able = {"fibra": 2}
    assert chosen(asking, agent(1, skills=able), agent(2, skills=able)) == 1
    assert (
        chosen(work(skills={"fibra": 2}), agent(1, skills=able), agent(2, skills={"fibra": 5})) == 2
    )


def test_the_ladder_asks_less_as_time_passes_and_then_other_queues() -> None:
    steps = (
        Step(after=5 * MINUTE, lower_by=1),
        Step(after=10 * MINUTE, to_queue=OTHER, drops_language=True),
        Step(after=20 * MINUTE, lower_by=4),
    )
    what = work(skills={"fibra": 3}, language="en")
    assert asked_of(what, steps, AT) == Asked(
        queues=frozenset({QUEUE}), skills={"fibra": 3}, language="en", rung=0
    )
    assert asked_of(what, steps, AT + 5 * MINUTE).skills == {"fibra": 2}
    later = asked_of(what, steps, AT + 10 * MINUTE)
    assert (later.queues, later.language) == (frozenset({QUEUE, OTHER}), "")
    assert asked_of(what, steps, AT + 20 * MINUTE).skills == {}
    far = agent(1, queues=frozenset({OTHER}), skills={"fibra": 2})
    assert choose(what, later, [far], NORMS, AT).chosen is not None
    assert not could_ever([far], asked_of(what, steps, AT))
    assert could_ever([far], later)


def test_the_ten_best_are_kept_and_each_score_is_the_sum_of_its_terms() -> None:
    people = [agent(n, load_pct=n) for n in range(1, 15)]
    choice = choose(work(), asked_of(work(), (), AT), people, NORMS, AT)
    assert (len(choice.best), choice.candidates) == (10, 14)
    assert all(each.score == total(each.terms, NORMS) for each in choice.best)
    assert [each.score for each in choice.best] == sorted(
        (e.score for e in choice.best), reverse=True
    )


def test_care_looks_for_the_most_able_and_weighs_little() -> None:
    upset = work(skills={"fibra": 1}, upset_pct=100, customer_class="b")
    choice = choose(upset, asked_of(upset, (), AT), [agent(1, skills={"fibra": 5})], NORMS, AT)
    assert choice.best[0].terms[Term.CARE] == 100
    calm = work(skills={"fibra": 1})
    assert (
        choose(calm, asked_of(calm, (), AT), [agent(1, skills={"fibra": 5})], NORMS, AT)
        .best[0]
        .terms[Term.CARE]
        == 0
    )


classes = st.sampled_from(["", "a", "b", "c"])
moods = st.none() | st.integers(0, 100)
allowed = st.builds(
    lambda c, m, care, minutes: Settings(
        class_points=c, mood_points=min(m, MOST_FOR_CARE - c), care=care, minutes_per_point=minutes
    ),
    st.integers(0, MOST_FOR_CARE),
    st.integers(0, MOST_FOR_CARE),
    st.integers(0, MOST_FOR_CARE),
    st.integers(1, 60),
)


@settings(max_examples=100)
@given(classes, moods, classes, moods, allowed)
def test_class_and_mood_never_outweigh_a_clock_that_warns(
    one: str, mood: int | None, other: str, another: int | None, norms: Settings
) -> None:
    def place(priority: int, customer_class: str, upset_pct: int | None) -> datetime:
        return rank_at(
            enqueued_at=AT, priority=priority, due_at=None, customer_class=customer_class,
            upset_pct=upset_pct, settings=norms,
        )  # fmt: skip

    assert place(70, one, mood) < place(50, other, another)
    assert care_points(one, mood, norms) <= MOST_FOR_CARE


@settings(max_examples=100)
@given(classes, moods, st.integers(1, 5), st.integers(1, 5), allowed)
def test_class_and_mood_move_no_score_by_more_than_their_bound(
    customer_class: str, upset_pct: int | None, first: int, second: int, norms: Settings
) -> None:
    people = [agent(1, skills={"s": first}), agent(2, skills={"s": second})]
    plain = work(skills={"s": 1})
    cared = replace(plain, customer_class=customer_class, upset_pct=upset_pct)
    scores = [
        {e.agent.number: e.score for e in choose(w, asked_of(w, (), AT), people, norms, AT).best}
        for w in (plain, cared)
    ]
    assert all(0 <= scores[1][n] - scores[0][n] <= 100 * MOST_FOR_CARE for n in (1, 2))


@settings(max_examples=100)
@given(
    st.integers(0, 100), st.integers(0, 100), st.integers(0, 60 * 24 * 30), allowed,
    st.none() | st.integers(-100, 10_000), classes,
)  # fmt: skip
def test_nothing_is_overtaken_for_ever(
    early: int, late: int, after: int, norms: Settings, due: int | None, customer_class: str
) -> None:
    comes = AT + longest_overtaking(norms) + after * MINUTE
    first = rank_at(
        enqueued_at=AT, priority=early, due_at=None if due is None else AT + due * HOUR,
        settings=norms,
    )  # fmt: skip
    last = rank_at(
        enqueued_at=comes, priority=late, due_at=comes, customer_class=customer_class,
        upset_pct=100, settings=norms,
    )  # fmt: skip
    assert first <= last


def test_what_is_due_sooner_stands_before_what_has_time() -> None:
    soon = rank_at(enqueued_at=AT, priority=50, due_at=AT + HOUR, settings=NORMS)
    assert soon < rank_at(enqueued_at=AT, priority=50, due_at=None, settings=NORMS)


def test_settings_outside_of_their_bounds_are_refused() -> None:
    assert settings_from({"idle": 10, "from_a_newer_version": 3}) == replace(NORMS, idle=10)
    with pytest.raises(OutOfRangeError):
        settings_from({"idle": 101})
    with pytest.raises(OutOfRangeError):
        settings_from({"care": MOST_FOR_CARE + 1})
    with pytest.raises(CareTooHeavyError):
        settings_from({"class_points": 6, "mood_points": 5})


def test_equal_needs_have_equal_keys_that_sort_by_queue() -> None:
    assert need_of(QUEUE, "mail", "", {"a": 1, "b": 2}) == need_of(
        QUEUE, "mail", "", {"b": 2, "a": 1}
    )
    assert need_of(QUEUE, "mail", "", {"a": 1}) != need_of(QUEUE, "mail", "", {"a": 2})
    assert need_of(QUEUE, "mail", "en", {}).startswith(queue_prefix(QUEUE))
    assert merged({"a": 1, "b": 4}, {"a": 3}) == {"a": 3, "b": 4}


@given(st.sets(st.integers(0, 2000), max_size=40), st.integers(0, 2000))
def test_marks_remember_who_was_left_out(numbers: set[int], one: int) -> None:
    assert is_marked(marks(list(numbers)), one) is (one in numbers)


def test_three_chats_fill_a_person_and_a_call_does_alone() -> None:
    assert has_room(66, 33)
    assert not has_room(99, 33)
    assert not has_room(4, 100)


def test_the_time_after_a_contact_ends_by_itself() -> None:
    assert state_now(PresenceState.WRAP_UP, AT, AT, AT + MINUTE) is PresenceState.WRAP_UP
    assert state_now(PresenceState.WRAP_UP, AT, AT + MINUTE, AT + MINUTE) is PresenceState.AVAILABLE
    assert state_now(PresenceState.WRAP_UP, AT, AT + 2 * GONE_AFTER, AT) is PresenceState.OFFLINE
