"""Distances between spellings, against the textbook's table."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from vinculo.lib.text.similarity import LONGEST, edit_distances, similar, vocabulary, within

words = st.text(alphabet="abcñ é1", max_size=14)


def by_table(one, other):
    """Restricted Damerau–Levenshtein by dynamic programming."""
    table = [[max(i, j) for j in range(len(other) + 1)] for i in range(len(one) + 1)]
    for i in range(1, len(one) + 1):
        for j in range(1, len(other) + 1):
            change = table[i - 1][j - 1] + (one[i - 1] != other[j - 1])
            table[i][j] = min(table[i - 1][j] + 1, table[i][j - 1] + 1, change)
            if i > 1 and j > 1 and one[i - 2 : i] == other[j - 1] + other[j - 2]:
                table[i][j] = min(table[i][j], table[i - 2][j - 2] + 1)
    return table[-1][-1]


def distance(one, other):
    known, ids = vocabulary([one, other])
    return int(edit_distances(known, ids[:1], ids[1:])[0])


@given(one=words, other=words)
def test_the_distance_is_that_of_the_table(one, other):
    assert distance(one, other) == by_table(one, other) == distance(other, one)


@given(one=words, other=words, least=st.sampled_from([0.5, 0.75, 0.9]))
def test_what_is_told_apart_early_is_apart(one, other, least):
    known, ids = vocabulary([one, other])
    exact = by_table(one, other)
    for allowed in (0, 1, 2, 5):
        told = within(known, ids[:1], ids[1:], np.array([allowed]))
        assert bool(told[0]) == (exact <= allowed)
    longer = max(len(one), len(other), 1)
    assert bool(similar(known, ids[:1], ids[1:], least)[0]) == (1 - exact / longer >= least - 1e-9)


@pytest.mark.parametrize(
    ("one", "other", "edits"),
    [
        pytest.param("garcia", "gracia", 1, id="neighbours swapped"),
        pytest.param("jimenez", "gimenez", 1, id="another letter"),
        pytest.param("munoz", "", 5, id="nothing"),
        pytest.param("x" * LONGEST + "abc", "x" * LONGEST + "def", 0, id="beyond what is compared"),
        pytest.param("y" * LONGEST, "y" * (LONGEST - 1), 1, id="as long as can be"),
        pytest.param("東京", "大阪", 0, id="letters outside Latin-1 are one unknown letter"),
    ],
)
def test_a_slip_counts_once(one, other, edits):
    assert distance(one, other) == edits


def test_many_pairs_are_computed_in_parts():
    known, ids = vocabulary([f"n{i:x}" for i in range(300)])
    one, other = np.triu_indices(300, 1)
    found = edit_distances(known, ids[one], ids[other])
    assert found.size == one.size > 1 << 15
    assert found[0] == by_table("n0", "n1")
    assert known.initials()[ids[0]] == ord("n")
    assert edit_distances(known, ids[:0], ids[:0]).size == 0
