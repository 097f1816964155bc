"""Yesterday with other settings: what would change, and only what was written down."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

from vinculo.routing.contracts import Term
from vinculo.routing.domain.replay import Arrival, Chosen, chosen_instead, given_anew, waits
from vinculo.routing.domain.settings import Settings

AT = datetime(2026, 11, 20, 10, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
QUEUE = UUID(int=1)
IDLE, FREE = UUID(int=11), UUID(int=12)
BOTH = (
    (FREE, {Term.IDLE: 10, Term.FREE: 100}),
    (IDLE, {Term.IDLE: 100, Term.FREE: 50}),
)


def arrival(number: int, came: int, given: int, **more: object) -> Arrival:
    return Arrival(
        item_id=UUID(int=number),
        queue_id=QUEUE,
        enqueued_at=AT + came * MINUTE,
        given_at=AT + given * MINUTE,
        priority=more.pop("priority", 50),  # type: ignore[arg-type]
        **more,  # type: ignore[arg-type]
    )


def test_other_weights_choose_another_person_or_the_same() -> None:
    decision = Chosen(item_id=UUID(int=1), best=BOTH)
    assert chosen_instead(decision, Settings(idle=90, free=10)) == IDLE
    assert chosen_instead(decision, Settings(idle=0, free=100)) is None
    assert chosen_instead(decision, Settings(idle=0, free=0)) is None  # a tie changes nothing
    assert chosen_instead(Chosen(item_id=UUID(int=1), best=()), Settings()) is None


def test_the_order_changes_and_the_moments_stay() -> None:
    urgent_first = [
        arrival(1, 0, 20, priority=50, due_at=AT + 15 * MINUTE),
        arrival(2, 5, 10, priority=70),
        arrival(3, 30, 40),
    ]
    given = given_anew(urgent_first, Settings(minutes_per_point=1, due_share_pct=100))
    assert (
        given
        == {
            UUID(int=1): AT + 20 * MINUTE,
            UUID(int=2): AT + 10 * MINUTE,
            UUID(int=3): AT + 40 * MINUTE,
        }
        or given[UUID(int=1)] == AT + 10 * MINUTE
    )
    assert sorted(given.values()) == sorted(each.given_at for each in urgent_first)
    result = waits(urgent_first, given)
    assert (result.n, result.with_deadline) == (3, 1)


def test_waiting_counts_more_when_a_point_is_worth_less() -> None:
    day = [arrival(1, 0, 30, priority=50), arrival(2, 15, 20, priority=60)]
    fair = given_anew(day, Settings(minutes_per_point=1, due_share_pct=0))
    assert fair[UUID(int=1)] == AT + 20 * MINUTE
    urgent = given_anew(day, Settings(minutes_per_point=10, due_share_pct=0))
    assert urgent[UUID(int=2)] == AT + 20 * MINUTE
    assert waits(day, fair).longest == 20 * MINUTE
    assert waits([], {}).mean == timedelta()
