"""The practice company's query whose customer was asked by telephone for what is missing."""

from datetime import datetime, timedelta

from vinculo.cases import api as cases
from vinculo.cases.contracts import CaseKind
from vinculo.identity import api as identity
from vinculo.kernel.demo import demo_id, demo_parts
from vinculo.portfolio.contracts import AskedBy
from vinculo.statutory.models import Matter
from vinculo.statutory.services import following, pausing
from vinculo.statutory.services.asking import COMPLETION, Missing

DAY, HOUR = timedelta(days=1), timedelta(hours=1)
TIME_TO_ANSWER = timedelta(days=40)


def load(at: datetime) -> None:
    """Its term stands still since yesterday, until the customer sends the contract."""
    marta = identity.actor_for(demo_id("user:marta"))
    if marta is None:
        return
    case_id = cases.open_case(
        actor=marta,
        service_id=demo_id("service:averias"),
        customer_id=demo_id("customer:carmen"),
        kind=CaseKind.QUERY,
        subject="Pregunta si su contrato cubre el router",
        text="Llama y pregunta si su contrato cubre el router que se estropeó.",
        at=at - 2 * DAY,
    )
    following.follow(case_id=case_id, at=at - 2 * DAY)
    if not Matter.objects.filter(case_id=case_id).exists():
        return
    missing = Missing(
        kind=COMPLETION,
        words="Una foto de la primera hoja de su contrato.",
        answer_by=(at + TIME_TO_ANSWER).date(),
        by=AskedBy.CALL,
        told_to="Carmen",
        told_at=at - DAY,
    )
    pausing.ask(case_id=case_id, missing=missing, actor=marta, at=at - DAY + HOUR)


demo_parts.add("statutory", load)
