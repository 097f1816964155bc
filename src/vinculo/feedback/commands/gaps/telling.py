"""The gaps as JSON."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from vinculo.feedback.commands.gaps.words import NOTES

if TYPE_CHECKING:
    from vinculo.feedback.domain.gaps.asked import Gap
    from vinculo.feedback.domain.gaps.facts import Coverage, Kept
    from vinculo.feedback.domain.gaps.figures import Figure
    from vinculo.feedback.domain.gaps.report import Gaps
    from vinculo.lib.tables import Note

Told = dict[str, Any]
ADVERT = "advert"


def gaps_told(found: "Gaps") -> Told:
    """Everything that was computed, gap by gap."""
    return {
        "gap_1": {**_gap(found.gap_1), "points": _figures(found.gap_1.points)},
        "gap_2": {
            "overall": figure(found.gap_2.overall),
            "dimensions": _figures(found.gap_2.dimensions),
            "standards": _coverage(found.standards_by_managers),
        },
        "gap_1_2": {"standards": _coverage(found.standards_by_customers)},
        "gap_3": {
            "overall": figure(found.gap_3.overall),
            "dimensions": _figures(found.gap_3.dimensions),
            "operations": _all_kept(found.kept),
            "perceptions": _figures(found.perceived_3),
        },
        "gap_4": {
            "overall": figure(found.gap_4.overall),
            "dimensions": _figures(found.gap_4.dimensions),
            "promises": _all_kept(found.promises.get(ADVERT, {})),
            "beside": {k: _all_kept(v) for k, v in found.promises.items() if k != ADVERT},
        },
        "gap_5": {
            **_gap(found.gap_5),
            "weighted": None if found.gap_5.weighted is None else figure(found.gap_5.weighted),
        },
        "explained": _explained(found),
        "antecedents": [
            {"key": a.key, "gap": a.gap, "who": a.who, **figure(f)} for a, f in found.antecedents
        ],
        "antecedents_by_unit": {
            unit: [{"antecedent": key, "mean": mean, "n": n} for key, mean, n in ranks]
            for unit, ranks in found.by_unit.items()
        },
    }


def figure(found: "Figure") -> Told:
    """One figure with its n, interval, tests and why it may have none."""
    return {
        "value": found.value,
        "n": found.n,
        "interval": found.interval,
        "p_value": found.p_value,
        "p_adjusted": found.p_adjusted,
        "reason": found.reason or None,
        **found.more,
    }


def _figures(found: "Mapping[str, Figure]") -> list[Told]:
    return [{"key": key, **figure(one)} for key, one in found.items()]


def _gap(gap: "Gap") -> Told:
    return {
        "overall": figure(gap.overall),
        "dimensions": _figures(gap.dimensions),
        "items": _figures(gap.items),
    }


def _coverage(found: "Coverage | None") -> Told | None:
    if found is None:
        return None
    names = ("item", "mean", "counts", "has_measured_standard")
    return {
        "value": found.value,
        "share": found.share,
        "top": found.top,
        "n": found.n,
        "interval": found.interval,
        "by_points": found.by_points,
        "ranked": [dict(zip(names, row, strict=True)) for row in found.ranked],
    }


def _all_kept(found: "Mapping[str, Kept]") -> list[Told]:
    return [
        {
            "key": key,
            "value": kept.value,
            "n": kept.n,
            "kept": kept.kept,
            "share": kept.share,
            "target": kept.target,
            "interval": kept.interval,
        }
        for key, kept in found.items()
    ]


def _explained(found: "Gaps") -> Told:
    explained = found.explained
    return {
        "units": explained.units,
        "needed": explained.needed,
        "r_squared": explained.r_squared,
        "reason": explained.reason or None,
        "left_out": dict(explained.left_out or {}),
        "weights": list(explained.weights),
    }


def warnings(notes: "Iterable[Note] | Sequence[Note]") -> list[Told]:
    """Notes in words."""
    return [{"code": note.code, "words": NOTES[note.code] % note.params} for note in notes]
