"""The factor check as a record."""

from vinculo.feedback.domain.report.voice import Record, Voice
from vinculo.feedback.domain.structure import Structure
from vinculo.lib.stats.confirmatory import Fit


def structure_record(found: Structure, voice: Voice) -> Record:
    """The factor check of one component."""
    start: Record = {"component": found.component, "n": found.n}
    if found.adequacy is None or found.eigenvalues is None or found.chance is None:
        return {**start, "reason": voice.tell("reason", found.reason)}
    per_item = found.adequacy.per_item.tolist()
    return {
        **start,
        "kmo": found.adequacy.sampling,
        "kmo_items": dict(zip(found.items, per_item, strict=True)),
        "bartlett": {
            "chi_square": found.adequacy.sphericity,
            "freedom": found.adequacy.freedom,
            "p": found.adequacy.p_value,
        },
        "eigenvalues": found.eigenvalues.tolist(),
        "chance_eigenvalues": found.chance.tolist(),
        "suggested_factors": found.suggested,
        "loadings": None
        if found.loadings is None
        else dict(zip(found.items, found.loadings.tolist(), strict=True)),
        "factor_correlations": None if found.correlations is None else found.correlations.tolist(),
        "as_designed": _fit_record(found.as_designed),
        "one_factor": _fit_record(found.one_factor),
    }


def _fit_record(fit: Fit | None) -> Record | None:
    if fit is None:
        return None
    return {
        "chi_square": fit.statistic,
        "freedom": fit.freedom,
        "p": fit.p_value,
        "cfi": fit.cfi,
        "tli": fit.tli,
        "rmsea": fit.rmsea,
        "srmr": fit.srmr,
        "loadings": fit.loadings.tolist(),
        "factor_correlations": fit.correlations.tolist(),
    }
