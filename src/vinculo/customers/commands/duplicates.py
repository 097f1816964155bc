"""Find customers who stand twice in a file, with the reasons."""

from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING

import click

from vinculo.customers.commands.likeness.columns import COLUMNS, SCHEMA
from vinculo.customers.commands.likeness.words import WORDS
from vinculo.customers.domain.duplicates.columns import ENOUGH, NAMES, SURNAMES
from vinculo.kernel.calculation import Answer, Inputs, Patience, calculation
from vinculo.kernel.words import gettext_of
from vinculo.lib.tables import Table, TableError

if TYPE_CHECKING:
    from vinculo.customers.domain.duplicates.features import Features

PATH = ("customers", "duplicates")
USES_DJANGO = False
NEEDS_DATABASE = False

_ = gettext_of("customers")


@calculation(
    help=_("Busca clientes repetidos en un archivo, con su probabilidad y sus razones."),
    columns=COLUMNS,
    schema=SCHEMA,
    example="examples/duplicates.csv",
    words=WORDS,
)
@click.option(
    "--threshold",
    type=click.FloatRange(0.5, 1.0, max_open=True),
    default=0.9,
    show_default=True,
    help=_("Probabilidad desde la que dos registros son el mismo cliente."),
)
@click.option(
    "--review",
    type=click.FloatRange(0.0, 1.0, min_open=True),
    default=0.5,
    show_default=True,
    help=_("Probabilidad desde la que un par se muestra para que alguien lo mire."),
)
@click.option(
    "--region",
    default="ES",
    show_default=True,
    help=_("País de los teléfonos sin prefijo (ES, MX, PT…)."),
)
def command(inputs: Inputs, *, threshold: float, review: float, region: str) -> Answer:
    from vinculo.customers.commands.likeness.telling import answer_of
    from vinculo.customers.domain.duplicates.find import find_duplicates

    table = inputs.table()
    _refuse_nothing(table)
    features = _features(table, _known_region(region))
    with inputs.progress(_("Buscando clientes repetidos"), 1.0) as bar:
        found = find_duplicates(
            features, threshold=threshold, review=min(review, threshold), progress=_teller(bar)
        )
    return answer_of(table, features, found, threshold=threshold, review=min(review, threshold))


def _refuse_nothing(table: Table) -> None:
    """Refuse a file without columns that tell customers apart."""
    known = {column.name for column in COLUMNS if column.name in table} - {"id"}
    if len(known) < 2 and not known & ENOUGH:
        raise TableError.of("nothing_to_compare")


def _known_region(region: str) -> str:
    import phonenumbers

    if region.upper() not in phonenumbers.SUPPORTED_REGIONS:
        raise click.BadParameter(_("«%s» no es un país de dos letras.") % region)
    return region.upper()


def _features(table: Table, region: str) -> "Features":
    from vinculo.customers.domain.contact_points import normal_phone
    from vinculo.customers.domain.duplicates.features import prepare

    @lru_cache(maxsize=1 << 18)
    def phone(text: str) -> str:
        return normal_phone(text, region=region)

    columns = {name: table.texts(name) for name in NAMES if name in table}
    if "given_name" in columns and not SURNAMES & columns.keys():
        columns["full_name"] = columns.pop("given_name")  # «nombre» alone holds the whole name
    return prepare(columns, phone=phone, size=len(table))


def _teller(bar: Patience) -> Callable[[str, int, int], None]:
    """Moves the bar: comparing is most of the work."""
    reached = 0.0
    shares = {"blocking": (0.0, 0.2), "comparing": (0.2, 0.4), "learning": (0.6, 0.3)}

    def tell(stage: str, done: int, total: int) -> None:
        nonlocal reached
        begins, weighs = shares.get(stage, (0.9, 0.1))
        now = begins + weighs * (done / total if total else 1.0)
        bar.advance(max(0.0, now - reached))
        reached = max(reached, now)

    return tell
