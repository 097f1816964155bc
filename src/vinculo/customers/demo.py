"""The customers of the practice company; all of them invented."""

from datetime import datetime, timedelta
from decimal import Decimal

from vinculo.customers.contracts import (
    ContactKind,
    CustomerKind,
    EndReason,
    NewHolding,
    Purpose,
)
from vinculo.customers.services import add_contact_point, register
from vinculo.customers.services.holdings import consent, hold
from vinculo.kernel.actor import SYSTEM
from vinculo.kernel.demo import demo_id, demo_parts

_HOME = CustomerKind.PERSON
_FIRM = CustomerKind.ORGANISATION

PEOPLE = (
    ("lucia", "Lucía Romero Ortega", _HOME, "lucia.romero@example.com", "959 000 118"),
    ("carmen", "Clínica Dental Ibáñez", _FIRM, "carmen@clinicaibanez.example.com", "959 000 142"),
    ("antonio", "Antonio Garrido Peña", _HOME, "a.garrido@example.net", "600 000 131"),
    ("segura", "Segura Instalaciones, S. L.", _FIRM, "oficina@segura.example.com", "959 000 160"),
    ("josema", "José Manuel Vázquez Ríos", _HOME, "josema.vr@example.org", "600 000 174"),
    ("inma", "Inmaculada Domínguez Sáez", _HOME, "inma.dominguez@example.com", "600 000 186"),
    ("thomas", "Thomas Whitfield", _HOME, "t.whitfield@example.org", "600 000 193"),
    ("rocio", "Rocío Márquez Cano", _HOME, "rociomarquez@example.net", "600 000 207"),
    ("manuel", "Manuel Ñíguez Bravo", _HOME, "manuel.niguez@example.com", "600 000 215"),
    ("dolores", "Dolores de la Fuente Gil", _HOME, "familia.fuente@example.net", "959 000 221"),
    ("ramon", "Ramón de la Fuente Gil", _HOME, "familia.fuente@example.net", "959 000 221"),
    ("molino", "Panadería El Molino", _FIRM, "elmolino@example.org", "959 000 233"),
    ("aicha", "Aicha Benali", _HOME, "aicha.benali@example.com", "600 000 248"),
    ("beatriz", "Beatriz Ponce Leal", _HOME, "bea.ponce@example.net", "600 000 256"),
)


HELD = (
    ("lucia", "averias", 400, None, "29.90", None),
    ("carmen", "averias", 380, None, "64.50", None),
    ("antonio", "averias", 350, None, "34.90", None),
    ("segura", "averias", 300, None, "82.00", None),
    ("josema", "averias", 280, 35, "29.90", EndReason.SERVICE),
    ("inma", "averias", 260, None, "29.90", None),
    ("thomas", "averias", 240, None, "34.90", None),
    ("rocio", "averias", 230, None, "39.90", None),
    ("manuel", "averias", 220, 90, "29.90", EndReason.PRICE),
    ("dolores", "averias", 200, None, "29.90", None),
    ("molino", "averias", 160, None, "58.00", None),
    ("aicha", "averias", 12, None, "29.90", None),
    ("beatriz", "averias", 90, None, "34.90", None),
)
"""Who has what since how many days, until how many days ago, for how much a month, why it ended."""
NOT_TO_ASK = frozenset({"ramon", "segura"})
SAID_NOTHING = frozenset({"molino", "beatriz"})


def load(at: datetime) -> None:
    """Fourteen customers; two of them share an address, as families do."""
    for number, (key, name, kind, email, phone) in enumerate(PEOPLE):
        since = at - timedelta(days=420 - 23 * number)
        customer_id = register(
            name=name,
            kind=ContactKind.EMAIL,
            value=email,
            customer_kind=kind,
            language="en" if key == "thomas" else "es",
            at=since,
            customer_id=demo_id(f"customer:{key}"),
        )
        add_contact_point(
            customer_id=customer_id, kind=ContactKind.PHONE, value=phone, by=SYSTEM, at=since
        )
    _load_held(at)


def _load_held(at: datetime) -> None:
    """What they have from us, and who lets us ask how it was."""
    for number, (key, service, since, until, price, why) in enumerate(HELD):
        new = NewHolding(
            customer_id=demo_id(f"customer:{key}"),
            service_id=demo_id(f"service:{service}"),
            since=(at - timedelta(days=since)).date(),
            until=(at - timedelta(days=until)).date() if until else None,
            price=Decimal(price),
            why_ended=why,
            reference=f"CS-{1000 + number}",
        )
        hold(new, by=SYSTEM, at=at - timedelta(days=since))
    for number, (key, *_rest) in enumerate(PEOPLE):
        if key not in SAID_NOTHING:
            consent(
                customer_id=demo_id(f"customer:{key}"),
                purpose=Purpose.ASKING,
                given=key not in NOT_TO_ASK,
                words="Contrato firmado",
                by=SYSTEM,
                at=at - timedelta(days=420 - 23 * number),
            )


demo_parts.add("customers", load)
