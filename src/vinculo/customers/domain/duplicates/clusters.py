"""Who is one: groups of records, so that one wrong pair does not chain strangers."""

from collections.abc import Callable, Iterator
from typing import Final

import numpy as np
from numpy.typing import NDArray

Ids = NDArray[np.int64]
Numbers = NDArray[np.float64]
LogOdds = Callable[[Ids, Ids], Numbers]

LARGEST: Final = 300
"""Records of a chain up to which all its pairs are weighed at once."""
_AT_ONCE: Final = 100_000
_MOST_CERTAIN: Final = 30.0


def components(a: Ids, b: Ids, size: int) -> list[Ids]:
    """Records joined by a chain of pairs, the groups of two and more, in order."""
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    graph = coo_array((np.ones(a.size, dtype=np.int8), (a, b)), shape=(size, size))
    labels = connected_components(graph, directed=False)[1]
    members = np.unique(np.concatenate((a, b))) if a.size else np.empty(0, dtype=np.int64)
    order = members[np.argsort(labels[members], kind="stable")]
    if not order.size:
        return []
    cuts = np.flatnonzero(np.diff(labels[order])) + 1
    found = [np.sort(part) for part in np.split(order, cuts)]
    return sorted(found, key=lambda part: int(part[0]))


def clusters(
    a: Ids, b: Ids, odds: Numbers, *, size: int, threshold: float, log_odds: LogOdds
) -> list[tuple[int, ...]]:
    """Groups of records that are one customer.

    Pairs above ``threshold`` (log odds) make chains. A chain of two is a group. In a longer one
    **all** its pairs are weighed, those never compared too, and groups are joined while the mean
    of the log odds between them is above the threshold: A like B and B like C do not make A and C
    one when A and C contradict each other.

    Args:
        a: The first records of the candidate pairs.
        b: The second ones.
        odds: The log odds of the pairs.
        size: How many records there are.
        threshold: Log odds from which two are one.
        log_odds: Weighs any pairs.
    """
    strong = odds >= threshold
    chains: list[Ids] = []
    found: list[tuple[int, ...]] = []
    for members in components(a[strong], b[strong], size):
        if members.size == 2:
            found.append((int(members[0]), int(members[1])))
        elif members.size <= LARGEST:
            chains.append(members)
        else:
            inside = strong & np.isin(a, members)
            chains.extend(_divided(a[inside], b[inside], odds[inside]))
    for members, weight in _weighed(chains, log_odds):
        found.extend(_within(members, weight, threshold))
    return sorted(found)


def _divided(a: Ids, b: Ids, odds: Numbers) -> list[Ids]:
    """A chain too long to be weighed whole, in parts of at most LARGEST, the strongest pairs first.

    So long a chain is a fault of the file (one telephone for everybody); what is one customer
    keeps together because its pairs are the strongest.
    """
    part_of: dict[int, list[int]] = {}
    for at in np.argsort(-odds, kind="stable").tolist():
        one = part_of.setdefault(int(a[at]), [int(a[at])])
        other = part_of.setdefault(int(b[at]), [int(b[at])])
        if one is not other and len(one) + len(other) <= LARGEST:
            one.extend(other)
            part_of.update(dict.fromkeys(other, one))
    parts = {id(part): part for part in part_of.values()}
    return [np.array(sorted(part)) for part in parts.values() if len(part) > 1]


def _weighed(chains: list[Ids], log_odds: LogOdds) -> Iterator[tuple[Ids, Numbers]]:
    """Each chain with the log odds of all its pairs; many short chains are weighed together."""
    waiting: list[Ids] = []
    pairs = 0
    for number, members in enumerate(chains, start=1):
        waiting.append(members)
        pairs += members.size * (members.size - 1) // 2
        if pairs < _AT_ONCE and number < len(chains):
            continue
        places = [np.triu_indices(each.size, 1) for each in waiting]
        one = np.concatenate([m[i] for m, (i, _) in zip(waiting, places, strict=True)])
        other = np.concatenate([m[j] for m, (_, j) in zip(waiting, places, strict=True)])
        weights = np.clip(log_odds(one, other), -_MOST_CERTAIN, _MOST_CERTAIN)
        cuts = np.cumsum([i.size for i, _ in places])[:-1]
        yield from zip(waiting, np.split(weights, cuts), strict=True)
        waiting, pairs = [], 0


def _within(members: Ids, weight: Numbers, threshold: float) -> list[tuple[int, ...]]:
    """The groups of one chain by average linkage, every pair weighed."""
    size = members.size
    one, other = np.triu_indices(size, 1)
    total = np.full((size, size), -np.inf)
    total[one, other] = total[other, one] = weight
    groups: list[list[int]] = [[int(member)] for member in members]
    count = np.ones(size)
    while True:
        mean = total / np.outer(count, count)
        i, j = sorted(divmod(int(np.argmax(mean)), size))
        if mean[i, j] < threshold:
            break
        total[i] += total[j]
        total[:, i] += total[:, j]
        total[i, i] = -np.inf
        total[j] = total[:, j] = -np.inf
        count[i] += count[j]
        groups[i] += groups[j]
        groups[j] = []
    return [tuple(sorted(group)) for group in groups if len(group) > 1]
