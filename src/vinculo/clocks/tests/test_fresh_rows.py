"""Rows made at a fraction of the cost are those that their models make."""

from datetime import UTC, datetime

import pytest

from vinculo.clocks.models import Clock, Pause
from vinculo.kernel.ids import new_id
from vinculo.kernel.inserting import UnwritableRowError, fresh

AT = datetime(2026, 3, 1, 9, tzinfo=UTC)
MADE_ANEW = {"id", "_state"}


def held(row: object) -> dict[str, object]:
    return {name: value for name, value in vars(row).items() if name not in MADE_ANEW}


@pytest.mark.parametrize("model", [Clock, Pause])
def test_a_fresh_row_holds_what_its_model_would(model) -> None:
    one, two = fresh(model), fresh(model)
    assert held(one) == held(model())
    assert one.pk != two.pk
    assert one._state.adding


def test_what_is_said_stands_in_it_and_nothing_is_shared() -> None:
    clock = new_id()
    pause = fresh(Pause, clock_id=clock, paused_at=AT)
    assert (pause.clock_id, pause.paused_at) == (clock, AT)
    one, two = fresh(Clock), fresh(Clock)
    one.keys.append("person:1")
    assert two.keys == []


def test_what_is_no_column_is_refused() -> None:
    with pytest.raises(UnwritableRowError, match="colour"):
        fresh(Pause, colour="red")
