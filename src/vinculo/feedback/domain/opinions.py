"""What managers, contact staff and complainants say, in direct questions and constructs."""

import numpy as np

from vinculo.feedback.domain.questionnaire import (
    Answers,
    Block,
    Dimension,
    Field,
    Kind,
    Level,
    Measure,
    Scored,
    Setup,
    Words,
    flag,
    mean_of_items,
    turned,
    unanswered,
)
from vinculo.lib.tables import plain_name

OVERALL: Words = {"es": "En conjunto", "en": "Overall"}
NO_STANDARD = -999.0
"""How «there is no standard» is carried among the answers of 1 to 7."""

NO_STANDARD_WORDS = {
    plain_name(word): NO_STANDARD
    for word in (
        "NSE", "no existe", "no existe norma", "sin norma", "no hay norma", "ninguna",
        "no standard", "no standard exists", "none exists",
    )
}  # fmt: skip


def direct_fields(setup: Setup, prefix: str, *, allows_none: bool) -> list[Field]:
    """One question for each dimension."""
    found = []
    for place, dimension in enumerate(setup.dimensions, start=1):
        names = [
            dimension.key,
            f"{dimension.key}_{prefix}",
            f"{prefix}{place}",
            f"{prefix}_{place}",
        ]
        names += [plain_name(words) for words in dimension.words.values()]
        codes = NO_STANDARD_WORDS if allows_none else {}
        found.append(
            Field(
                f"{prefix}_{dimension.key}",
                dimension.words,
                setup.low,
                setup.high,
                aliases=tuple(dict.fromkeys(names)),
                codes=codes,
            )
        )
    return found


def direct(answers: Answers, setup: Setup, prefix: str, *, none_counts: bool) -> Scored:
    """A direct question for each dimension: the answer, and how far it is below the best one.

    The gap is ``x - high``: 0 when nothing is missing, negative below. Where no standard exists,
    gap 2 counts the worst (``none_counts``) and gap 3 leaves the answer out; both say how many.
    """
    measures: list[Measure] = []
    columns = []
    for dimension in setup.dimensions:
        raw = answers.of(f"{prefix}_{dimension.key}")
        none = raw == NO_STANDARD
        values = np.where(none, setup.low if none_counts else np.nan, raw)
        columns.append(values)
        said = np.where(np.isfinite(raw), none.astype(np.float64), np.nan)
        words, level = dimension.words, Level.DIMENSION
        measures += [
            Measure(dimension.key, "answer", level, Kind.MEAN, values, words),
            Measure(
                dimension.key, "gap", level, Kind.MEAN, values - setup.high, words, headline=True
            ),
        ]
        if none.any():
            measures.append(Measure(dimension.key, "no_standard", level, Kind.SHARE, said, words))
    table = np.column_stack(columns)
    whole = mean_of_items(table) - setup.high
    words = {"es": "En conjunto", "en": "Overall"}
    measures.append(
        Measure("overall", "gap", Level.OVERALL, Kind.MEAN, whole, words, headline=True)
    )
    flags = flag("nothing_answered", unanswered(table), answers, left_out=True)
    return Scored(tuple(measures), (Block("overall", "answer", table),), tuple(flags))


def construct_fields(setup: Setup) -> list[Field]:
    """Every question of every antecedent; a file may hold only some antecedents."""
    return [
        Field(item.key, item.words, setup.low, setup.high, required=False)
        for dimension in setup.dimensions
        for item in dimension.items
    ]


def constructs(answers: Answers, setup: Setup) -> Scored:
    """Each construct as the mean of its questions, high always favourable.

    Constructs of which the file has no column are left aside; whoever calls checks that there
    is one.
    """
    measures: list[Measure] = []
    blocks: list[Block] = []
    for dimension in present(answers, setup):
        there = [item for item in dimension.items if item.key in answers]
        table = np.column_stack([turned(answers.of(i.key), i, setup) for i in there])
        for place, item in enumerate(there):
            values = table[:, place]
            measures.append(Measure(item.key, "answer", Level.ITEM, Kind.MEAN, values, item.words))
        means = mean_of_items(table)
        measures.append(
            Measure(
                dimension.key, "answer", Level.DIMENSION, Kind.MEAN, means, dimension.words,
                headline=True,
            )
        )  # fmt: skip
        blocks.append(Block(dimension.key, "answer", table))
    blank = unanswered(np.column_stack([block.answers for block in blocks]))
    flags = flag("nothing_answered", blank, answers, left_out=True)
    return Scored(tuple(measures), tuple(blocks), tuple(flags))


def present(answers: Answers, setup: Setup) -> list[Dimension]:
    """The constructs of which the file has at least one question."""
    return [d for d in setup.dimensions if any(item.key in answers for item in d.items)]


OUTCOMES: tuple[tuple[str, Words, tuple[str, ...]], ...] = (
    (
        "handling",
        {"es": "Satisfacción con cómo se atendió la queja", "en": "Satisfaction with the handling"},
        ("overall", "satisfaccion", "satisfaccion_queja", "global"),
    ),
    (
        "stay",
        {"es": "Seguirá siendo cliente", "en": "Will stay a customer"},
        ("seguir", "permanencia", "lealtad", "loyalty"),
    ),
    (
        "tell",
        {"es": "Hablará bien a otros", "en": "Will speak well to others"},
        ("contar", "recomendar", "hablar_bien", "word_of_mouth"),
    ),
)


def complaint_fields(setup: Setup) -> list[Field]:
    """Questions on result, procedure and treatment, and what followed."""
    found = [
        Field(item.key, item.words, setup.low, setup.high)
        for dimension in setup.dimensions
        for item in dimension.items
    ]
    found += [
        Field(name, words, setup.low, setup.high, required=name == "handling", aliases=aliases)
        for name, words, aliases in OUTCOMES
    ]
    yes_no = {
        "si": 1.0,
        "yes": 1.0,
        "s": 1.0,
        "y": 1.0,
        "no": 0.0,
        "n": 0.0,
        "true": 1.0,
        "false": 0.0,
    }
    words = {"es": "Quedó resuelta", "en": "Was settled"}
    aliases = ("resuelta", "resuelto", "solucionado", "resolved", "settled")
    return [*found, Field("solved", words, 0, 1, required=False, aliases=aliases, codes=yes_no)]


def complaint_handling(answers: Answers, setup: Setup) -> Scored:
    """Justice of a complaint's handling, and what it did to satisfaction and loyalty.

    The three dimensions carry no default weights: what drives satisfaction here is for the
    company's own answers to say (relative weights on ``handling``).
    """
    scored = constructs(answers, setup)
    measures = list(scored.measures)
    for name, words, _ in OUTCOMES:
        if name in answers:
            values = answers.of(name)
            measures.append(
                Measure(name, "answer", Level.OVERALL, Kind.MEAN, values, words, headline=True)
            )
    if "solved" in answers:
        words = {"es": "Quedó resuelta", "en": "Was settled"}
        values = answers.of("solved")
        measures.append(
            Measure("solved", "share", Level.OVERALL, Kind.SHARE, values, words, headline=True)
        )
    return Scored(
        tuple(measures),
        scored.blocks,
        scored.flags,
        causes=tuple(f"{d.key}.answer" for d in setup.dimensions),
        outcome="handling",
    )
