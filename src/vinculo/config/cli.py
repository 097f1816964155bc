"""The command ``vinculo``: every context's ``commands/*.py``, found by name, imported when used.

Nothing heavy is imported for ``--help``: names and first lines are read from the files as text.
A command module says ``USES_DJANGO = False`` when it calculates on files or sets up by itself,
and ``NEEDS_DATABASE = False`` when it can begin while the database is away.
"""

import ast
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from vinculo.config.refusals import Exit, RefusalError
from vinculo.config.words import gettext_now as _
from vinculo.kernel.click_words import in_own_words, teach_click
from vinculo.kernel.words import gettext_of

teach_click()

PACKAGE = Path(__file__).resolve().parents[1]


@dataclass(frozen=True)
class Found:
    """One command file, read but not imported."""

    module: str
    path: tuple[str, ...]
    help: str
    uses_django: bool
    needs_database: bool

    @property
    def words(self) -> str:
        """The help in the reader's language, by the catalogue of the command's context."""
        return gettext_of(self.module.split(".")[1])(self.help)


def discover() -> list[Found]:
    """All command files of all contexts."""
    files = PACKAGE.glob("*/commands/*.py")
    return [_read(file) for file in sorted(files) if file.name != "__init__.py"]


def _read(file: Path) -> Found:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    constants = {
        target.id: ast.literal_eval(node.value)
        for node in tree.body
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name) and target.id in {"PATH", "USES_DJANGO", "NEEDS_DATABASE"}
    }
    return Found(
        module=f"vinculo.{file.parent.parent.name}.commands.{file.stem}",
        path=tuple(constants.get("PATH", (file.stem.strip("_").replace("_", "-"),))),
        help=_help(tree),
        uses_django=bool(constants.get("USES_DJANGO", True)),
        needs_database=bool(constants.get("NEEDS_DATABASE", True)),
    )


def _help(tree: ast.Module) -> str:
    """``help="…"`` or ``help=_("…")`` of the command, else the first line of the module."""
    for node in ast.walk(tree):
        if isinstance(node, ast.keyword) and node.arg == "help":
            value = node.value
            if isinstance(value, ast.Call) and value.args:
                value = value.args[0]
            if isinstance(value, ast.Constant):
                return str(value.value)
            break
    return (ast.get_docstring(tree) or "").split("\n", 1)[0]


class RefusedError(click.ClickException):
    """A refusal as click shows it: words on standard error, and its exit code."""

    def __init__(self, refusal: RefusalError) -> None:
        super().__init__(refusal.words)
        self.exit_code = int(refusal.exit_code)  # type: ignore[misc]

    def show(self, file: Any = None) -> None:  # noqa: ARG002
        from vinculo.config.console import complain

        complain(self.message)


class LazyGroup(click.Group):
    """A group whose commands are imported when one of them is asked for."""

    def __init__(self, found: list[Found], depth: int = 0, **options: Any) -> None:
        super().__init__(**options)
        self._depth = depth
        self._found: dict[str, list[Found]] = {}
        for entry in found:
            self._found.setdefault(entry.path[depth], []).append(entry)
        self._data: str | None = None

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return sorted(self._found)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        rows = [
            (name, own.words if (own := self._own(name)) else self._names(name))
            for name in sorted(self._found)
        ]
        with formatter.section(_("Órdenes")):
            formatter.write_dl(rows)

    def _names(self, name: str) -> str:
        return ", ".join(entry.path[self._depth + 1] for entry in self._below(name))

    def _own(self, name: str) -> Found | None:
        """The command called exactly ``name``; others may hang below it."""
        return next((e for e in self._found[name] if len(e.path) == self._depth + 1), None)

    def _below(self, name: str) -> list[Found]:
        return [entry for entry in self._found[name] if len(entry.path) > self._depth + 1]

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        self._data = _data_of(args) or (ctx.obj or {}).get("data")
        return super().resolve_command(ctx, args)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self._found:
            return None
        own, below = self._own(cmd_name), self._below(cmd_name)
        if own is None:
            return in_own_words(LazyGroup(below, self._depth + 1, name=cmd_name))
        data = self._data or (ctx.obj or {}).get("data")
        try:
            command = _load(own, data)
        except RefusalError as refusal:
            raise RefusedError(refusal) from None
        return _over(command, below, self._depth + 1) if below else command

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except RefusalError as refusal:
            raise RefusedError(refusal) from None


def _data_of(arguments: list[str]) -> str | None:
    """``--data`` wherever it stands: the settings must know it before the command is imported."""
    for index, word in enumerate(arguments):
        if word == "--":
            return None
        if word.startswith("--data="):
            return word.partition("=")[2]
        if word == "--data" and index + 1 < len(arguments):
            return arguments[index + 1]
    return None


def _load(found: Found, data: str | None) -> click.Command:
    if not found.uses_django:
        return _with_data(_command_of(found))
    from vinculo.config import beside

    beside.prepare(data)
    command = _with_data(_command_of(found))
    if found.needs_database and command.callback is not None:
        command.callback = _guarded(command.callback, beside.require_database, beside.translated)
    return command


def _over(command: click.Command, below: list[Found], depth: int) -> click.Group:
    """``command`` with others below it; it runs when none of them is asked for."""
    act = command.callback

    @click.pass_context
    def run(ctx: click.Context, /, **options: Any) -> Any:
        return act(**options) if act is not None and ctx.invoked_subcommand is None else None

    return in_own_words(
        LazyGroup(
            below,
            depth,
            name=command.name,
            help=command.help,
            params=command.params,
            callback=run,
            invoke_without_command=True,
        )
    )


def _command_of(found: Found) -> click.Command:
    command = import_module(found.module).command
    if not isinstance(command, click.Command):
        raise TypeError(f"{found.module}.command is no click command")
    return command


def _with_data(command: click.Command) -> click.Command:
    if all(parameter.name != "data" for parameter in command.params):
        command.params.append(
            click.Option(
                ["--data", "data"],
                metavar="DIR",
                expose_value=False,
                help=_("Carpeta de datos de la instalación."),
            )
        )
    return in_own_words(command)


def _guarded(
    callback: Callable[..., Any], check: Callable[[], None], translated: Any
) -> Callable[..., Any]:
    @wraps(callback)
    def run(*args: Any, **options: Any) -> Any:
        check()
        with translated():
            return callback(*args, **options)

    return run


@click.group(
    cls=LazyGroup,
    found=discover(),
    name="vinculo",
    context_settings={"help_option_names": ["-h", "--help"]},
    help=_("Una empresa y su relación con sus clientes, en una sola aplicación."),
)
@click.option("--data", metavar="DIR", help=_("Carpeta de datos de la instalación."))
@click.pass_context
def cli(ctx: click.Context, data: str | None) -> None:
    ctx.obj = {"data": data}


in_own_words(cli)


def main() -> None:
    """The entry point."""
    try:
        cli.main(prog_name="vinculo")
    except RefusalError as refusal:  # raised outside of a group's invoke
        RefusedError(refusal).show()
        sys.exit(int(refusal.exit_code))
    except OSError as error:
        import errno

        if error.errno not in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}:
            raise
        from vinculo.config.console import complain

        where = error.filename or error.strerror
        complain(_("El disco está lleno (%s): libere espacio y repita la orden.") % where)
        sys.exit(int(Exit.DISK))


if __name__ == "__main__":
    main()
