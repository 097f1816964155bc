"""An old mailbox as history: from an mbox file, or from a folder on the mailbox's own server."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import click
from django.db import InterfaceError, OperationalError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from vinculo.interactions.domain.errors import EmptyArchiveError, MailboxProblemError
from vinculo.interactions.labels import PROBLEMS, REASONS
from vinculo.interactions.selectors import threads
from vinculo.interactions.services import history, importing
from vinculo.kernel import clock
from vinculo.kernel.errors import DomainError, words_for

PATH = ("mail", "import")
DATA_REFUSED, NO_INPUT, UNAVAILABLE, DATABASE_AWAY = 65, 66, 69, 75
SCHEMA = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "vinculo mail import",
    "type": "object",
    "required": ["read", "kept", "known", "bad", "problems"],
    "additionalProperties": False,
    "properties": {
        **{name: {"type": "integer", "minimum": 0} for name in ("read", "kept", "known", "bad")},
        "problems": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["position", "reason", "words"],
                "additionalProperties": False,
                "properties": {
                    "position": {"type": "integer", "minimum": 1},
                    "reason": {"type": "string"},
                    "words": {"type": "string"},
                },
            },
        },
    },
}


@click.command(
    help=gettext_lazy(
        "Trae un buzón antiguo como historia: sin acuses, sin avisos y sin trabajo para nadie. "
        "Se puede repetir."
    )
)
@click.argument("file", required=False, type=click.Path(path_type=Path), metavar="FILE.mbox")
@click.option("--mailbox", metavar="ADDRESS", help=gettext_lazy("El buzón al que pertenece."))
@click.option(
    "--imap", "folder", metavar="FOLDER", help=gettext_lazy("Una carpeta de su servidor.")
)
@click.option("--schema", is_flag=True, help=gettext_lazy("Muestra el esquema JSON y termina."))
@click.pass_context
def command(
    ctx: click.Context, *, file: Path | None, mailbox: str | None, folder: str | None, schema: bool
) -> None:
    """Import; JSON on standard output, progress and words on standard error."""
    if schema:
        click.echo(json.dumps(SCHEMA, ensure_ascii=False, indent=2))
        return
    if (file is None) == (folder is None) or not mailbox:
        raise click.UsageError(_("Diga un archivo o --imap con una carpeta, y --mailbox."))
    try:
        ctx.exit(_import(file, folder or "", mailbox))
    except (OperationalError, InterfaceError) as error:
        click.echo(str(error).strip(), err=True)
        ctx.exit(DATABASE_AWAY)


def _import(file: Path | None, folder: str, address: str) -> int:
    box = next((one for one in threads.mailboxes() if one.address == address.lower()), None)
    if box is None:
        click.echo(_("No hay ningún buzón %(address)s.") % {"address": address}, err=True)
        return DATA_REFUSED
    try:
        if file is None:
            messages = importing.in_folder(box.id, folder, now=clock.now)
            summary = _shown(messages, box.id)
        else:
            with file.open("rb") as opened:
                summary = _shown(importing.in_mbox(opened), box.id)
    except OSError as error:
        click.echo(f"{file}: {error.strerror or error}", err=True)
        return NO_INPUT
    except EmptyArchiveError as error:
        click.echo(words_for(error), err=True)
        return DATA_REFUSED
    except MailboxProblemError as error:
        click.echo(f"{PROBLEMS[error.problem]} {error.detail}".strip(), err=True)
        return UNAVAILABLE
    except DomainError as error:
        click.echo(words_for(error), err=True)
        return DATA_REFUSED
    _answer(summary)
    return 0


def _shown(messages: Iterator[importing.Old], mailbox_id: UUID) -> importing.Summary:
    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=Console(file=sys.stderr), transient=True) as progress:
        line = progress.add_task(_("Importando"), total=None)

        def tell(summary: importing.Summary) -> None:
            words = _("%(n)s mensajes leídos") % {"n": summary.read}
            progress.update(line, description=words)

        return importing.import_all(
            messages,
            mailbox_id=mailbox_id,
            now=clock.now,
            tell=tell,
        )


def _answer(summary: importing.Summary) -> None:
    said = {
        "read": summary.read,
        "kept": summary.counts[history.KEPT],
        "known": summary.counts[history.KNOWN],
        "bad": summary.counts[history.BAD],
        "problems": [
            {"position": place, "reason": reason, "words": str(REASONS.get(reason, reason))}
            for place, reason in summary.problems
        ],
    }
    click.echo(json.dumps(said, ensure_ascii=False))
