"""The frame around a calculation: options, refusals and exit codes."""

import errno
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import Any

import click

from vinculo.kernel.calculation.answers import Answer, as_json, full_schema, readable
from vinculo.kernel.calculation.inputs import ONE, Inputs, refuse_unmeant, spooled
from vinculo.kernel.calculation.kinds import Level, level_words
from vinculo.kernel.calculation.patience import waiting
from vinculo.kernel.calculation.saying import missing_words, note_words, refusal_lines
from vinculo.kernel.click_words import in_own_words, teach_click
from vinculo.kernel.env import environment
from vinculo.kernel.tables import MissingFileError
from vinculo.kernel.words import figure, gettext_of, language
from vinculo.lib.tables import Column, TableError

_ = gettext_of("kernel")
teach_click()

DATA_REFUSED = 65
FILE_MISSING = 66
BUG = 70
DISK_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})

Columns = Sequence[Column] | Mapping[str, Sequence[Column]]
Examples = str | Mapping[str, str]


class CalculationCommand(click.Command):
    """A click command that knows its columns, the schema of its answer and its example."""

    columns: Mapping[str, Sequence[Column]]
    optional: frozenset[str]
    schema: Mapping[str, Any]
    examples: Mapping[str, Path]
    example_options: tuple[str, ...]
    words: Mapping[str, str]
    one_file: bool

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        super().format_options(ctx, formatter)
        for name, columns in self.columns.items():
            title = _("Columnas del archivo") if self.one_file else _("Columnas de --%s") % name
            rows = [(column.name, _described(column)) for column in columns]
            if rows:
                with formatter.section(title):
                    formatter.write_dl(rows)
        with formatter.section(_("Ejemplo")):
            formatter.write_text(self.example_line(ctx.command_path))

    def example_line(self, path: str) -> str:
        """How the command is run on its own example."""
        words = [path]
        for name, example in self.examples.items():
            words += [example.name] if self.one_file else [f"--{name}", example.name]
        return " ".join([*words, *self.example_options, "--json"])


def _described(column: Column) -> str:
    parts = [column.words, f"({_kinds()[str(column.kind)]})"]
    if column.minimum is not None or column.maximum is not None:
        low = "…" if column.minimum is None else figure(column.minimum)
        high = "…" if column.maximum is None else figure(column.maximum)
        parts.append(f"[{low}; {high}]" if language() == "es" else f"[{low}, {high}]")
    if column.choices:
        parts.append("|".join(column.choices))
    if not column.required:
        parts.append(_("Puede faltar."))
    if column.aliases:
        parts.append(_("También: %s.") % ", ".join(column.aliases))
    return " ".join(parts)


def _kinds() -> dict[str, str]:
    return {
        "text": _("texto"),
        "integer": _("entero"),
        "number": _("número"),
        "money": _("importe"),
        "date": _("fecha"),
        "moment": _("fecha y hora"),
        "boolean": _("sí o no"),
    }


def calculation(
    *,
    schema: Mapping[str, Any],
    columns: Columns = (),
    example: Examples | None = None,
    help: str = "",  # noqa: A002
    words: Mapping[str, str] | None = None,
    optional: Sequence[str] = (),
    example_options: Sequence[str] = (),
) -> Callable[[Any], CalculationCommand]:
    """Make a command of a function ``(inputs: Inputs, **options) -> Answer | None``.

    Stands above click's options; or above ``@click.command(help=…)``, which it then takes over.

    Args:
        schema: JSON Schema (2020-12) of the answer, printed by ``--schema``.
        columns: the columns of the one file, given as argument ``FILE``; or columns by the name
            of an option for each file; empty when there is no file.
        example: the packaged example, or examples by the same names, below the context's folder.
        help: what the command is for.
        words: the calculation's own sentences by code of problem, translated, with named places.
        optional: names of files that need not be given (``file`` for the only one).
        example_options: what else must be said to run the example.
    """

    def wrap(target: Any) -> CalculationCommand:
        made: click.Command = (
            target if isinstance(target, click.Command) else click.command(help=help)(target)
        )
        body = made.callback
        if body is None:
            raise TypeError("a calculation needs a function")
        given = columns if isinstance(columns, Mapping) else ({ONE: columns} if columns else {})
        found = {ONE: example} if isinstance(example, str) else dict(example or {})
        command = CalculationCommand(
            name=made.name, callback=None, params=list(made.params), help=made.help
        )
        command.columns = dict(given)
        command.one_file = not isinstance(columns, Mapping)
        command.optional = frozenset(optional)
        command.schema = full_schema(schema)
        home = Path(sys.modules[body.__module__].__file__ or "").resolve().parents[1]
        command.examples = {name: home / path for name, path in found.items()}
        command.example_options = tuple(example_options)
        command.words = words or {}
        command.params = [*_file_params(command), *command.params, *_shared_params(command)]
        _alike(command)
        command.callback = partial(_run, command, body)
        return in_own_words(command)

    return wrap


def _alike(command: CalculationCommand) -> None:
    """``--level`` means the same in every command, however the command declares it."""
    for parameter in command.params:
        if isinstance(parameter, click.Option) and parameter.name == "level":
            parameter.type, parameter.help, parameter.metavar = Level(), level_words(), None


def _file_params(command: CalculationCommand) -> list[click.Parameter]:
    kind = click.Path(path_type=Path, allow_dash=True)
    if command.one_file:
        if not command.columns:
            return []
        return [click.Argument(["file"], type=kind, required=False, metavar=_("[ARCHIVO]"))]
    return [
        click.Option([f"--{name}", name], type=kind, metavar="FILE", help=_("Archivo: %s.") % name)
        for name in command.columns
    ]


def _shared_params(command: CalculationCommand) -> list[click.Parameter]:
    shared: list[click.Parameter] = [
        click.Option(
            ["--json", "for_programs"], is_flag=True, help=_("Escribe la respuesta como JSON.")
        ),
        click.Option(
            ["--schema", "show_schema"],
            is_flag=True,
            expose_value=False,
            is_eager=True,
            callback=partial(_show_schema, command),
            help=_("Escribe el esquema JSON de la respuesta y termina."),
        ),
    ]
    if command.columns:
        shared += [
            click.Option(
                ["--map", "mapping"],
                multiple=True,
                metavar=_("COLUMNA=CAMPO"),
                help=_("Dice qué columna de su archivo es un campo; se puede repetir."),
            ),
            click.Option(["--sheet"], help=_("Hoja del libro, por nombre o número.")),
            click.Option(["--encoding"], help=_("Codificación del texto, si no se reconoce.")),
        ]
    if command.examples:
        shared.append(_example_param(command))
    return shared


def _example_param(command: CalculationCommand) -> click.Option:
    names = list(command.examples)
    several: dict[str, Any] = {"is_flag": False, "type": click.Choice(names)}
    return click.Option(
        ["--example", "show_example"],
        flag_value=names[0],
        expose_value=False,
        is_eager=True,
        callback=partial(_show_example, command),
        help=_("Escribe el archivo de ejemplo y termina."),
        **(several if len(names) > 1 else {"is_flag": True, "type": str}),
    )


def _show_schema(
    command: CalculationCommand, ctx: click.Context, _param: click.Parameter, wanted: bool
) -> None:
    if wanted and not ctx.resilient_parsing:
        click.echo(as_json(command.schema))
        ctx.exit()


def _show_example(
    command: CalculationCommand, ctx: click.Context, _param: click.Parameter, name: str | None
) -> None:
    if name and not ctx.resilient_parsing:
        click.echo(command.examples[name].read_bytes(), nl=False)
        ctx.exit()


def _run(command: CalculationCommand, body: Callable[..., Answer | None], **options: Any) -> None:
    """Read, calculate and answer; every way this can end has its exit code."""
    for_programs = options.pop("for_programs")
    with ExitStack() as stack:
        try:
            inputs = _inputs(command, options, stack)
            with waiting(_("Calculando")):
                answer = body(inputs, **options)
            written = (
                None if answer is None else _written(answer, inputs, for_programs=for_programs)
            )
        except TableError as error:
            _say("\n".join(refusal_lines(error, command.words)))
            raise click.exceptions.Exit(DATA_REFUSED) from None
        except MissingFileError as error:
            _say(missing_words(error))
            raise click.exceptions.Exit(FILE_MISSING) from None
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except OSError as error:
            if error.errno in DISK_FULL:
                raise
            _say(_("No se puede leer o escribir %s.") % (error.filename or error.strerror))
            raise click.exceptions.Exit(FILE_MISSING) from None
        except Exception as error:  # noqa: BLE001
            _fault(error)
            raise click.exceptions.Exit(BUG) from None
    if written is not None:
        click.echo(written)


def _written(answer: Answer, inputs: Inputs, *, for_programs: bool) -> str:
    if inputs.notes:
        told = [{"code": note.code, "words": note_words(note)} for note in inputs.notes]
        answer = {**answer, "warnings": [*answer.get("warnings", []), *told]}
    return as_json(answer) if for_programs else readable(answer)


def _inputs(command: CalculationCommand, options: dict[str, Any], stack: ExitStack) -> Inputs:
    paths: dict[str, Path] = {}
    for name in command.columns:
        path = options.pop(name)
        if path is not None:
            paths[name] = stack.enter_context(spooled(path))
        elif name not in command.optional:
            named = _("ARCHIVO") if command.one_file else f"--{name}"
            raise click.UsageError(_("Falta %s.") % named)
    inputs = Inputs(
        paths=paths,
        columns=command.columns,
        mapping=[_pair(text, command.columns) for text in options.pop("mapping", ())],
        sheet=options.pop("sheet", None),
        encoding=options.pop("encoding", None),
    )
    refuse_unmeant(inputs)
    return inputs


def _pair(text: str, files: Mapping[str, object]) -> tuple[str, str, str]:
    """``[file:]column=field`` in three; a column's name may hold «=» and «:», the field not."""
    left, equals, right = text.rpartition("=")
    if not equals or not left.strip() or not right.strip():
        raise click.BadParameter(_("Escriba --map COLUMNA=CAMPO."))
    target, colon, rest = left.partition(":")
    return (target, rest, right) if colon and target in files else ("", left, right)


def _say(words: str) -> None:
    sys.stdout.flush()
    click.echo(words, err=True)


def _fault(error: Exception) -> None:
    _say(
        _("Fallo del programa (%s): no es culpa de sus datos. Envíe este aviso a soporte.")
        % f"{type(error).__name__}: {error}"
    )
    if environment().get("VINCULO_DEBUG") == "true":
        import traceback

        _say("".join(traceback.format_exception(error)))
