"""The practice company's service, with its standards, in a portfolio of three."""

from datetime import datetime, timedelta
from decimal import Decimal

from vinculo.kernel.demo import demo_id, demo_parts
from vinculo.portfolio.contracts import Metric, StandardDraft
from vinculo.portfolio.demo.decisions import decide
from vinculo.portfolio.demo.law import sign
from vinculo.portfolio.demo.orderables import sell
from vinculo.portfolio.demo.portfolio import enrich
from vinculo.portfolio.services import create_service, create_standard
from vinculo.portfolio.services.catalogue import InEnglish

STANDING_SINCE = timedelta(days=365)


def load(at: datetime) -> None:
    """«Averías e instalación», owned by Raúl, with standards a year old."""
    since = at - STANDING_SINCE
    service_id = create_service(
        name="Averías e instalación",
        benefit=(
            "Que la conexión vuelva a funcionar, o funcione por primera vez, sin que el cliente "
            "tenga que insistir: un técnico, una cita y una sola explicación."
        ),
        english=InEnglish(
            benefit=(
                "That the connection works again, or for the first time, without the customer "
                "having to insist: one technician, one appointment and one explanation."
            )
        ),
        owner_id=demo_id("user:raul"),
        product="Línea de fibra y su router",
        at=since,
        service_id=demo_id("service:averias"),
    )
    for draft in (
        StandardDraft(
            metric=Metric.FIRST_ANSWER,
            target=timedelta(hours=4),
            calendar_id=demo_id("calendar:shop"),
            words="Una persona le contesta antes de cuatro horas de nuestro horario de atención.",
            words_en="A person answers you within four hours of our opening time.",
            staff_words="Cuenta la primera respuesta de una persona, no el acuse automático.",
            staff_words_en="A person's first answer counts, not the automatic one.",
        ),
        StandardDraft(
            metric=Metric.RESOLUTION,
            target=timedelta(hours=24),
            min_share_pct=Decimal(90),
            calendar_id=demo_id("calendar:shop"),
            words="Su avería queda resuelta en veinticuatro horas de nuestro horario de atención.",
            words_en="Your fault is solved within twenty-four hours of our opening time.",
            staff_words="Se detiene mientras esperamos un dato del cliente o que esté en casa.",
            staff_words_en="It stops while we wait for a detail or for the customer to be home.",
        ),
    ):
        create_standard(service_id=service_id, draft=draft, at=since)
    enrich(service_id, at=at, since=since)
    sell(service_id, at=at)
    decide(service_id, at=at)
    sign(at)


demo_parts.add("portfolio", load)
