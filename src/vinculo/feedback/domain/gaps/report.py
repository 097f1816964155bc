"""All five gaps together, as they are asked and as the facts tell them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from vinculo.feedback.domain.gaps.asked import Gap, both_asked, direct_gap, gap_1, gap_5
from vinculo.feedback.domain.gaps.causes import (
    Explained,
    antecedents,
    explain,
    ranks_by_unit,
)
from vinculo.feedback.domain.gaps.facts import Coverage, Kept, Standard, coverage, kept_standards
from vinculo.feedback.domain.gaps.figures import Figure, by_key, difference_figure
from vinculo.feedback.domain.gaps.names import DIMENSIONS, Antecedent
from vinculo.feedback.domain.gaps.people import People
from vinculo.lib.stats.intervals import LEVEL
from vinculo.lib.tables import Note

VERSION = "1"
SOURCE = (
    "Zeithaml, Berry & Parasuraman 1988 (J. Marketing 52:35-48); Parasuraman, Berry & Zeithaml "
    "1990 (MSI 90-122); SERVQUAL 1988; Johnson 2000 (relative weights)"
)
TOP = 5
FEW_MANAGERS = 5


@dataclass(frozen=True)
class Asked:
    """What the four groups gave: three groups of people, and the written standards."""

    customers: People
    managers: People
    frontline: People
    standards: Sequence[Standard]
    promises: Mapping[str, Mapping[str, Kept]]


@dataclass(frozen=True)
class Gaps:
    """The five gaps. ``facts`` stand beside opinions and are not mixed with them.

    ``standards_by_managers`` is gap 2 by what managers rank first, ``standards_by_customers``
    gaps 1 and 2 together by what customers rank first. ``perceived_3`` reads gap 3 as perceptions
    of quality against what the front line says it can deliver.
    """

    gap_1: Gap
    gap_2: Gap
    gap_3: Gap
    gap_4: Gap
    gap_5: Gap
    standards_by_managers: Coverage | None
    standards_by_customers: Coverage | None
    kept: Mapping[str, Kept]
    promises: Mapping[str, Mapping[str, Kept]]
    perceived_3: Mapping[str, Figure]
    explained: Explained
    antecedents: Sequence[tuple[Antecedent, Figure]]
    by_unit: Mapping[str, Sequence[tuple[str, float, int]]]
    notes: tuple[Note, ...]


def compute(asked: Asked, *, top: int = TOP, level: float = LEVEL) -> Gaps:
    """Gaps 1 to 5 with n and intervals, what explains gap 5, and where antecedents are weak."""
    customers, managers, frontline = asked.customers, asked.managers, asked.frontline
    explained = explain(customers, managers, frontline, level)
    return Gaps(
        gap_1=gap_1(managers, customers, level),
        gap_2=direct_gap(managers, "standard", level, absent_is_worst=True),
        gap_3=direct_gap(frontline, "ability", level),
        gap_4=direct_gap(frontline, "promise", level),
        gap_5=gap_5(customers, level),
        standards_by_managers=coverage(managers, asked.standards, top=top, level=level),
        standards_by_customers=coverage(customers, asked.standards, top=top, level=level),
        kept=kept_standards(asked.standards, level),
        promises=asked.promises,
        perceived_3=_perceived(customers, frontline, level),
        explained=explained,
        antecedents=antecedents(managers, frontline, level),
        by_unit=ranks_by_unit(managers, frontline),
        notes=tuple(_notes(asked, explained)),
    )


def _perceived(customers: People, frontline: People, level: float) -> dict[str, Figure]:
    """What the front line can deliver minus what customers perceive, both from 1 to 7."""
    there = [d for d in DIMENSIONS if f"ability_{d}" in frontline.ratings]
    return by_key(
        there,
        lambda d: difference_figure(
            frontline.ratings[f"ability_{d}"].values,
            customers.dimension(d, "P"),
            ("frontline", "customers"),
            level,
        ),
    )


def _notes(asked: Asked, explained: Explained) -> list[Note]:
    notes = [Note("questions_not_validated"), Note("sign_is_ours"), *_not_asked(asked)]
    if len(asked.managers) < FEW_MANAGERS:
        notes.append(Note("few_managers", {"n": len(asked.managers)}))
    if not any(s.cases for s in asked.standards):
        notes.append(Note("no_cases"))
    if not asked.promises:
        notes.append(Note("no_promises"))
    if explained.reason:
        params = {"units": explained.units, "needed": explained.needed}
        code = explained.reason if explained.reason in UNIT_REASONS else "units_alike"
        notes.append(Note(code, params))
    return notes


UNIT_REASONS = frozenset({"too_few_units", "no_units"})


def _not_asked(asked: Asked) -> list[Note]:
    """What would be known if it had been asked."""
    notes = []
    missing = [d for d in DIMENSIONS if d not in both_asked(asked.managers, asked.customers)]
    if missing:
        notes.append(Note("dimensions_not_asked", {"dimensions": ", ".join(missing)}))
    if asked.customers.points is None:
        notes.append(Note("no_points"))
    for kind, people in (
        ("standard", asked.managers),
        ("ability", asked.frontline),
        ("promise", asked.frontline),
    ):
        if not any(name.startswith(kind) for name in people.ratings):
            notes.append(Note(f"no_{kind}"))
    return notes
