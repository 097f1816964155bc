"""What must hold for any customers: order, units, duplicates, chances, growth."""

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vinculo.value.domain import bg_nbd, gamma_gamma, pareto_nbd
from vinculo.value.domain.classes import pareto
from vinculo.value.domain.histories import (
    Histories,
    collapse,
    collapse_days,
    distinct,
    histories,
)
from vinculo.value.domain.models import MODELS
from vinculo.value.domain.transactions import merged, summary
from vinculo.value.testing import (
    amounts,
    bg_bb_customers,
    bg_nbd_customers,
    pareto_nbd_customers,
)

SEEDS = st.integers(0, 10_000)
PARAMETERS = st.tuples(*[st.floats(0.05, 50)] * 4).map(np.array)
FITS = {"bg_nbd": bg_nbd.fit, "pareto_nbd": pareto_nbd.fit}


@st.composite
def customers(draw) -> Histories:
    """Any histories in whole occasions, good for all three models."""
    rows = []
    for _ in range(draw(st.integers(1, 12))):
        age = draw(st.integers(1, 40))
        recency = draw(st.integers(0, age))
        frequency = draw(st.integers(1, recency)) if recency else 0
        rows.append((frequency, recency, age))
    return histories(*zip(*rows, strict=True))


@pytest.mark.parametrize("key", list(FITS))
@settings(max_examples=8, deadline=None)
@given(seed=SEEDS, unit=st.floats(0.01, 100))
def test_a_fit_asks_neither_order_nor_unit(key: str, seed: int, unit: float) -> None:
    rng = np.random.default_rng(seed)
    made = bg_nbd_customers(400, rng).rows()
    mixed = made.take(rng.permutation(len(made)))
    one = FITS[key](collapse(made))
    other = FITS[key](
        collapse(Histories(mixed.frequency, mixed.recency * unit, mixed.age * unit, mixed.count))
    )
    scale = np.array([1, unit, 1, unit if key == "pareto_nbd" else 1])
    if not one.unheld:
        assert other.values == pytest.approx(one.values * scale, rel=1e-4)
    purchases = float(made.frequency.sum())
    shift = -purchases * np.log(unit)
    assert other.log_likelihood == pytest.approx(one.log_likelihood + shift, abs=1e-5)


@settings(max_examples=8, deadline=None)
@given(seed=SEEDS)
def test_everybody_twice_is_the_same_fit_with_smaller_errors(seed: int) -> None:
    made = bg_nbd_customers(500, np.random.default_rng(seed)).rows()
    once = bg_nbd.fit(collapse(made))
    double = Histories(made.frequency, made.recency, made.age, 2 * made.count)
    twice = bg_nbd.fit(collapse(double))
    assert twice.log_likelihood == pytest.approx(2 * once.log_likelihood)
    if not once.unheld and not twice.unheld:
        assert twice.values == pytest.approx(once.values, rel=1e-4)
        assert twice.errors == pytest.approx(once.errors / np.sqrt(2), rel=1e-3)


@settings(max_examples=8, deadline=None)
@given(seed=SEEDS, unit=st.floats(0.01, 1000))
def test_spending_scales_with_money(seed: int, unit: float) -> None:
    rng = np.random.default_rng(seed)
    frequency = rng.integers(1, 9, 300)
    mean, _ = amounts(frequency, frequency, rng)
    one = gamma_gamma.fit(frequency.astype(float), mean)
    other = gamma_gamma.fit(frequency[::-1].astype(float), mean[::-1] * unit)
    if not one.unheld:
        assert other.values == pytest.approx(one.values * [1, 1, unit], rel=1e-3)
    spent = gamma_gamma.expected_spend(one, frequency.astype(float), mean)
    again = gamma_gamma.expected_spend(other, frequency.astype(float), mean * unit)
    assert again == pytest.approx(spent * unit, rel=1e-3)


@settings(max_examples=25, deadline=None)
@given(rows=customers(), parameters=PARAMETERS, key=st.sampled_from(list(MODELS)))
def test_chances_lie_within_0_and_1_and_add_up(rows, parameters, key) -> None:
    model = MODELS[key]
    alive = model.alive(rows, parameters)
    chances = np.stack(list(itertools.islice(model.counts(rows, parameters, 6), 400)))
    for found in (alive, chances):
        assert (found >= -1e-12).all()
        assert (found <= 1 + 1e-9).all()
    assert (chances.sum(axis=0) <= 1 + 1e-9).all()
    silent = model.silent(rows, parameters, 6)
    assert chances[0] == pytest.approx(silent, abs=1e-8)
    mean = (np.arange(400)[:, None] * chances).sum(axis=0)
    expected = model.expected(rows, parameters, 6)
    if expected.max() < 20:
        assert mean == pytest.approx(expected, rel=1e-4, abs=1e-7)


@settings(max_examples=25, deadline=None)
@given(rows=customers(), parameters=PARAMETERS, key=st.sampled_from(list(MODELS)))
def test_more_time_never_means_fewer_purchases(rows, parameters, key) -> None:
    model = MODELS[key]
    found = [model.expected(rows, parameters, float(t)) for t in (0, 1, 2, 5, 20)]
    assert found[0] == pytest.approx(np.zeros(len(rows)), abs=1e-12)
    assert all((later - sooner > -1e-9).all() for sooner, later in itertools.pairwise(found))
    silences = [model.silent(rows, parameters, float(t)) for t in (1, 2, 5, 20)]
    assert all((later - sooner < 1e-9).all() for sooner, later in itertools.pairwise(silences))
    new = [model.expected_of_new(parameters, float(t)) for t in (0, 1, 2, 5, 20)]
    assert (np.diff(new) > -1e-12).all()


@settings(max_examples=40, deadline=None)
@given(parameters=PARAMETERS, x=st.integers(1, 10), key=st.sampled_from(["bg_nbd", "pareto_nbd"]))
def test_a_later_last_purchase_makes_a_customer_more_alive(parameters, x, key) -> None:
    rows = histories([x] * 6, [10, 14, 18, 22, 26, 30], [30] * 6)
    assert (np.diff(MODELS[key].alive(rows, parameters)) > -1e-12).all()


@settings(max_examples=25, deadline=None)
@given(rows=customers(), seed=SEEDS)
def test_collapsing_loses_nobody(rows: Histories, seed: int) -> None:
    order = np.random.default_rng(seed).permutation(len(rows))
    slow = collapse(
        Histories(rows.frequency, rows.recency * 1.5, rows.age * 1.5, rows.count)
    ).histories()
    quick = collapse_days(
        rows.frequency[order], rows.recency[order].astype(int), rows.age[order].astype(int)
    ).histories()
    assert slow.customers == quick.customers == len(rows)
    assert list(slow.frequency) == list(quick.frequency)
    assert slow.recency / 1.5 == pytest.approx(quick.recency)
    assert list(slow.count) == list(quick.count)
    first, place = distinct(rows)
    assert len(first) == len(quick)
    assert list(rows.age[first][place]) == list(rows.age)
    assert list(rows.recency[first][place]) == list(rows.recency)


@settings(max_examples=25, deadline=None)
@given(
    purchases=st.lists(
        st.tuples(st.integers(0, 4), st.integers(0, 30), st.integers(0, 500)), min_size=1
    ),
    seed=SEEDS,
)
def test_a_summary_asks_no_order_and_loses_no_money(purchases, seed: int) -> None:
    table = np.array(purchases, dtype=np.int64)
    known = summary(merged(*table.T), 40)
    mixed = np.random.default_rng(seed).permutation(table)
    assert known.first.sum() + known.spent.sum() == table[:, 2].sum()
    again = summary(merged(*mixed.T), 40)
    assert list(again.frequency) == list(known.frequency)
    assert list(again.age) == list(known.age)
    days = len({(customer, day) for customer, day, _ in purchases})
    assert known.frequency.sum() + len(known) == days
    later = summary(merged(*table.T), 47)
    assert (later.age - known.age == 7).all()


@settings(max_examples=40, deadline=None)
@given(values=st.lists(st.floats(-10, 1e6), min_size=1, max_size=60).map(np.array))
def test_classes_are_by_value_and_add_up(values) -> None:
    found = pareto(values)
    assert sum(share.n for share in found.classes) == len(values)
    shares = [point.value_pct for point in found.points]
    assert shares == sorted(shares)
    letters = found.cuts.of(values)
    order = np.argsort(-values, kind="stable")
    assert list(letters[order]) == sorted(letters)
    if values.max() > 0:
        assert sum(share.value_pct for share in found.classes) == pytest.approx(100)
        assert found.classes[0].value_pct >= 80 - 1e-6
        assert letters[int(values.argmax())] == "A"
    else:
        assert set(letters) == {"C"}


@pytest.mark.parametrize(
    ("make", "key"),
    [
        (bg_nbd_customers, "bg_nbd"),
        (pareto_nbd_customers, "pareto_nbd"),
        (bg_bb_customers, "bg_bb"),
    ],
)
def test_the_truth_of_invented_customers_is_found_again(make, key: str) -> None:
    from vinculo.value import testing

    truth = {
        "bg_nbd": testing.BG_NBD,
        "pareto_nbd": testing.PARETO_NBD,
        "bg_bb": testing.BG_BB,
    }[key]
    made = make(20_000, np.random.default_rng(11))
    found = MODELS[key].fit(collapse(made.rows()))
    z = (np.log(found.values) - np.log(truth)) / np.sqrt(np.diag(found.covariance))
    assert np.abs(z).max() < 4
