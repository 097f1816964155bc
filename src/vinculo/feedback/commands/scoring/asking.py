"""From a file and the options to what a scoring needs."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from vinculo.feedback.commands.scoring.telling import tell
from vinculo.kernel.calculation import Inputs
from vinculo.kernel.words import gettext_of, language
from vinculo.lib.tables import Column, Kind, TableError

if TYPE_CHECKING:
    from vinculo.feedback.domain.asking import Columns
    from vinculo.feedback.domain.questionnaire import Field, Instrument, Setup
    from vinculo.feedback.domain.wishes import Asked, Wishes

_ = gettext_of("feedback")


def chosen(name: str | None) -> "Instrument":
    from vinculo.feedback.instruments import load

    return load()[name or "servqual"]


def setup_of(
    instrument: "Instrument", options: Mapping[str, Any], headers: Sequence[str]
) -> "Setup":
    from vinculo.feedback.domain.asking import own_dimensions
    from vinculo.feedback.domain.questionnaire import Setup

    if options.get("scale") and instrument.fixed_scale:
        raise click.UsageError(_("Este instrumento tiene una escala fija."))
    if options.get("dimensions") and not instrument.dimensions:
        raise click.UsageError(_("Este instrumento no tiene dimensiones."))
    low, high = options.get("scale") or (instrument.low, instrument.high)
    dimensions = own_dimensions(instrument, options.get("dimensions") or ())
    some = {d.key for d in dimensions} < {d.key for d in instrument.dimensions}
    rescale = bool(options.get("rescale_points")) or some
    return Setup(low, high, dimensions, rescale, tuple(headers))


def asked_of(
    inputs: Inputs, options: Mapping[str, Any]
) -> tuple["Asked", Sequence["Field"], list[dict[str, Any]]]:
    """Read the file, and put together what the scoring needs."""
    from vinculo.feedback.domain.asking import ask, named_columns, repeated_persons
    from vinculo.feedback.domain.reading import columns_of

    instrument = chosen(options["instrument"])
    setup = setup_of(instrument, options, _headers(inputs))
    fields = instrument.fields(setup)
    named = _named(options, {left: right for _file, left, right in inputs.mapping})
    columns = columns_of(fields, language()) + named_columns(fields, named)
    table = inputs.table(columns=columns)
    asked = ask(instrument, setup, table, fields, named, _wishes(options), options["no_answer"])
    repeated = repeated_persons(table, named)
    words = tell("warning", "repeated_persons") % {"count": repeated}
    caution = {"code": "repeated_persons", "words": words, "count": repeated}
    return asked, fields, [caution] if repeated else []


def _named(options: Mapping[str, Any], mapping: Mapping[str, str]) -> "Columns":
    """The columns that the options name, each by the field that ``--map`` makes of it."""
    from vinculo.feedback.domain.asking import Columns

    def field(name: str | None) -> str:
        return mapping.get(name or "", name or "")

    def all_of(names: Sequence[str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(map(field, names)))

    groups = all_of(options["groups"])
    return Columns(
        groups=groups,
        seen=tuple(name for name in all_of(options["seen"]) if name not in groups),
        wave=field(options["wave"]),
        person=field(options["person"]),
        weight=field(options["weight"]),
        outcome=field(options["outcome"]),
        causes=all_of(options["causes"]),
        targets={**_targets_of(options["targets_file"]), **options["targets"]},
    )


def _wishes(options: Mapping[str, Any]) -> "Wishes":
    from vinculo.feedback.domain.wishes import Wishes
    from vinculo.lib.stats.resampling import SEED

    return Wishes(
        minimum=options["min_group"],
        level=options["level"],
        population=options["population"],
        margin=options["margin"],
        response_rate=options["response_rate"],
        correction=options["correction"],
        times=options["resamples"],
        seed=SEED if options["seed"] is None else options["seed"],
        factors=options["factors"],
    )


def _headers(inputs: Inputs) -> tuple[str, ...]:
    """The file's columns, under the names that ``--map`` gives them."""
    from vinculo.kernel.tables import read_headers

    renamed = {left: right for _file, left, right in inputs.mapping}
    found = read_headers(inputs.path(), sheet=inputs.sheet, encoding=inputs.encoding)
    return tuple(renamed.get(header, header) for header in found)


TARGET_COLUMNS = (
    Column("variable", Kind.TEXT, "variable", aliases=("columna", "column")),
    Column("category", Kind.TEXT, "category", aliases=("categoria", "valor", "value")),
    Column("share", Kind.NUMBER, "share", aliases=("parte", "reparto", "personas", "count", "n")),
)


def _targets_of(path: Path | None) -> dict[str, dict[str, float]]:
    """The shares of the population that a file gives."""
    if path is None:
        return {}
    from vinculo.kernel.tables import read_table

    table = read_table(path, TARGET_COLUMNS)
    shares = table.numbers("share")
    wrong = [table.problem(i, "share", "bad_share") for i, share in enumerate(shares) if share <= 0]
    if wrong:
        raise TableError(wrong)
    found: dict[str, dict[str, float]] = {}
    names = zip(table.texts("variable"), table.texts("category"), shares.tolist(), strict=True)
    for column, category, share in names:
        found.setdefault(column, {})[category] = share
    return found
