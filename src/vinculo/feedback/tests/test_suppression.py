"""No combination of published figures rests on fewer persons than the minimum."""

import time
from itertools import combinations

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from vinculo.feedback.domain.suppression import Hidden, hide, hide_after

MINIMUM = 5


def published(groupings, hidden):
    """The rows that a reader has: the whole, and each visible group, over persons."""
    rows = [np.ones(len(groupings[0]))]
    for codes, secret in zip(groupings, hidden, strict=True):
        for code in np.unique(codes):
            if code not in secret.all:
                rows.append((codes == code).astype(float))  # noqa: PERF401
    return np.array(rows)


def revealed(groupings, hidden, minimum):
    """A set of fewer persons on which some combination rests alone, found by trying all sets."""
    rows = published(groupings, hidden)
    atoms, places, sizes = np.unique(
        np.column_stack(groupings), axis=0, return_inverse=True, return_counts=True
    )
    places = places.ravel()
    small = [a for a in range(len(atoms)) if sizes[a] < minimum]
    whole = np.linalg.matrix_rank(rows)
    for count in range(1, minimum):
        for chosen in combinations(small, count):
            if sum(sizes[a] for a in chosen) < minimum:
                left = rows[:, ~np.isin(places, chosen)]
                if left.size == 0 or np.linalg.matrix_rank(left) < whole:
                    return chosen
    return None


def columns(seed, n, kinds):
    draw = np.random.default_rng(seed)
    return [draw.choice(k, n, p=draw.dirichlet(np.ones(k))) for k in kinds]


@settings(max_examples=60, deadline=None)
@given(
    st.integers(0, 10**6),
    st.integers(5, 60),
    st.lists(st.integers(1, 4), min_size=1, max_size=3),
    st.integers(3, 5),
)
@example(0, 6, [2], 5)
def test_nobody_can_be_found_by_subtraction(seed, n, kinds, minimum) -> None:
    groupings = columns(seed, n, kinds)
    hidden = hide(groupings, minimum)
    assert revealed(groupings, hidden, minimum) is None


def test_one_small_group_hides_another_one() -> None:
    codes = np.array([0] * 3 + [1] * 10 + [2] * 20)
    (found,) = hide([codes], MINIMUM)
    assert found.small == {0}
    assert found.complementary == {1}


def test_two_small_groups_that_are_enough_together_hide_no_other() -> None:
    codes = np.array([0] * 3 + [1] * 4 + [2] * 20)
    assert hide([codes], MINIMUM) == [Hidden(frozenset({0, 1}), frozenset())]


def test_two_small_groups_that_are_too_few_together_hide_a_third() -> None:
    codes = np.array([0] * 2 + [1] * 2 + [2] * 20 + [3] * 30)
    (found,) = hide([codes], MINIMUM)
    assert found.all == {0, 1, 2}


def test_a_group_that_differs_from_another_by_one_person_is_not_shown_beside_it() -> None:
    area = np.array([0] * 20 + [1] * 20)
    shift = np.array([0] * 19 + [1] * 21)
    found = hide([area, shift], MINIMUM)
    assert any(entry.complementary for entry in found)
    assert revealed([area, shift], found, MINIMUM) is None


def test_groups_that_are_large_stay_visible() -> None:
    assert hide([np.repeat([0, 1, 2], 10)], MINIMUM) == [Hidden(frozenset(), frozenset())]
    assert hide([], MINIMUM) == []
    few = hide([np.array([0, 0, 1])], MINIMUM)
    assert few[0].all == {0, 1}


def test_a_search_that_lasts_too_long_hides_more_rather_than_less(monkeypatch) -> None:
    from vinculo.feedback.domain import suppression

    monkeypatch.setattr(suppression, "MOST_WORK", 1.0)
    for seed in range(60):
        groupings = columns(seed, 50, [4, 4])
        assert revealed(groupings, hide(groupings, MINIMUM), MINIMUM) is None


@pytest.mark.parametrize("kinds", [[3, 6], [3, 6, 8]])
def test_many_groups_are_decided_quickly(kinds) -> None:
    groupings = columns(1, 300, kinds)
    assert len(hide(groupings, MINIMUM)) == len(kinds)


def test_hundreds_of_crossed_groups_are_decided_in_seconds() -> None:
    person = np.arange(1200)
    groupings = [person // 8, person % 37, person % 11]
    began = time.process_time()
    hidden = hide(groupings, MINIMUM)
    assert time.process_time() - began < 20
    small = [np.isin(codes, sorted(h.all)) for codes, h in zip(groupings, hidden, strict=True)]
    assert all(mask.sum() == 0 or mask.sum() >= MINIMUM for mask in small)


def test_what_was_shown_before_counts_and_is_not_taken_back() -> None:
    area = np.array([0] * 20 + [1] * 20)
    shift = np.array([0] * 19 + [1] * 21)
    assert hide([shift], MINIMUM) == [Hidden(frozenset(), frozenset())]
    (after,) = hide_after([area], [shift], MINIMUM)
    assert after.complementary == {0, 1}
    before = Hidden(frozenset(), frozenset())
    assert revealed([area, shift], [before, after], MINIMUM) is None
