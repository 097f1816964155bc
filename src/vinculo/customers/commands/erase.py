"""Borra a una persona: sus datos se van de tablas, historia y archivos; la evidencia queda."""

import json
from dataclasses import asdict
from datetime import datetime
from uuid import UUID

import click
from django.utils.translation import gettext as _

from vinculo.customers.contracts import ErasureReason, ErasureView
from vinculo.customers.domain.errors import UnknownCustomerError
from vinculo.customers.services import hiding
from vinculo.kernel import clock
from vinculo.kernel.actor import SYSTEM
from vinculo.kernel.errors import DomainError, words_for

PATH = ("customers", "erase")
REFUSED, UNKNOWN = 65, 66


@click.command(
    help=_(
        "Borra a una persona: sus datos se van de tablas, historia y archivos; la evidencia queda."
    )
)
@click.argument("customer_id", type=click.UUID)
@click.option("--dry-run", is_flag=True, help=_("Dice qué se borraría y no cambia nada."))
@click.option(
    "--reason",
    type=click.Choice([each.value for each in ErasureReason]),
    default=ErasureReason.ASKED.value,
    show_default=True,
    help=_("Por qué se borra: lo único que guarda la evidencia."),
)
@click.option("--json", "as_json", is_flag=True, help=_("Escribe la respuesta en JSON."))
def command(customer_id: UUID, *, dry_run: bool, reason: str, as_json: bool) -> None:
    """Borra a una persona: sus datos se van de tablas, historia y archivos; la evidencia queda."""
    try:
        if dry_run:
            found = hiding.what_would_go(customer_id=customer_id, by=SYSTEM)
        else:
            found = _erase(customer_id, ErasureReason(reason), at=clock.now())
    except UnknownCustomerError as error:
        click.echo(words_for(error), err=True)
        raise click.exceptions.Exit(UNKNOWN) from None
    except DomainError as error:
        click.echo(words_for(error), err=True)
        raise click.exceptions.Exit(REFUSED) from None
    _say(found, as_json=as_json, dry_run=dry_run)


def _erase(customer_id: UUID, reason: ErasureReason, *, at: datetime) -> ErasureView:
    """What was begun and cut off goes on; it is done before the command ends."""
    cluster = hiding.begin_erasure(
        customer_id=customer_id, reason=reason, by=SYSTEM, at=at, later=False
    )
    return hiding.erase_begun(customer_id=cluster, at=at)


def _say(found: ErasureView, *, as_json: bool, dry_run: bool) -> None:
    if as_json:
        answer = {**asdict(found), "customer_id": str(found.customer_id), "dry_run": dry_run}
        click.echo(json.dumps(answer, ensure_ascii=False))
        return
    click.echo(_("Se borraría:") if dry_run else _("Se ha borrado:"))
    for model, number in found.rows.items():
        click.echo(f"  {model}: {number}")
    click.echo(_("Archivos: %(n)s") % {"n": found.files})
    for place, number in found.mentions.items():
        click.echo(_("La nombra otra fila: %(place)s (%(n)s)") % {"place": place, "n": number})
