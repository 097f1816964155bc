"""From the rows of a file to causes: what was counted, what is assumed, what contradicts itself."""

from collections.abc import Sequence
from dataclasses import dataclass

from vinculo.feedback.domain.silence import Cause, Share, Stay
from vinculo.lib.tables import Note, Problem, Table, TableError, plain_name

COUNTS = ("asked", "problems", "complained", "quick", "satisfied")


@dataclass(frozen=True)
class Assumed:
    """What holds for every cause whose row says nothing of it.

    ``complaint_rate`` is the published one unless the company gave its own.
    """

    complaint_rate: Share
    stay: Stay
    quick: float | None = None
    satisfied: float | None = None
    baseline: float | None = None
    problem_rate: float | None = None


def causes_of(table: Table, assumed: Assumed) -> tuple[list[Cause], list[Note]]:
    """One cause for each row; without counts each row is one complaint, gathered by its cause.

    Raises:
        TableError: ``repeated_cause``, ``no_problems_known``, ``more_than``, ``more_than_all``,
            ``nobody_complained``: rows that contradict themselves, or say too little.
    """
    if not {"complaints", "customers", "asked", "problems"} & set(table.columns):
        return _gathered(table, assumed)
    problems: list[Problem] = []
    notes: list[Note] = []
    causes = []
    seen: dict[str, int] = {}
    for index in range(len(table)):
        row = {name: table.values(name)[index] for name in table.columns}
        faults = _faults(table, index, row)
        if plain_name(row["cause"]) in seen:
            faults.append(table.problem(index, "cause", "repeated_cause"))
        seen[plain_name(row["cause"])] = index
        problems += faults
        if not faults:
            causes.append(_cause(row, assumed))
    if problems:
        raise TableError(problems)
    return causes, notes + _notes(table, causes, assumed)


def _gathered(table: Table, assumed: Assumed) -> tuple[list[Cause], list[Note]]:
    """Rows that are complaints: as many as there are, with their mean margin."""
    margins: dict[str, list[float]] = {}
    names: dict[str, str] = {}
    for name, margin in zip(table.texts("cause"), table.values("margin"), strict=True):
        key = plain_name(name) or name
        names.setdefault(key, name)
        margins.setdefault(key, []).append(float(margin))
    causes = [
        _cause(
            {"cause": names[key], "complaints": len(found), "margin": sum(found) / len(found)},
            assumed,
        )
        for key, found in margins.items()
    ]
    note = Note("rows_are_complaints", {"n": len(table)})
    return causes, [note, *_notes(table, causes, assumed)]


def _faults(table: Table, index: int, row: dict[str, object]) -> list[Problem]:
    """What one row says that cannot be."""
    faults = []
    for part, whole in (("problems", "asked"), ("complained", "problems")):
        if _above(row.get(part), row.get(whole)):
            faults.append(table.problem(index, part, "more_than", whole=whole))
    told = (row.get("quick") or 0) + (row.get("satisfied") or 0)  # type: ignore[operator]
    if told and _above(told, row.get("complained") or 0):
        faults.append(table.problem(index, "satisfied", "more_than_all"))
    shares = (row.get("quick_share") or 0) + (row.get("satisfied_share") or 0)  # type: ignore[operator]
    if _above(shares, 1 + 1e-9):
        faults.append(table.problem(index, "satisfied_share", "shares_above_one"))
    if _rate_of_problems(row) is None and row.get("complaints") is None:
        faults.append(table.problem(index, "cause", "no_problems_known"))
    elif _rate_of_problems(row) is None and _own_rate(row) == 0:
        faults.append(table.problem(index, "complained", "nobody_complained"))
    return faults


def _above(part: object, whole: object) -> bool:
    return part is not None and whole is not None and part > whole  # type: ignore[operator]


def _own_rate(row: dict[str, object]) -> float | None:
    if row.get("problems") and row.get("complained") is not None:
        return row["complained"] / row["problems"]  # type: ignore[operator,no-any-return]
    given = row.get("complaint_rate")
    return None if given is None else float(given)  # type: ignore[arg-type]


def _rate_of_problems(row: dict[str, object]) -> Share | None:
    """Of all customers, how many had this problem; ``None`` when the row does not tell."""
    if row.get("customers") is None:
        return None
    if row.get("asked") and row.get("problems") is not None:
        return Share.counted(float(row["problems"]), float(row["asked"]))  # type: ignore[arg-type]
    given = row.get("problem_rate")
    return None if given is None else Share(float(given))  # type: ignore[arg-type]


def _complaint_rate(row: dict[str, object], assumed: Assumed) -> Share:
    if row.get("problems") and row.get("complained") is not None:
        return Share.counted(float(row["complained"]), float(row["problems"]))  # type: ignore[arg-type]
    given = row.get("complaint_rate")
    return assumed.complaint_rate if given is None else Share(float(given))  # type: ignore[arg-type]


def _endings(
    row: dict[str, object], assumed: Assumed
) -> tuple[float, float, tuple[float, float, float] | None]:
    """Shares of complainants satisfied quickly and satisfied, and their counts if counted."""
    if row.get("complained") and (row.get("quick") is not None or row.get("satisfied") is not None):
        n, quick = float(row["complained"]), float(row.get("quick") or 0)  # type: ignore[arg-type]
        later = float(row.get("satisfied") or 0)  # type: ignore[arg-type]
        return quick / n, later / n, (quick, later, n - quick - later)
    quick_share, later_share = row.get("quick_share"), row.get("satisfied_share")
    if quick_share is None and later_share is None:
        return assumed.quick or 0.0, assumed.satisfied or 0.0, None
    return float(quick_share or 0), float(later_share or 0), None  # type: ignore[arg-type]


def _cause(row: dict[str, object], assumed: Assumed) -> Cause:
    quick, satisfied, endings = _endings(row, assumed)
    number = {k: float(v) for k, v in row.items() if k != "cause" and v is not None}  # type: ignore[arg-type]
    stay = Stay(
        silent=number.get("stay_silent", assumed.stay.silent),
        quick=number.get("stay_quick", assumed.stay.quick),
        satisfied=number.get("stay_satisfied", assumed.stay.satisfied),
        dissatisfied=number.get("stay_dissatisfied", assumed.stay.dissatisfied),
    )
    rate = _rate_of_problems(row)
    return Cause(
        name=str(row["cause"]),
        margin=number["margin"],
        complaint_rate=_complaint_rate(row, assumed),
        stay=stay,
        customers=number.get("customers"),
        problem_rate=rate,
        complaints=None if rate is not None else number.get("complaints"),
        quick=quick,
        satisfied=satisfied,
        endings=endings,
        baseline=number.get("baseline_loss", assumed.baseline or 0.0),
        told=number.get("told", 0.0),
        cost_per_told=number.get("cost_per_told", 0.0),
    )


def _notes(table: Table, causes: Sequence[Cause], assumed: Assumed) -> list[Note]:
    """What the reader must know before believing the figures."""
    notes = []
    published = [c.name for c in causes if c.complaint_rate.is_published]
    if published:
        notes.append(Note("published_complaint_rate", {"causes": ", ".join(published[:10])}))
    own_stay = {"stay_silent", "stay_quick", "stay_satisfied", "stay_dissatisfied"}
    if not own_stay <= set(table.columns):
        notes.append(Note("published_stay"))
    if assumed.quick is None and any(
        c.endings is None and not c.quick and not c.satisfied for c in causes
    ):
        notes.append(Note("endings_unknown"))
    if assumed.baseline is None and "baseline_loss" not in table.columns:
        notes.append(Note("baseline_unknown"))
    unknown = [c.name for c in causes if not c.has_counts and not c.complaint_rate.is_published]
    if unknown:
        notes.append(Note("no_interval", {"causes": ", ".join(unknown[:10])}))
    if any(max(c.stay.quick, c.stay.satisfied) > 1 - c.baseline for c in causes if c.baseline):
        notes.append(Note("recovery_paradox"))
    if sum(c.problem_rate.value for c in causes if c.problem_rate is not None) > 1:
        notes.append(Note("several_problems_each"))
    return notes
