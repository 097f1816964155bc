"""Rules of integration, made once and kept."""

from functools import lru_cache

import numpy as np

from vinculo.value.domain.arrays import Floats


@lru_cache(maxsize=64)
def unit_rule(nodes: int) -> tuple[Floats, Floats]:
    """Gauss-Legendre on 0 to 1: where to look and how much each place weighs."""
    where, weight = np.polynomial.legendre.leggauss(nodes)
    return (where + 1) / 2, weight / 2


@lru_cache(maxsize=4096)
def beta_rule(a: float, b: float, nodes: int) -> tuple[Floats, Floats]:
    """Means over a beta distribution: exact for polynomials up to ``2 nodes - 1``.

    Nodes and weights are the eigenvalues and the squared first components of the eigenvectors of
    the recurrence matrix of the Jacobi polynomials (Golub and Welsch, 1969). The weights sum to 1
    by construction, however extreme ``a`` and ``b`` are.
    """
    k = np.arange(nodes, dtype=np.float64)
    left, right = b - 1.0, a - 1.0  # (1-t)^left (1+t)^right on -1..1
    total = 2.0 * k + left + right
    diagonal = np.empty(nodes)
    diagonal[0] = (a - b) / (a + b)
    diagonal[1:] = (right**2 - left**2) / (total[1:] * (total[1:] + 2.0))
    j = k[1:]
    beyond = np.ones(nodes - 1)
    beyond[1:] = (j[1:] + left + right) / (total[2:] - 1.0)
    first = 1.0 / (a + b + 1.0)
    off = 4.0 * j * (j + left) * (j + right) / (total[1:] ** 2 * (total[1:] + 1.0))
    off[1:] *= beyond[1:]
    off[0] = 4.0 * a * b / ((a + b) ** 2) * first
    matrix = np.diag(diagonal) + np.diag(np.sqrt(off), 1) + np.diag(np.sqrt(off), -1)
    where, vectors = np.linalg.eigh(matrix)
    return np.clip((where + 1.0) / 2.0, 0.0, 1.0), vectors[0] ** 2
