"""The practice company's promises outside of cases, and what it says of itself."""

from datetime import datetime, timedelta

from vinculo.kernel.actor import SYSTEM
from vinculo.kernel.demo import demo_id, demo_parts
from vinculo.promises.contracts import NewClaim, NewPromise, Place, Proof, Source
from vinculo.promises.services import claiming, promising

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
KEPT, BROKEN, AT_RISK, OPEN = "kept", "broken", "at_risk", "open"

PROMISES = (
    (Source.CONTRACT, "Visita de mantenimiento de la centralita", "carmen", 40, 30, KEPT),
    (Source.CONTRACT, "Cambio del equipo averiado en un día", "segura", 9, 1, BROKEN),
    (Source.CONTRACT, "Línea de repuesto instalada", "molino", 4, 4.4, AT_RISK),
    (Source.DUTY, "Contestar la reclamación en quince días", "dolores", 25, 15, KEPT),
    (Source.DUTY, "Contestar la reclamación en quince días", "beatriz", 3, 15, OPEN),
    (Source.CLAIM, "Instalación en diez días, como decía el anuncio", "aicha", 16, 10, KEPT),
)
"""What binds the company, to do what, for whom, given how many days ago, for how many days."""

IN_HANDS_OF = {1: "party:postes", 2: "party:postes", 5: "party:tiendas"}
"""Those of the promises, by number, that a third party has to keep."""

CLAIMS = (
    (
        "Una persona le contesta antes de cuatro horas",
        "A person answers you within four hours",
        Place.COMMITMENT,
        "first_answer",
        True,
    ),
    (
        "Su avería, resuelta el mismo día y siempre",
        "Your fault, solved the same day and always",
        Place.ADVERT,
        "",
        False,
    ),
)


def load(at: datetime) -> None:
    """Six promises of three sources, a public commitment and an advert that nothing backs."""
    for number, (source, words, customer, ago, days, state) in enumerate(PROMISES):
        given = at - ago * DAY
        promise_id = promising.open_promise(
            NewPromise(
                source=source,
                words=words,
                service_id=demo_id("service:averias"),
                customer_id=demo_id(f"customer:{customer}"),
                owner_id=demo_id("user:raul"),
                party_id=demo_id(IN_HANDS_OF[number]) if number in IN_HANDS_OF else None,
                given_at=given,
                due_at=given + days * DAY,
                origin=f"demo:{number}",
                keys=(f"queue:{demo_id('queue:averias')}",),
            ),
            actor=SYSTEM,
            at=given,
        )
        if state == KEPT:
            promising.keep(
                promise_id=promise_id,
                proof=Proof.FILE,
                words="Parte firmado por el cliente.",
                actor=SYSTEM,
                at=given + (days - 1) * DAY,
            )
        elif state == BROKEN:
            promising.hear_breach(promise_id=promise_id, at=given + days * DAY)
        elif state == AT_RISK:
            promising.hear_warning(promise_id=promise_id, at=at - HOUR)
    for words, words_en, place, metric, is_public in CLAIMS:
        new = NewClaim(
            words=words,
            words_en=words_en,
            place=place,
            where="" if is_public else "Cuña de radio de invierno",
            service_id=demo_id("service:averias"),
            metric=metric,
            since=(at - 60 * DAY).date(),
        )
        claim_id = claiming.write(new, actor=SYSTEM, at=at - 60 * DAY)
        if is_public:
            claiming.publish(claim_id=claim_id, actor=SYSTEM, at=at - 59 * DAY)


demo_parts.add("promises", load)
