"""Corners of the calculation that ordinary files do not reach."""

import itertools

import numpy as np
import pytest

from vinculo.lib.tables import Table, TableError
from vinculo.value import testing
from vinculo.value.domain import bg_bb_forecast, bg_nbd_forecast, pareto_nbd_forecast
from vinculo.value.domain.bg_nbd import fit
from vinculo.value.domain.errors import NotConvergedError
from vinculo.value.domain.gamma_gamma import fit as fit_spending
from vinculo.value.domain.histories import collapse
from vinculo.value.domain.transactions import Purchases, summary
from vinculo.value.services import fitting
from vinculo.value.services.currencies import Currencies
from vinculo.value.services.lengths import length_days
from vinculo.value.services.options import refused
from vinculo.value.services.task import Task


def test_a_new_customer_has_the_same_chances_by_count_and_by_mean() -> None:
    for module, truth, horizon in (
        (bg_nbd_forecast, testing.BG_NBD, 20.0),
        (pareto_nbd_forecast, testing.PARETO_NBD, 20.0),
        (bg_bb_forecast, testing.BG_BB, 5.0),
    ):
        chances = np.array(list(itertools.islice(module.counts_of_new(truth, horizon), 300)))
        assert chances.sum() == pytest.approx(1, abs=1e-6)
        mean = np.arange(300) @ chances
        assert mean == pytest.approx(module.expected_of_new(truth, horizon), rel=1e-4)


def test_large_material_is_fitted_like_small_from_a_first_look() -> None:
    rng = np.random.default_rng(8)
    made = testing.bg_nbd_customers(90_000, rng)
    found = fit(collapse(made.rows()))
    assert np.abs(np.log(found.values / testing.BG_NBD)).max() < 0.1
    again = made.frequency > 0
    frequency = np.tile(made.frequency[again], 3)
    mean, _ = testing.amounts(frequency, frequency, rng)
    spend = fit_spending(frequency.astype(float), mean)
    assert np.abs(np.log(spend.values / testing.GAMMA_GAMMA)).max() < 0.2


def test_rows_know_how_many_customers_they_are() -> None:
    rows = collapse(testing.bg_nbd_customers(50, np.random.default_rng(1)).rows())
    assert rows.histories().customers == 50
    assert rows.thinned(50) is rows


def test_before_the_first_purchase_nobody_is_known() -> None:
    purchases = Purchases(np.array([0, 0]), np.array([5, 9]), np.array([100, 100]))
    assert (purchases.first_day, purchases.last_day) == (5, 9)
    assert len(summary(purchases, 4)) == 0


def test_lengths_are_read_as_people_write_them() -> None:
    assert length_days("2w", "day") == length_days("2", "week") == length_days("2 s", "day") == 14
    assert length_days("1,5y", "day") == pytest.approx(547.875)
    with pytest.raises(ValueError, match="3z"):
        length_days("3z", "day")


def test_a_bug_of_the_search_is_told_in_words() -> None:
    with pytest.raises(TableError) as told, refused():
        raise NotConvergedError(evaluations=3)
    assert told.value.code == "value_not_converged"


def _prepared() -> fitting.Prepared:
    rows = testing.bg_nbd_customers(300, np.random.default_rng(2)).rows()
    return fitting.Prepared(rows, collapse(rows), None)


def _failing(_rows: object) -> None:
    raise NotConvergedError(evaluations=1)


def test_a_model_that_fails_leaves_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    from dataclasses import replace

    from vinculo.value.domain.models import MODELS
    from vinculo.value.services.reading import Material

    broken = {**MODELS, "pareto_nbd": replace(MODELS["pareto_nbd"], fit=_failing)}
    monkeypatch.setattr(fitting, "MODELS", broken)
    found = fitting.fit(Material(), _prepared(), Task("auto", "week", 70.0))
    assert list(found.estimates) == ["bg_nbd"]
    assert "model_failed_now" in {entry["code"] for entry in found.warnings}
    with pytest.raises(NotConvergedError):
        fitting.fit(Material(), _prepared(), Task("pareto_nbd", "week", 70.0))


def test_a_currency_is_followed_through_the_parts_of_a_file() -> None:
    follower = Currencies("")
    for names, rows in ((["EUR", ""], [2, 3]), (["", "EUR"], [4, 5])):
        assert follower.of(Table({"currency": names}, rows), "amount").all()
    follower.require()
    assert (follower.name, follower.minor) == ("EUR", 100)
    follower.of(Table({"currency": ["USD"] * 9}, range(6, 15)), "amount")
    with pytest.raises(TableError) as refused:
        follower.require()
    assert refused.value.total == 1
    assert refused.value.problems[0].params == {
        "first": "EUR",
        "counts": "USD (9), EUR (2)",
        "rows": "6, 7, 8, 9, 10…",
    }
    assert Currencies("jpy").minor == 1
    assert Currencies("$").minor == 100
