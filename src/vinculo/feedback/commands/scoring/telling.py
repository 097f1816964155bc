"""The words of the answer, and the files that it is saved to."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import click

from vinculo.feedback import labels
from vinculo.kernel.words import gettext_of

if TYPE_CHECKING:
    from vinculo.feedback.domain.questionnaire import Field, Scored
    from vinculo.feedback.domain.report import Voice
    from vinculo.feedback.domain.wishes import Asked

_ = gettext_of("feedback")

WORDS = {
    "component": labels.COMPONENTS,
    "flag": labels.FLAGS,
    "reason": labels.REASONS,
    "state": labels.STATES,
    "warning": labels.WARNINGS,
}


def tell(table: str, code: str) -> str:
    return _(WORDS[table].get(code, code))


def told() -> dict[str, str]:
    return {code: _(words) for code, words in labels.PROBLEMS.items()}


def check_endings(options: Mapping[str, Any]) -> None:
    known = {".xlsx", ".csv", ".sav", ".parquet", ".tsv"}
    for name, more in (("out", {".json"}), ("persons", set())):
        path = options[name]
        if path is not None and path.suffix.lower() not in known | more:
            endings = ", ".join(sorted(known | more))
            raise click.BadParameter(_("El nombre debe terminar en %s.") % endings, param_hint=name)
        if path is not None and not path.absolute().parent.is_dir():
            folder = _("No existe la carpeta %s.") % path.absolute().parent
            raise click.BadParameter(folder, param_hint=name)


def save(
    answer: Mapping[str, Any],
    options: Mapping[str, Any],
    made: tuple["Asked", Sequence["Field"], "Scored", "Voice"],
) -> None:
    """Write the files that were asked for."""
    from vinculo.feedback.domain.export import persons, results, value_labels
    from vinculo.kernel.calculation.answers import as_json
    from vinculo.kernel.tables import write_table
    from vinculo.kernel.tables.writing import Labels

    asked, fields, scored, voice = made
    out, each = options["out"], options["persons"]
    if out is not None and out.suffix.lower() == ".json":
        out.write_text(as_json(answer), encoding="utf-8")
    elif out is not None:
        cells = results(answer)
        heads = {name: _(labels.HEADS[name]) for name in cells}
        write_table(out, cells, labels=Labels(columns=heads))
    if each is not None:
        weights = asked.balanced.weights
        cells, names = persons(asked.answers, fields, scored, weights, voice)
        ends = value_labels(asked.setup, fields, cells, voice)
        write_table(each, cells, labels=Labels(columns=names, values=ends))
