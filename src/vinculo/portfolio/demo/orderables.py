"""What the practice company's customers can order of its service."""

from datetime import datetime, timedelta
from decimal import Decimal
from uuid import UUID

from vinculo.kernel.demo import demo_id
from vinculo.portfolio.contracts import OrderableDraft
from vinculo.portfolio.domain.orderables import parse_options
from vinculo.portfolio.services.orderables import withdraw_orderable, write_orderable

LONG_AGO = timedelta(days=400)
ITEMS = (
    (
        "router",
        OrderableDraft(
            name="Router wifi 6",
            name_en="Wi-Fi 6 router",
            description="Cubre unos 120 metros cuadrados; se configura solo.",
            description_en="Covers about 120 square metres and sets itself up.",
            price=Decimal("60.00"),
            most=3,
            lead_days=3,
            options=parse_options("Color / Colour*: Negro / Black; Blanco / White +5,00"),
            is_public=True,
        ),
    ),
    (
        "repetidor",
        OrderableDraft(
            name="Repetidor wifi",
            name_en="Wi-Fi repeater",
            description="Lleva la señal a otra planta o al patio.",
            description_en="Takes the signal to another floor or the yard.",
            price=Decimal("39.90"),
            most=6,
            lead_days=3,
            is_public=True,
        ),
    ),
    (
        "toma",
        OrderableDraft(
            name="Instalación de otra toma",
            name_en="Another socket, installed",
            description="Un técnico lleva el cable a otra habitación.",
            description_en="A technician takes the cable to another room.",
            price=Decimal("45.00"),
            most=8,
            lead_days=5,
            options=parse_options(
                "Franja / Time of day*: Mañana / Morning; Tarde / Afternoon\n"
                "Canaleta / Cable duct: Vista / Visible; Oculta / Hidden +20,00"
            ),
            is_public=True,
        ),
    ),
    (
        "cable",
        OrderableDraft(
            name="Cable de red",
            name_en="Network cable",
            description="En rollos de cinco metros.",
            description_en="In rolls of five metres.",
            price=Decimal("1.20"),
            least=5,
            most=100,
            step=5,
            lead_days=2,
        ),
    ),
    (
        "mastil",
        OrderableDraft(
            name="Mástil o antena a medida",
            name_en="Mast or aerial made to measure",
            description="Para casas sin vista al repetidor: se visita y se presupuesta.",
            description_en="For houses out of sight of the mast: visited and quoted first.",
            price=None,
            most=1,
            lead_days=15,
        ),
    ),
    (
        "decodificador",
        OrderableDraft(
            name="Decodificador antiguo",
            name_en="Old decoder",
            price=Decimal("25.00"),
            lead_days=3,
        ),
    ),
)


def sell(service_id: UUID, *, at: datetime) -> None:
    """Six items, the last of them withdrawn."""
    since = at - LONG_AGO
    for key, draft in ITEMS:
        write_orderable(
            service_id=service_id, draft=draft, at=since, new_item_id=demo_id(f"item:{key}")
        )
    withdraw_orderable(service_id=service_id, item_id=demo_id("item:decodificador"), at=at)
