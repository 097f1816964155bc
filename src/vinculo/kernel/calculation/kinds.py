"""Kinds of values that several commands ask for, asked for everywhere in the same way."""

from collections.abc import Callable
from datetime import date
from typing import Any

import click

from vinculo.kernel.words import gettext_of

_ = gettext_of("kernel")

Decorator = Callable[[Any], Any]


class Level(click.FloatRange):
    """The confidence of an interval: above 0.5 and below 1; a decimal comma will do."""

    def __init__(self) -> None:
        super().__init__(0.5, 1, min_open=True, max_open=True)

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> float:
        try:
            level = float(str(value).replace(",", "."))
        except ValueError:
            level = 0.0
        if not 0.5 < level < 1:
            self.fail(
                _("«%s» no es una confianza: entre 0,5 y 1, sin llegar; por ejemplo, 0,95.")
                % value,
                param,
                ctx,
            )
        return level


class Day(click.ParamType[date]):
    """A day, written as in ``2026-12-28``."""

    name = "day"

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:  # noqa: ARG002
        return _("AAAA-MM-DD")

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(str(value).strip())
        except ValueError:
            self.fail(_("«%s» no es un día: escriba 2026-12-28.") % value, param, ctx)


def level_option(default: float = 0.95) -> Decorator:
    """``--level``: the same range and the same words in every command that gives intervals."""
    return click.option(
        "--level", type=Level(), default=default, show_default=True, help=level_words()
    )


def level_words() -> str:
    """What ``--level`` is for."""
    return _("Confianza de los intervalos, entre 0,5 y 1 sin llegar.")
