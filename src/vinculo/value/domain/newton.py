"""The maximum of a likelihood by Newton's method with exact derivatives.

All parameters are positive, so the search runs over their logarithms: steps cannot leave the
domain and the unit of time or money changes nothing but a shift. Where the likelihood is not
concave the Hessian's eigenvalues are taken by their size (Nocedal and Wright, Numerical
Optimization, 2nd edition, chapter 3.4), and a step is halved until the likelihood rises.

Where the data do not hold a parameter (it runs to infinity or to zero, or two of them run
together), the likelihood is flat in that direction, and the search ends far from its start. The
directions are found from the eigenvectors of the information; a parameter that leans on one has
no standard error, and its name is told. Along such a direction the search ends as soon as the
likelihood has nothing left to gain that could matter: farther out rounding alone would lead it.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from vinculo.value.domain.arrays import Floats
from vinculo.value.domain.errors import NotConvergedError

Evaluation: TypeAlias = tuple[float, Floats, Floats]
"""Log-likelihood, its gradient and its Hessian by the parameters as they are (not logged)."""

Objective: TypeAlias = Callable[[Floats], Evaluation]

_SMALL_DECREMENT = 1e-9
_LONGEST_STEP = 2.0
_SMALL_GAIN = 1e-6
_NOTHING_TO_GAIN = 1e-4
_FARTHEST = 23.0
_AWAY = 4.0
_FLAT = 0.05
_LEANS = 0.1
_MOST_STEPS = 200
_HALVINGS = 40


@dataclass(frozen=True, slots=True)
class Estimate:
    """Where the likelihood is highest.

    ``covariance`` belongs to the logarithms of the parameters; directions that the data do not
    hold are left out of it. ``errors`` are standard errors of the parameters themselves, NaN for
    those in ``unheld``.
    """

    names: tuple[str, ...]
    values: Floats
    errors: Floats
    covariance: Floats
    log_likelihood: float
    evaluations: int
    unheld: tuple[str, ...]

    def __getitem__(self, name: str) -> float:
        return float(self.values[self.names.index(name)])

    @property
    def loose(self) -> tuple[str, ...]:
        """Parameters that the data hardly hold: a standard error larger than the value itself.

        Their likelihood is nearly flat towards one edge of their range, so the number alone says
        little, however firm the forecasts are.
        """
        with np.errstate(invalid="ignore"):
            wide = self.errors > self.values
        return tuple(name for name, is_wide in zip(self.names, wide, strict=True) if is_wide)

    def interval(self, name: str, z: float) -> tuple[float, float]:
        """Where the parameter lies, ``z`` standard errors wide on the scale of its logarithm."""
        at = self.names.index(name)
        width = z * float(np.sqrt(self.covariance[at, at]))
        centre = float(np.log(self.values[at]))
        return float(np.exp(centre - width)), float(np.exp(centre + width))


def maximise(objective: Objective, start: Sequence[float], names: tuple[str, ...]) -> Estimate:
    """The highest point of ``objective`` reached from ``start``.

    Raises:
        NotConvergedError: no maximum within 200 steps and none far away, or a likelihood that is
            no number.
    """
    point = np.log(np.asarray(start, dtype=np.float64))
    home = point.copy()
    value, gradient, hessian = _logged(objective, point)
    evaluations = 1
    if not np.isfinite(value):
        raise NotConvergedError(evaluations=evaluations)
    for _ in range(_MOST_STEPS):
        step, held, flat = _step(gradient, hessian)
        if held < _SMALL_DECREMENT and flat < _NOTHING_TO_GAIN:
            ended = np.clip(point + step, home - _FARTHEST, home + _FARTHEST)
            return _estimate(names, ended, value, hessian, evaluations)
        step *= min(1.0, _LONGEST_STEP / float(np.abs(step).max()))
        found = _risen(objective, point, step, home, value)
        if found is None:
            break
        wanted, new, tried = found
        evaluations += tried
        stuck = bool(np.array_equal(wanted, point))
        gained = new[0] - value
        point, (value, gradient, hessian) = wanted, new
        if stuck or (gained < _SMALL_GAIN and np.abs(point - home).max() >= _FARTHEST):
            break
    if np.abs(point - home).max() < _AWAY:
        raise NotConvergedError(evaluations=evaluations)
    return _estimate(names, point, value, hessian, evaluations)


def _risen(
    objective: Objective, point: Floats, step: Floats, home: Floats, value: float
) -> tuple[Floats, Evaluation, int] | None:
    """Where the likelihood is no lower, half the step as often as needed; ``None``: nowhere."""
    for tried in range(1, _HALVINGS + 1):
        wanted = np.clip(point + step, home - _FARTHEST, home + _FARTHEST)
        new = _logged(objective, wanted)
        if new[0] >= value - 1e-13 * abs(value):
            return wanted, new, tried
        step = step / 2
    return None


def _logged(objective: Objective, point: Floats) -> Evaluation:
    """The objective and its derivatives by the logarithms of the parameters."""
    values = np.exp(point)
    with np.errstate(over="ignore", under="ignore", invalid="ignore", divide="ignore"):
        value, gradient, hessian = objective(values)
    slope = gradient * values
    curve = hessian * np.outer(values, values) + np.diag(slope)
    if not (np.isfinite(value) and np.isfinite(slope).all() and np.isfinite(curve).all()):
        return -np.inf, np.zeros_like(values), -np.eye(len(values))
    return value, slope, curve


def _step(gradient: Floats, hessian: Floats) -> tuple[Floats, float, float]:
    """The step, and what it promises along the directions that are held and along flat ones."""
    sizes, axes = np.linalg.eigh(-hessian)
    along = axes.T @ gradient
    flat = np.abs(sizes) <= _FLAT
    sizes = np.maximum(np.abs(sizes), 1e-12 * max(float(np.abs(sizes).max()), 1e-12))
    promised = along**2 / sizes
    return axes @ (along / sizes), float(promised[~flat].sum()), float(promised[flat].sum())


def _estimate(
    names: tuple[str, ...], point: Floats, value: float, hessian: Floats, evaluations: int
) -> Estimate:
    sizes, axes = np.linalg.eigh(-hessian)
    held = sizes > _FLAT
    covariance = (axes[:, held] / sizes[held]) @ axes[:, held].T
    leans = (axes[:, ~held] ** 2).sum(axis=1) > _LEANS**2
    values = np.exp(point)
    errors = values * np.sqrt(np.diag(covariance))
    errors[leans] = np.nan
    return Estimate(
        names=names,
        values=values,
        errors=errors,
        covariance=covariance,
        log_likelihood=float(value),
        evaluations=evaluations,
        unheld=tuple(name for name, leaning in zip(names, leans, strict=True) if leaning),
    )
