"""The texts of options as values: scales, dimensions and shares of the population."""

from collections.abc import Sequence
from typing import Any

import click

from vinculo.kernel.words import gettext_of

_ = gettext_of("feedback")


def scale(_ctx: click.Context, _param: click.Parameter, text: str | None) -> Any:
    if text is None:
        return None
    low, _dash, high = text.strip().lstrip("-").partition("-")
    try:
        ends = float(low), float(high)
    except ValueError:
        raise click.BadParameter(_("Escriba la escala así: 1-5.")) from None
    if not ends[0] < ends[1]:
        raise click.BadParameter(_("Escriba la escala así: 1-5."))
    return ends


def dimensions(_ctx: click.Context, _param: click.Parameter, texts: Sequence[str]) -> Any:
    found = []
    for text in texts:
        name, equals, items = text.partition("=")
        keys = [item.strip() for item in items.split(",") if item.strip()]
        if not equals or not name.strip() or not keys:
            raise click.BadParameter(_("Escriba la dimensión así: fiabilidad=R1,R2,R3."))
        found.append((name.strip(), keys))
    every = [key for _name, keys in found for key in keys]
    if len(set(every)) < len(every) or len({name for name, _keys in found}) < len(found):
        raise click.BadParameter(_("Una dimensión o una pregunta está dos veces."))
    return found


def targets(_ctx: click.Context, _param: click.Parameter, texts: Sequence[str]) -> Any:
    found: dict[str, dict[str, float]] = {}
    for text in texts:
        place, equals, share = text.rpartition("=")
        column, colon, category = place.partition(":")
        try:
            value = float(share.strip().rstrip("%").replace(",", "."))
        except ValueError:
            value = 0.0
        if not equals or not colon or not value > 0 or value == float("inf"):
            raise click.BadParameter(_("Escriba el reparto así: sexo:mujer=52."))
        found.setdefault(column.strip(), {})[category.strip()] = value
    return found
