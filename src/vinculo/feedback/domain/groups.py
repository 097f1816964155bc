"""Groups and waves side by side: what may be shown of each, and which differ."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from vinculo.feedback.domain import pairs
from vinculo.feedback.domain.figures import Figure, Sureness, difference, figure, is_light
from vinculo.feedback.domain.questionnaire import Mask, Measure
from vinculo.feedback.domain.suppression import Hidden, IntArray, hide_after
from vinculo.lib.stats.comparisons import Difference, OverallTest, welch_anova
from vinculo.lib.stats.corrections import benjamini_hochberg, holm
from vinculo.lib.stats.moments import DegenerateError, moments
from vinculo.lib.stats.weighting import effective_size

MOST_IN_PAIRS = 8
"""Above so many groups each is compared with the rest instead of with each other."""

CORRECTIONS: dict[str, Callable[[Sequence[float]], list[float]]] = {
    "holm": holm,
    "bh": benjamini_hochberg,
    "none": list,
}


@dataclass(frozen=True)
class Grouping:
    """How persons are split: ``codes`` index ``names``; a wave's names stand in time's order."""

    column: str
    names: tuple[str, ...]
    codes: IntArray
    is_wave: bool = False


@dataclass(frozen=True)
class Shown:
    """One measure of one group; ``hidden`` says why it is not shown."""

    measure: Measure
    figure: Figure | None
    hidden: str = ""


@dataclass(frozen=True)
class Comparison:
    """Second minus first group in one measure; ``adjusted`` is the p value corrected for many."""

    measure: Measure
    first: str
    second: str
    found: Difference | None
    reason: str = ""
    adjusted: float | None = None


@dataclass(frozen=True)
class Together:
    """Whether the groups differ at all in one measure."""

    measure: Measure
    found: OverallTest | None
    reason: str = ""
    adjusted: float | None = None


@dataclass(frozen=True)
class Split:
    """All that is said of one grouping."""

    grouping: Grouping
    persons: Mapping[str, int | None]
    shown: Mapping[str, Sequence[Shown]]
    comparisons: Sequence[Comparison]
    together: Sequence[Together]
    against_rest: bool
    small: int
    complementary: int
    paired: Sequence[pairs.Paired] = ()


def split(
    measures: Sequence[Measure],
    groupings: Sequence[Grouping],
    how: Sureness,
    minimum: int,
    *,
    correction: str = "holm",
    seen: Sequence[IntArray] = (),
    persons: IntArray | None = None,
) -> list[Split]:
    """Figures of every group of every grouping, comparisons and what stays hidden.

    Suppression is decided for each measure among those who answered it, over all groupings at
    once, and after the groups of ``seen``, which an earlier answer showed. With ``persons`` (a
    number for each, see :mod:`pairs`) those in two waves are also compared with themselves.
    Raises KeyError for an unknown ``correction``.
    """
    hidden = _Hiding(groupings, seen, how, minimum)
    secrets = {m.key: hidden.among(np.isfinite(m.values) & (how.weights > 0)) for m in measures}
    everybody = hidden.among(np.ones(len(how.weights), dtype=bool))
    return [
        replace(
            _one(place, grouping, measures, how, secrets, everybody[place], correction),
            paired=_paired(place, grouping, measures, secrets, persons, hidden, correction),
        )
        for place, grouping in enumerate(groupings)
    ]


class _Hiding:
    """What is hidden among some persons; measures with the same persons share the search."""

    def __init__(
        self,
        groupings: Sequence[Grouping],
        seen: Sequence[IntArray],
        how: Sureness,
        minimum: int,
    ) -> None:
        self.groupings = groupings
        self.seen = seen
        self.how = how
        self.minimum = minimum
        self._known: dict[bytes, list[Hidden]] = {}

    def among(self, there: Mask) -> list[Hidden]:
        """The hidden groups of each grouping among these persons."""
        key = np.packbits(there).tobytes()
        if key not in self._known:
            closed = [self._light(grouping, there) for grouping in self.groupings]
            self._known[key] = hide_after(
                [codes[there] for codes in self.seen],
                [grouping.codes[there] for grouping in self.groupings],
                self.minimum,
                closed=closed,
            )
        return self._known[key]

    def _light(self, grouping: Grouping, there: Mask) -> frozenset[int]:
        """Groups in which fewer persons than the minimum carry the weight.

        And, when such persons also carry that of all these groups together, the next lightest.
        """
        if not self.how.weighted:
            return frozenset()
        there = there & (self.how.weights > 0)
        weights, codes = self.how.weights[there], grouping.codes[there]
        worth = {int(c): effective_size(weights[codes == c]) for c in np.unique(codes)}
        order = sorted(worth, key=lambda code: (worth[code], code))
        closed: list[int] = []
        for code in order:
            inside = weights[np.isin(codes, closed)]
            told = [worth[code], *([effective_size(inside)] if closed else [])]
            if not any(is_light(one, self.minimum) for one in told):
                break
            closed.append(code)
        return frozenset(closed)


def _paired(
    place: int,
    grouping: Grouping,
    measures: Sequence[Measure],
    secrets: Mapping[str, list[Hidden]],
    persons: IntArray | None,
    hiding: _Hiding,
    correction: str,
) -> list[pairs.Paired]:
    """Each wave with the next one that is shown, among the persons of both."""
    if persons is None or not grouping.is_wave:
        return []
    counted = hiding.how.weights > 0
    found = []
    for measure in measures:
        if not measure.headline:
            continue
        closed = secrets[measure.key][place].all
        codes = [code for code in range(len(grouping.names)) if code not in closed]
        for a, b in pairwise(codes):
            names = (grouping.names[a], grouping.names[b])
            waves = ((grouping.codes == a) & counted, (grouping.codes == b) & counted)
            level = hiding.how.level
            found.append(pairs.paired(measure, names, waves, persons, hiding.minimum, level))
    adjusted = CORRECTIONS[correction](pairs.p_values(found).tolist())
    return pairs.corrected(found, adjusted)


def _one(
    place: int,
    grouping: Grouping,
    measures: Sequence[Measure],
    how: Sureness,
    secrets: Mapping[str, list[Hidden]],
    everybody: Hidden,
    correction: str,
) -> Split:
    keeps = [grouping.codes == code for code in range(len(grouping.names))]
    shown: dict[str, list[Shown]] = {name: [] for name in grouping.names}
    for measure in measures:
        hidden = secrets[measure.key][place]
        for code, name in enumerate(grouping.names):
            shown[name].append(_shown(measure, keeps[code], hidden, code, how))
    headlines = [measure for measure in measures if measure.headline]
    against_rest = not grouping.is_wave and len(grouping.names) > MOST_IN_PAIRS
    comparisons: list[Comparison] = []
    together: list[Together] = []
    for measure in headlines:
        closed = secrets[measure.key][place].all
        open_codes = [
            code
            for code, keep in enumerate(keeps)
            if code not in closed and np.isfinite(measure.values[keep]).any()
        ]
        if against_rest:
            comparisons += _with_rest(measure, grouping, open_codes, keeps, how)
        else:
            comparisons += _in_pairs(measure, grouping, open_codes, keeps, how)
        if len(open_codes) > 2:
            together.append(_together(measure, [keeps[code] for code in open_codes], how))
    persons = {
        name: None if code in everybody.all else int(keeps[code].sum())
        for code, name in enumerate(grouping.names)
    }
    return Split(
        grouping,
        persons,
        shown,
        _corrected(comparisons, correction),
        _corrected_together(together, correction),
        against_rest,
        len(everybody.small),
        len(everybody.complementary),
    )


def _shown(measure: Measure, keep: Mask, hidden: Hidden, code: int, how: Sureness) -> Shown:
    if code in hidden.small:
        return Shown(measure, None, "small")
    if code in hidden.complementary:
        return Shown(measure, None, "complementary")
    return Shown(measure, figure(measure, keep, how))


def _in_pairs(
    measure: Measure,
    grouping: Grouping,
    codes: Sequence[int],
    keeps: Sequence[Mask],
    how: Sureness,
) -> list[Comparison]:
    """Each with each; waves each with the next one, in time's order."""
    pairs = [(a, b) for i, a in enumerate(codes) for b in codes[i + 1 :]]
    if grouping.is_wave:
        pairs = list(pairwise(codes))
    names = grouping.names
    return [_compared(measure, (names[a], names[b]), (keeps[a], keeps[b]), how) for a, b in pairs]


def _with_rest(
    measure: Measure,
    grouping: Grouping,
    codes: Sequence[int],
    keeps: Sequence[Mask],
    how: Sureness,
) -> list[Comparison]:
    return [
        _compared(measure, ("*", grouping.names[code]), (~keeps[code], keeps[code]), how)
        for code in codes
    ]


def _compared(
    measure: Measure,
    names: tuple[str, str],
    keeps: tuple[Mask, Mask],
    how: Sureness,
) -> Comparison:
    try:
        found = difference(measure, keeps[0], keeps[1], how)
    except DegenerateError as error:
        return Comparison(measure, *names, None, error.code)
    return Comparison(measure, *names, found)


def _together(measure: Measure, keeps: Sequence[Mask], how: Sureness) -> Together:
    samples = []
    for keep in keeps:
        there = np.isfinite(measure.values) & keep & (how.weights > 0)
        weights = how.weights[there] if how.weighted else None
        samples.append(moments(measure.values[there], weights))
    try:
        return Together(measure, welch_anova(samples))
    except DegenerateError as error:
        return Together(measure, None, error.code)


def _corrected(found: Sequence[Comparison], correction: str) -> list[Comparison]:
    """All comparisons of one grouping are one family."""
    correct = CORRECTIONS[correction]
    p_values = [c.found.p_value for c in found if c.found is not None]
    adjusted = iter(correct(p_values))
    return [c if c.found is None else replace(c, adjusted=next(adjusted)) for c in found]


def _corrected_together(found: Sequence[Together], correction: str) -> list[Together]:
    correct = CORRECTIONS[correction]
    p_values = [t.found.p_value for t in found if t.found is not None]
    adjusted = iter(correct(p_values))
    return [t if t.found is None else replace(t, adjusted=next(adjusted)) for t in found]
