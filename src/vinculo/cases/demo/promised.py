"""What the practice company's people promised on its cases: kept, broken, still open."""

from datetime import datetime, timedelta

from vinculo.cases.models import Case
from vinculo.interactions import api as interactions
from vinculo.kernel.actor import SYSTEM
from vinculo.kernel.demo import demo_id
from vinculo.promises import api as promises
from vinculo.promises.contracts import NewPromise, Source

HOUR = timedelta(hours=1)
WORDS = (
    ("rocio-precio", "marta", "Llamarla con el precio de la tarifa nueva", 30, 34),
    ("fran-permanencia", "javier", "Enviarle por escrito que no hay permanencia nueva", 20, 2),
)
"""On the case of which mail, who, what, how many hours ago, for how many hours."""


def give_words(at: datetime) -> None:
    """One that is nearly due, and one that broke; the clocks say so as they do every day."""
    for mail, who, words, ago, length in WORDS:
        found = interactions.intake(demo_id(f"mail:{mail}"))
        case = Case.objects.get(conversation_id=str(found.conversation_id))
        given = at - ago * HOUR
        person = demo_id(f"user:{who}")
        promises.open_promise(
            NewPromise(
                source=Source.WORD,
                words=words,
                service_id=case.service_id,
                customer_id=case.customer_id,
                subject=f"case:{case.pk}",
                owner_id=person,
                given_by=person,
                given_at=given,
                due_at=given + length * HOUR,
                origin=f"demo:{mail}",
                keys=tuple(case.access_keys),
            ),
            actor=SYSTEM,
            at=given,
        )
