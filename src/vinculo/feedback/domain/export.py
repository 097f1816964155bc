"""Results and persons' scores as tables with labels, for a spreadsheet or SPSS."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from vinculo.feedback.domain.questionnaire import Answers, Field, FloatArray, Scored, Setup, Words
from vinculo.feedback.domain.report import Record, Voice
from vinculo.lib.tables import plain_name

Cells = dict[str, list[Any]]
ENDS: tuple[Words, Words] = (
    {"es": "Totalmente en desacuerdo", "en": "Strongly disagree"},
    {"es": "Totalmente de acuerdo", "en": "Strongly agree"},
)
HEADS = (
    "level", "key", "words", "component", "component_words", "column", "group", "n", "n_effective",
    "measure", "value", "deviation", "low", "high", "confidence", "method", "hidden", "reason",
)  # fmt: skip


def results(answer: Mapping[str, Any]) -> Cells:
    """Every figure of an answer, one row each: the whole first, then each group."""
    rows: list[Record] = []
    for level in ("overall", "dimensions", "items"):
        for subject in answer[level]:
            for component, found in subject["figures"].items():
                rows.append(
                    _row(found, level=level, key=subject["key"], component=component)
                    | {"words": subject["words"]}
                )
    for split in answer["groups"]:
        for group in split["groups"]:
            place = {"level": "group", "column": split["column"], "group": group["name"]}
            rows += [
                _row(found, key=found["key"], component=found["component"], **place)
                for found in group["figures"]
            ]
    return {head: [row.get(head) for row in rows] for head in HEADS}


def _row(found: Mapping[str, Any], **start: object) -> Record:
    measure = next(name for name in ("mean", "share", "balance") if name in found)
    interval = found.get("interval") or {}
    return {
        **start,
        "component_words": found.get("words"),
        "n": found["n"],
        "n_effective": found.get("n_effective"),
        "measure": measure,
        "value": found[measure],
        "deviation": found.get("deviation"),
        "low": interval.get("low"),
        "high": interval.get("high"),
        "confidence": interval.get("level"),
        "method": interval.get("method"),
        "hidden": found.get("hidden"),
        "reason": found.get("reason"),
    }


def persons(
    answers: Answers, fields: Sequence[Field], scored: Scored, weights: FloatArray, voice: Voice
) -> tuple[Cells, dict[str, str]]:
    """Each person's answers and scores, and the label of each column.

    Names are short and plain, so that SPSS takes them; measures of single questions that only
    repeat an answer are left out.
    """
    cells: Cells = {"row": list(answers.rows)}
    labels = {"row": ""}
    for field in fields:
        if field.name in answers:
            name = _name(field.name, cells)
            cells[name] = _cells(answers.of(field.name))
            labels[name] = voice.of(field.words)
    for measure in scored.measures:
        if measure.component in {"expectation", "perception", "answer"} and measure.level == "item":
            continue
        name = _name(f"{measure.subject}_{measure.component}", cells)
        cells[name] = _cells(measure.values)
        told = voice.tell("component", measure.component)
        labels[name] = f"{voice.of(measure.words)}: {told}"
    cells["weight"] = _cells(weights)
    labels["weight"] = ""
    return cells, labels


def value_labels(
    setup: Setup, fields: Sequence[Field], cells: Mapping[str, object], voice: Voice
) -> dict[str, dict[float, str]]:
    """The words of the ends of the answer scale, for the answers that are agreement."""
    low, high = (words[voice.language] for words in ENDS)
    return {
        name: {setup.low: low, setup.high: high}
        for field in fields
        if (field.low, field.high) == (setup.low, setup.high) and not field.codes
        for name in [plain_name(field.name)]
        if name in cells and setup.dimensions
    }


def _cells(values: FloatArray) -> list[float | None]:
    return [None if np.isnan(value) else float(value) for value in values]


def _name(wanted: str, taken: Mapping[str, object]) -> str:
    """A name that SPSS takes: begins with a letter, at most 60 characters, not yet used."""
    plain = plain_name(wanted)[:56] or "x"
    name = plain if plain[0].isalpha() else f"x_{plain}"
    count = 2
    while name in taken:
        name = f"{plain}_{count}"
        count += 1
    return name
