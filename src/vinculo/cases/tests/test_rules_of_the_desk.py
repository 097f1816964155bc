"""Rules of the desk as plain values: what holds, and what would go in circles."""

from decimal import Decimal
from uuid import UUID, uuid4

import pytest

from vinculo.cases.domain.rules.conditions import (
    MOST_CONDITIONS,
    BadConditionError,
    Condition,
    ConditionsError,
    Operator,
    ValueKind,
    all_hold,
    check_conditions,
    conditions_of,
    holds,
)
from vinculo.cases.domain.rules.loops import (
    DEEPEST,
    MOST_A_DAY,
    Cut,
    Effect,
    Shape,
    circle_of,
    cut_for,
)

VIP, LATE = str(UUID(int=1)), str(UUID(int=2))


def says(field: str, operator: Operator, value: str) -> Condition:
    return Condition(field=field, operator=operator, value=value)


@pytest.mark.parametrize(
    ("operator", "value", "actual", "expected"),
    [
        (Operator.IS, "open", frozenset({"open"}), True),
        (Operator.IS, "open", None, False),
        (Operator.IS_NOT, "open", None, True),
        (Operator.HAS, VIP, frozenset({VIP, LATE}), True),
        (Operator.HAS_NOT, VIP, frozenset({VIP}), False),
        (Operator.SAYS, "factura, recibo", "¿Y mi RECIBO de mayo?", True),
        (Operator.SAYS, "averia", "Otra avería más", True),
        (Operator.SAYS_NOT, "baja", "Quiero darme de baja", False),
        (Operator.SAYS, " , ", "cualquier cosa", False),
        (Operator.AT_LEAST, "1.000,5", Decimal("1000.5"), True),
        (Operator.AT_MOST, "3", Decimal(4), False),
        (Operator.AT_MOST, "nada", Decimal(4), False),
        (Operator.IS, "yes", True, True),
        (Operator.IS, "no", True, False),
    ],
)
def test_a_condition_holds_of_what_stands_in_its_field(operator, value, actual, expected) -> None:
    assert holds(says("x", operator, value), actual) is expected


def test_all_of_one_group_and_one_of_the_other_must_hold() -> None:
    on = says("status", Operator.IS, "open")
    vip, late = says("tag", Operator.HAS, VIP), says("tag", Operator.HAS, LATE)
    actual = {"status": frozenset({"open"}), "tag": frozenset({LATE})}
    assert all_hold([on], [vip, late], actual)
    assert not all_hold([on, vip], [], actual)
    assert not all_hold([on], [vip], actual)
    assert all_hold([], [], {})


def test_conditions_that_say_nothing_are_refused_with_the_words_of_their_field() -> None:
    kinds = {"hours": ValueKind.NUMBER, "status": ValueKind.CHOICE}
    for bad in (
        says("status", Operator.IS, " "),
        says("status", Operator.AT_LEAST, "open"),
        says("hours", Operator.AT_LEAST, "muchas"),
        says("gone", Operator.IS, "x"),
        says("hours", Operator.AT_LEAST, "nan"),
    ):
        with pytest.raises(BadConditionError):
            check_conditions([bad], kinds, {"status": "Estado"})
    good = says("hours", Operator.AT_LEAST, "4")
    check_conditions([good], kinds, {})
    with pytest.raises(ConditionsError):
        check_conditions([good] * (MOST_CONDITIONS + 1), kinds, {})
    assert conditions_of([good.stored(), {"field": "x", "operator": "later"}]) == (good,)


def shape(name: str, event: str, *effects: Effect, all_of=(), any_of=()) -> Shape:
    return Shape(id=uuid4(), name=name, event=event, all_of=all_of, any_of=any_of, effects=effects)


TAGS_VIP = Effect(wakes=frozenset({"tag"}), adds=frozenset({("tag", VIP)}))
UNTAGS_VIP = Effect(wakes=frozenset({"tag"}), takes=frozenset({("tag", VIP)}))
RESOLVES = Effect(wakes=frozenset({"status"}), leaves={"status": "resolved"})
WAITS = Effect(
    wakes=frozenset({"status"}), later=frozenset({"waiting_over"}), leaves={"status": "waiting"}
)
HAS_VIP = says("tag", Operator.HAS, VIP)
HAS_NO_VIP = says("tag", Operator.HAS_NOT, VIP)
IS_OPEN = says("status", Operator.IS, "open")


def names(*shapes: Shape) -> list[str]:
    return [one.name for one in circle_of(shapes[0], shapes[1:])]


def test_rules_that_wake_each_other_are_a_circle_with_their_names_in_order() -> None:
    tags = shape("Marca", "status", TAGS_VIP)
    ends = shape("Cierra", "tag", RESOLVES, all_of=(HAS_VIP,))
    beside = shape("Aparte", "message", TAGS_VIP)
    assert names(tags, beside, ends) == ["Marca", "Cierra"]
    assert names(ends, tags) == ["Cierra", "Marca"]
    assert names(beside, tags, ends) == []
    third = shape("Abre", "class", RESOLVES)
    classes = shape("Clasifica", "tag", Effect(wakes=frozenset({"class"})))
    assert names(tags, classes, third) == ["Marca", "Clasifica", "Abre"]


def test_no_circle_where_the_conditions_cannot_hold_after_what_was_done() -> None:
    ends = shape("Cierra", "tag", RESOLVES)
    assert names(shape("Marca", "status", TAGS_VIP, all_of=(IS_OPEN,)), ends) == []
    untags = shape("Quita", "tag", UNTAGS_VIP, all_of=(HAS_VIP,))
    tags = shape("Marca", "tag", TAGS_VIP, any_of=(HAS_VIP,))
    assert names(untags, tags) == []
    assert names(untags, shape("Marca", "tag", TAGS_VIP, any_of=(HAS_NO_VIP,))) == [
        "Quita",
        "Marca",
    ]


def test_alone_a_rule_makes_a_circle_only_by_the_clock() -> None:
    assert names(shape("Marca", "tag", TAGS_VIP)) == []
    assert names(shape("Espera", "waiting_over", WAITS, all_of=(IS_OPEN,))) == ["Espera"]
    assert names(shape("Espera", "message", WAITS)) == []
    late = shape("Insiste", "waiting_over", Effect(wakes=frozenset({"message"})))
    assert names(shape("Espera", "message", WAITS), late) == ["Espera", "Insiste"]


def test_what_would_not_end_is_cut() -> None:
    mine, other = uuid4(), uuid4()
    assert cut_for(mine, (mine, other), 0) is Cut.CIRCLE
    assert cut_for(mine, tuple(uuid4() for _ in range(DEEPEST)), 0) is Cut.TOO_DEEP
    assert cut_for(mine, (other,), MOST_A_DAY) is Cut.TOO_OFTEN
    assert cut_for(mine, (other,), MOST_A_DAY - 1) is None
