"""How many to ask."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vinculo.lib.stats import sampling


@pytest.mark.parametrize(
    ("population", "size"),
    [(100, 80), (500, 218), (1000, 278), (5000, 357), (20_000, 377), (100_000, 383), (None, 385)],
)
def test_a_finite_population_gives_the_published_sizes(population, size) -> None:
    assert sampling.size_for_share(0.05, population=population) == size


def test_a_mean_needs_what_its_deviation_asks() -> None:
    assert sampling.size_for_mean(0.1, 1.0) == 385
    assert sampling.size_for_mean(0.1, 1.0, population=1000) == 278
    assert sampling.size_for_mean(0.1, 0.0) == 1


def test_invitations_count_those_who_will_not_answer() -> None:
    assert sampling.invitations(278, 0.2) == 1390
    assert sampling.invitations(3, 0.1) == 30


def test_a_census_has_no_margin_and_a_single_answer_a_wide_one() -> None:
    assert sampling.margin_of_share(50, population=50) == 0
    assert sampling.margin_of_share(385) == pytest.approx(0.05, abs=1e-4)
    assert sampling.margin_of_share(1) == pytest.approx(0.98, abs=1e-3)


@pytest.mark.parametrize(
    "ask",
    [
        lambda: sampling.size_for_share(0),
        lambda: sampling.size_for_share(0.05, share=1),
        lambda: sampling.size_for_share(0.05, population=0),
        lambda: sampling.size_for_mean(0, 1),
        lambda: sampling.invitations(10, 0),
        lambda: sampling.margin_of_share(0),
    ],
)
def test_questions_without_an_answer_are_refused(ask) -> None:
    with pytest.raises(ValueError, match=r"."):
        ask()


@given(st.integers(1, 10**6), st.floats(0.005, 0.5))
def test_a_sample_is_enough_and_one_less_is_not(population: int, margin: float) -> None:
    size = sampling.size_for_share(margin, population=population)
    assert sampling.margin_of_share(size, population=population) <= margin * (1 + 1e-6)
    assert size == 1 or sampling.margin_of_share(size - 1, population=population) > margin * 0.999
