"""Raw messages into the same intake as every other way in, one JSON line each."""

import errno
import json
import re
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, BinaryIO

import click
from django.db import Error, InterfaceError, OperationalError, connection
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from vinculo.interactions import api
from vinculo.interactions.contracts import Intake, Outcome
from vinculo.kernel import clock

PATH = ("mail", "deliver")
DATABASE_AWAY = 75
NO_INPUT = 66
POLL_SECONDS = 0.1
_LENGTH = re.compile(r"^(\d+(?:\.\d+)?)(ms|s|m|)$")
_UNITS = {"ms": 0.001, "s": 1.0, "m": 60.0, "": 1.0}
SCHEMA = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "vinculo mail deliver",
    "description": "One line for each message, in the order given.",
    "type": "object",
    "required": ["id", "key", "outcome", "case", "reason"],
    "additionalProperties": False,
    "properties": {
        "id": {"type": "string", "format": "uuid"},
        "key": {"type": "string"},
        "outcome": {"enum": [outcome.value for outcome in Outcome]},
        "case": {"type": ["string", "null"]},
        "reason": {"type": "string"},
    },
}


class Length(click.ParamType[float]):
    """A length of time: ``10s``, ``500ms``, ``2m``."""

    name = "length"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> float:
        found = _LENGTH.match(str(value))
        if found is None:
            self.fail(_("«%(value)s» no es un tiempo: escriba 10s.") % {"value": value}, param, ctx)
        return float(found[1]) * _UNITS[found[2]]


@click.command(
    help=gettext_lazy("Entrega mensajes de correo en bruto; una línea JSON por mensaje.")
)
@click.argument("files", nargs=-1, metavar="FILE…|-")
@click.option(
    "--wait",
    type=Length(),
    default="0s",
    metavar="10s",
    help=gettext_lazy("Espera a que cada mensaje esté leído y tenga caso."),
)
@click.option("--schema", is_flag=True, help=gettext_lazy("Muestra el esquema JSON y termina."))
@click.pass_context
def command(ctx: click.Context, *, files: tuple[str, ...], wait: float, schema: bool) -> None:
    """Deliver each file; what was answered is kept, what was not stays with the caller."""
    if schema:
        click.echo(json.dumps(SCHEMA, ensure_ascii=False, indent=2))
        return
    if not files:
        raise click.UsageError(_("Diga qué archivos entregar, o «-» para la entrada estándar."))
    try:
        ctx.exit(_deliver(files, wait))
    except (OperationalError, InterfaceError) as error:
        click.echo(_away(error), err=True)
        ctx.exit(DATABASE_AWAY)


def _deliver(files: tuple[str, ...], wait: float) -> int:
    status = 0
    for name, source in _sources(files):
        if isinstance(source, OSError):
            click.echo(
                _("No se puede leer %(file)s: %(why)s")
                % {"file": name, "why": source.strerror or str(source)},
                err=True,
            )
            status = NO_INPUT
            continue
        with closing(source):
            taken = api.take_in(source, via="command", at=clock.now())
        _answer(_settled(taken, wait) if wait else taken)
    return status


def _sources(files: tuple[str, ...]) -> Iterator[tuple[str, BinaryIO | OSError]]:
    for name in files:
        if name == "-":
            yield name, sys.stdin.buffer
            continue
        try:
            path = Path(name)
            if path.is_dir():
                raise IsADirectoryError(errno.EISDIR, _("es una carpeta"))
            yield name, path.open("rb")
        except OSError as error:
            yield name, error


def _settled(taken: Intake, wait: float) -> Intake:
    """What became of it once it is read and has its case, or after ``wait`` seconds."""
    until = time.monotonic() + wait
    now = taken
    while time.monotonic() < until:
        if now.is_settled and (now.reference or now.outcome not in _WITH_CASE):
            break
        time.sleep(POLL_SECONDS)
        now = api.intake(taken.id)
    return now


_WITH_CASE = {Outcome.STORED, Outcome.DUPLICATE}


def _answer(taken: Intake) -> None:
    line = {
        "id": str(taken.id),
        "key": taken.key,
        "outcome": taken.outcome.value,
        "case": taken.reference or None,
        "reason": taken.reason,
    }
    click.echo(json.dumps(line, ensure_ascii=False))
    sys.stdout.flush()


def _away(error: Error) -> str:
    connection.close()
    return _(
        "La base de datos no está disponible; lo que no tiene respuesta no se ha perdido: "
        "entréguelo otra vez. (%(error)s)"
    ) % {"error": str(error).strip()}
