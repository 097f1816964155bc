"""The factor check: do the questions group as the instrument says?"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from vinculo.feedback.domain.questionnaire import Block, FloatArray
from vinculo.lib.stats import factors
from vinculo.lib.stats.confirmatory import Fit, confirm
from vinculo.lib.stats.factors import Adequacy
from vinculo.lib.stats.moments import DegenerateError

FEWEST_FOR_FACTORS = 100


@dataclass(frozen=True)
class Structure:
    """All that is said of one component's structure; ``reason`` when it cannot be looked at.

    ``suggested`` is how many factors parallel analysis finds; ``loadings`` (rotated by promax)
    are of that many; ``as_designed`` and ``one_factor`` are confirmatory fits.
    """

    component: str
    n: int
    items: tuple[str, ...]
    reason: str = ""
    adequacy: Adequacy | None = None
    eigenvalues: FloatArray | None = None
    chance: FloatArray | None = None
    suggested: int | None = None
    loadings: FloatArray | None = None
    correlations: FloatArray | None = None
    as_designed: Fit | None = None
    one_factor: Fit | None = None


def structure(
    component: str, blocks: Sequence[Block], names: Sequence[str], *, seed: int
) -> Structure:
    """Adequacy, parallel analysis, loadings and confirmatory fits of complete answers.

    At least a hundred persons and five for each question are asked for.
    """
    answers = np.hstack([block.answers for block in blocks])
    answers = answers[np.isfinite(answers).all(axis=1)]
    n, k = answers.shape
    found = Structure(component, n, tuple(names))
    if n < max(FEWEST_FOR_FACTORS, 5 * k) or k < 3:
        return Structure(component, n, tuple(names), reason="too_few")
    try:
        return _looked_at(found, blocks, answers, seed)
    except DegenerateError as error:
        return Structure(component, n, tuple(names), reason=error.code)


def _looked_at(
    found: Structure, blocks: Sequence[Block], answers: FloatArray, seed: int
) -> Structure:
    together = factors.correlation(answers)
    adequacy = factors.adequacy(together, found.n)
    eigenvalues, chance, count = factors.parallel_analysis(answers, seed=seed)
    loadings, links = None, None
    most = factors.most_factors(len(together))
    if 1 <= count <= most:
        loadings = factors.maximum_likelihood(together, count).loadings
        if count > 1:
            loadings, links = factors.promax(loadings)
    owner = np.repeat(np.arange(len(blocks)), [b.answers.shape[1] for b in blocks])
    return Structure(
        component=found.component,
        n=found.n,
        items=found.items,
        adequacy=adequacy,
        eigenvalues=eigenvalues,
        chance=chance,
        suggested=count,
        loadings=loadings,
        correlations=links,
        as_designed=_fit(answers, owner) if len(blocks) > 1 else None,
        one_factor=_fit(answers, np.zeros_like(owner)),
    )


def _fit(answers: FloatArray, owner: np.ndarray[tuple[int], np.dtype[np.int64]]) -> Fit | None:
    covariances = np.cov(answers, rowvar=False, ddof=0)
    try:
        return confirm(np.asarray(covariances), owner, len(answers))
    except DegenerateError:
        return None
