"""From what a person chose to what a scoring needs: questions, groups, weights and causes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from vinculo.feedback.domain.balancing import balanced, base_weights
from vinculo.feedback.domain.groups import Grouping
from vinculo.feedback.domain.pairs import numbered
from vinculo.feedback.domain.questionnaire import (
    Dimension,
    Field,
    FloatArray,
    Instrument,
    Item,
    Setup,
)
from vinculo.feedback.domain.reading import answers_of, codes_of
from vinculo.feedback.domain.wishes import Asked, Wishes
from vinculo.lib.tables import Column, Kind, Table, TableError, plain_name

Targets = Mapping[str, Mapping[str, float]]


@dataclass(frozen=True)
class Columns:
    """The columns of the file that the person named, beside those of the instrument."""

    groups: tuple[str, ...] = ()
    wave: str = ""
    person: str = ""
    weight: str = ""
    outcome: str = ""
    causes: tuple[str, ...] = ()
    targets: Targets = field(default_factory=dict)
    seen: tuple[str, ...] = ()

    @property
    def texts(self) -> list[str]:
        """Those read as texts."""
        names = [*self.groups, *self.seen, self.wave, self.person, *self.targets]
        return list(dict.fromkeys(filter(None, names)))

    @property
    def numbers(self) -> list[str]:
        """Those read as numbers."""
        return list(dict.fromkeys(filter(None, [self.weight, self.outcome, *self.causes])))


def own_dimensions(
    instrument: Instrument, wanted: Sequence[tuple[str, Sequence[str]]]
) -> tuple[Dimension, ...]:
    """The instrument's dimensions, or those that were named with their questions."""
    if not wanted:
        return instrument.dimensions
    known = {item.key: item for d in instrument.dimensions for item in d.items}
    names = {d.key: d.words for d in instrument.dimensions}
    return tuple(
        Dimension(
            key,
            names.get(key, {"es": key, "en": key}),
            tuple(known.get(item, Item(item, {"es": item, "en": item})) for item in items),
        )
        for key, items in wanted
    )


def named_columns(fields: Sequence[Field], named: Columns) -> list[Column]:
    """The columns that the person named and no field stands for."""
    own = {plain_name(entry.name) for entry in fields}
    found = [Column(n, Kind.TEXT, n, blank=True) for n in named.texts if plain_name(n) not in own]
    taken = own | {plain_name(column.name) for column in found}
    found += [
        Column(n, Kind.NUMBER, n, blank=True) for n in named.numbers if plain_name(n) not in taken
    ]
    return found


def ask(
    instrument: Instrument,
    setup: Setup,
    table: Table,
    fields: Sequence[Field],
    named: Columns,
    wishes: Wishes,
    no_answer: Sequence[float] = (),
) -> Asked:
    """Everything a scoring needs, from the table as it was read.

    ``wishes.outcome`` and ``wishes.causes`` are filled from the named columns.

    Raises:
        TableError: answers, weights or targets are refused.
    """
    answers = answers_of(table, fields, no_answer)
    if not answers.columns:
        raise TableError.of("no_constructs")
    names = {plain_name(name): name for name in answers.columns}

    def numbers(name: str) -> FloatArray:
        own = names.get(plain_name(name))
        if own is not None:
            return answers.of(own)
        return table.numbers(name) if name not in named.texts else _as_numbers(table, name)

    base = np.ones(len(table))
    if named.weight:
        base = base_weights(table, named.weight, numbers(named.weight))
    causes = {name: numbers(name) for name in named.causes if name != named.outcome}
    return Asked(
        instrument,
        setup,
        answers,
        balanced(table, base, named.targets),
        weighted=bool(named.weight or named.targets),
        groupings=_groupings(table, named),
        outcome=numbers(named.outcome) if named.outcome else None,
        seen=[codes_of(table, name)[1] for name in named.seen],
        persons=numbered(table.texts(named.person)) if named.person else None,
        wishes=replace(wishes, outcome=named.outcome, causes=causes),
    )


def _as_numbers(table: Table, name: str) -> FloatArray:
    """A column that is also a group: its texts as numbers, those that are none as missing."""
    found = np.full(len(table), np.nan)
    for place, text in enumerate(table.texts(name)):
        try:
            found[place] = float(text.replace(",", "."))
        except ValueError:
            continue
    return found


def _groupings(table: Table, named: Columns) -> list[Grouping]:
    found = []
    for name in dict.fromkeys([*named.groups, named.wave]):
        if name:
            texts, codes = codes_of(table, name)
            found.append(Grouping(name, tuple(texts), codes, is_wave=name == named.wave))
    return found


def repeated_persons(table: Table, named: Columns) -> int:
    """How many persons appear in more than one wave."""
    if not named.wave or not named.person:
        return 0
    seen: dict[str, set[str]] = {}
    for person, wave in zip(table.texts(named.person), table.texts(named.wave), strict=True):
        if person:
            seen.setdefault(person, set()).add(wave)
    return sum(len(waves) > 1 for waves in seen.values())
