"""The customers of the practice company; all of them invented."""

from datetime import datetime, timedelta

from vinculo.customers.contracts import ContactKind, CustomerKind
from vinculo.customers.services import add_contact_point, register
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


demo_parts.add("customers", load)
