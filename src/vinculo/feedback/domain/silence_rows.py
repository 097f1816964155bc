"""From the rows of a file to causes: what was counted, what is assumed, what contradicts itself."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields

from vinculo.feedback.domain.silence import Cause, Share, Stay
from vinculo.lib.tables import Note, Problem, Table, TableError, plain_name


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


@dataclass(frozen=True)
class Row:
    """What one row of the file says of its cause; ``None`` where it says nothing.

    The names are those of the columns: counts, shares from 0 to 1, and money in the margin's
    currency.
    """

    cause: str
    margin: float
    complaints: float | None = None
    customers: float | None = None
    problem_rate: float | None = None
    asked: float | None = None
    problems: float | None = None
    complained: float | None = None
    quick: float | None = None
    satisfied: float | None = None
    complaint_rate: float | None = None
    quick_share: float | None = None
    satisfied_share: float | None = None
    stay_silent: float | None = None
    stay_quick: float | None = None
    stay_satisfied: float | None = None
    stay_dissatisfied: float | None = None
    baseline_loss: float | None = None
    told: float | None = None
    cost_per_told: float | None = None

    @property
    def survey_rate(self) -> Share | None:
        """The complaint rate that the survey counted; ``None`` without one."""
        if not self.problems or self.complained is None:
            return None
        return Share.counted(self.complained, self.problems)

    @property
    def problem_share(self) -> Share | None:
        """Of all customers, how many had this problem; ``None`` when the row does not tell."""
        if self.customers is None:
            return None
        if self.asked and self.problems is not None:
            return Share.counted(self.problems, self.asked)
        return None if self.problem_rate is None else Share(self.problem_rate)

    def complaint_share(self, assumed: Share) -> Share:
        """The complaint rate: counted, given, or else the one assumed."""
        if (counted := self.survey_rate) is not None:
            return counted
        return assumed if self.complaint_rate is None else Share(self.complaint_rate)

    @property
    def says_nobody_complains(self) -> bool:
        """Whether the row's own rate is zero, so that problems cannot follow from complaints."""
        counted = self.survey_rate
        return (self.complaint_rate if counted is None else counted.value) == 0


NUMBERS = tuple(entry.name for entry in fields(Row) if entry.name != "cause")


def rows_of(table: Table) -> Iterator[Row]:
    """The rows of a table, money and counts as floats."""
    columns = {name: table.values(name) for name in NUMBERS if name in table}
    for index, cause in enumerate(table.texts("cause")):
        told = {name: values[index] for name, values in columns.items()}
        numbers = {name: float(value) for name, value in told.items() if value is not None}
        yield Row(cause, **numbers)


def causes_of(table: Table, assumed: Assumed) -> tuple[list[Cause], list[Note]]:
    """One cause for each row; without counts each row is one complaint, gathered by its cause.

    Raises:
        TableError: ``repeated_cause``, ``no_problems_known``, ``more_than``, ``more_than_all``,
            ``nobody_complained``: rows that contradict themselves, or say too little.
    """
    if not {"complaints", "customers", "asked", "problems"} & set(table.columns):
        return _gathered(table, assumed)
    problems: list[Problem] = []
    causes = []
    seen: set[str] = set()
    for index, row in enumerate(rows_of(table)):
        faults = _faults(table, index, row)
        key = plain_name(row.cause) or row.cause
        if key in seen:
            faults.append(table.problem(index, "cause", "repeated_cause"))
        seen.add(key)
        problems += faults
        if not faults:
            causes.append(_cause(row, assumed))
    if problems:
        raise TableError(problems)
    return causes, _notes(table, causes, assumed)


def _gathered(table: Table, assumed: Assumed) -> tuple[list[Cause], list[Note]]:
    """Rows that are complaints: as many as there are, with their mean margin."""
    margins: dict[str, list[float]] = {}
    names: dict[str, str] = {}
    for name, margin in zip(table.texts("cause"), table.values("margin"), strict=True):
        key = plain_name(name) or name
        names.setdefault(key, name)
        margins.setdefault(key, []).append(float(margin))
    causes = [
        _cause(Row(names[key], sum(found) / len(found), complaints=float(len(found))), assumed)
        for key, found in margins.items()
    ]
    note = Note("rows_are_complaints", {"n": len(table)})
    return causes, [note, *_notes(table, causes, assumed)]


def _faults(table: Table, index: int, row: Row) -> list[Problem]:
    """What one row says that cannot be."""
    faults = []
    for part, whole in (("problems", "asked"), ("complained", "problems")):
        if _above(getattr(row, part), getattr(row, whole)):
            faults.append(table.problem(index, part, "more_than", whole=whole))
    ended = (row.quick or 0.0) + (row.satisfied or 0.0)
    if ended and ended > (row.complained or 0.0):
        faults.append(table.problem(index, "satisfied", "more_than_all"))
    if (row.quick_share or 0.0) + (row.satisfied_share or 0.0) > 1 + 1e-9:
        faults.append(table.problem(index, "satisfied_share", "shares_above_one"))
    if row.problem_share is None and row.complaints is None:
        faults.append(table.problem(index, "cause", "no_problems_known"))
    elif row.problem_share is None and row.says_nobody_complains:
        faults.append(table.problem(index, "complained", "nobody_complained"))
    return faults


def _above(part: float | None, whole: float | None) -> bool:
    return part is not None and whole is not None and part > whole


def _endings(row: Row, assumed: Assumed) -> tuple[float, float, tuple[float, float, float] | None]:
    """Shares of complainants satisfied quickly and satisfied, and their counts if counted."""
    n = row.complained
    if n and (row.quick is not None or row.satisfied is not None):
        quick, later = row.quick or 0.0, row.satisfied or 0.0
        return quick / n, later / n, (quick, later, n - quick - later)
    if row.quick_share is None and row.satisfied_share is None:
        return assumed.quick or 0.0, assumed.satisfied or 0.0, None
    return row.quick_share or 0.0, row.satisfied_share or 0.0, None


def _or(own: float | None, assumed: float) -> float:
    return assumed if own is None else own


def _cause(row: Row, assumed: Assumed) -> Cause:
    quick, satisfied, endings = _endings(row, assumed)
    stay = Stay(
        silent=_or(row.stay_silent, assumed.stay.silent),
        quick=_or(row.stay_quick, assumed.stay.quick),
        satisfied=_or(row.stay_satisfied, assumed.stay.satisfied),
        dissatisfied=_or(row.stay_dissatisfied, assumed.stay.dissatisfied),
    )
    rate = row.problem_share
    return Cause(
        name=row.cause,
        margin=row.margin,
        complaint_rate=row.complaint_share(assumed.complaint_rate),
        stay=stay,
        customers=row.customers,
        problem_rate=rate,
        complaints=None if rate is not None else row.complaints,
        quick=quick,
        satisfied=satisfied,
        endings=endings,
        baseline=_or(row.baseline_loss, assumed.baseline or 0.0),
        told=row.told or 0.0,
        cost_per_told=row.cost_per_told or 0.0,
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
