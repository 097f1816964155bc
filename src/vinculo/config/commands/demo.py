"""Fill an empty installation with a demo company."""

import click

from vinculo.config.words import gettext_now as _

PATH = ("demo", "load")


@click.command(help=_("Llena una instalación vacía con una empresa de práctica."))
@click.argument(
    "company",
    required=False,
    default="conectasur",
    envvar="VINCULO_DEMO",
    metavar="[conectasur|practice]",
)
@click.option(
    "--scale",
    type=click.FloatRange(0.005, 3.0),
    default=1.0,
    show_default=True,
    envvar="VINCULO_DEMO_SCALE",
    help=_("Cuánta historia: 1.0 es el año entero."),
)
def command(company: str, scale: float) -> None:
    import gc
    import json

    from vinculo.config import demo
    from vinculo.config.console import say
    from vinculo.config.demos import demo_companies
    from vinculo.kernel import clock

    if company not in demo_companies:
        raise click.BadParameter(
            _("Hay estas empresas de práctica: %s") % ", ".join(demo_companies)
        )
    gc.disable()  # a short life with many rows, none of them in a circle
    told = demo.load(at=clock.now(), company=company, scale=scale, say=say)
    click.echo(json.dumps(told, ensure_ascii=False))
