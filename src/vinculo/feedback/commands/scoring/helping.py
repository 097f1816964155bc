"""Which columns each instrument reads, for ``--help``."""

from collections.abc import Sequence

import click

from vinculo.feedback.commands.scoring.asking import chosen, setup_of
from vinculo.kernel.calculation.columns import span
from vinculo.kernel.words import gettext_of, language

_ = gettext_of("feedback")

EXAMPLE = ("ejemplo_con", "ejemplo_sin")
"""Kano finds its columns in the file; here those of one feature stand for them."""


def column_sections(ctx: click.Context) -> Sequence[tuple[str, Sequence[tuple[str, str]]]]:
    """The columns of the instrument that was named, else of each instrument in one line."""
    named = ctx.params.get("instrument")
    if named:
        return [(_("Columnas de %s") % named, _columns(named))]
    from vinculo.feedback.instruments import load

    rows = [(key, _in_one_line(key)) for key in load()]
    return [(_("Columnas de cada instrumento"), rows)]


def _in_one_line(key: str) -> str:
    instrument = chosen(key)
    fields = instrument.fields(setup_of(instrument, {}, EXAMPLE))
    needed = span([field.name for field in fields if field.required] or [f.name for f in fields])
    return f"{instrument.words[language()]}: {needed}."


def _columns(key: str) -> list[tuple[str, str]]:
    instrument = chosen(key)
    rows = []
    for field in instrument.fields(setup_of(instrument, {}, EXAMPLE)):
        words = [field.words[language()]]
        if not field.required:
            words.append(_("Puede faltar."))
        if field.aliases:
            words.append(_("También: %s.") % ", ".join(field.aliases[:4]))
        rows.append((field.name, " ".join(words)))
    return rows
