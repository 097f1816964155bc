"""The practice company's orders, one in each part of its way, and two special requests."""

from datetime import datetime, timedelta
from decimal import Decimal
from uuid import UUID

from vinculo.cases import api as cases
from vinculo.cases.contracts import CaseKind, Outcome
from vinculo.identity import api as identity
from vinculo.kernel.actor import Actor
from vinculo.kernel.demo import demo_id, demo_parts
from vinculo.orders.contracts import RequestState
from vinculo.orders.domain.requests import Ending
from vinculo.orders.models import Order, OrderLine, SpecialRequest
from vinculo.orders.services import asking, composing, following, requesting, story
from vinculo.promises.contracts import Asked

DAY, HOUR = timedelta(days=1), timedelta(hours=1)
BLACK, WHITE = {"Color": "Negro"}, {"Color": "Blanco"}
MORNING = {"Franja": "Mañana", "Canaleta": "Oculta"}
LEAF = "Instalación nueva"
Line = tuple[str, int, dict[str, str], str | None]


def load(at: datetime) -> None:
    """Orders from draft to delivered, late, in part, called off, put off; two requests."""
    marta = _agent("marta")
    asked: list[Line] = [("repetidor", 1, {}, None)]
    _draft("beatriz", "Pregunta por un repetidor", asked, marta, at - 2 * HOUR)
    _order("carmen", "Quiere dos routers", [("router", 2, WHITE, None)], marta, at - 3 * HOUR)
    late = _order(
        "segura", "Otra toma en el despacho", [("toma", 1, MORNING, None)], marta, at - 9 * DAY
    )
    following.prepare(order_id=late, actor=marta, at=at - 8 * DAY)
    following.send(order_id=late, actor=marta, at=at - 7 * DAY)
    lines: list[Line] = [("cable", 10, {}, None), ("repetidor", 2, {}, None)]
    part = _order("molino", "Cable y repetidores para la nave", lines, marta, at - 2 * DAY)
    cable = OrderLine.objects.get(order=part, name="Cable de red")
    following.deliver(
        order_id=part,
        quantities={cable.pk: 10},
        proof="Albarán 2231, recibido en la nave.",
        actor=marta,
        at=at - DAY,
    )
    for customer, ago in (("dolores", 40), ("aicha", 25)):
        since = at - ago * DAY
        done = _order(customer, "Pide un router", [("router", 1, BLACK, None)], marta, since)
        following.deliver(
            order_id=done, proof="Lo recibió en mano.", actor=marta, at=since + 2 * DAY
        )
        _end(done, marta, since + 2 * DAY)
    off = _order("dolores", "Mástil a medida", [("mastil", 1, {}, "410.00")], marta, at - 12 * DAY)
    following.cancel(
        order_id=off,
        reason="El cliente se muda y ya no lo necesita.",
        actor=marta,
        at=at - 11 * DAY,
    )
    _end(off, marta, at - 11 * DAY)
    later = _order("segura", "Otro repetidor, sin prisa", asked, marta, at - DAY)
    asking.ask_for(
        order_id=later,
        due_on=story.today(at) + 20 * DAY,
        how=Asked.CALL,
        words="Llama: no hay nadie en el despacho hasta dentro de tres semanas.",
        actor=marta,
        at=at - 2 * HOUR,
    )
    _requests(marta, at)


def _requests(marta: Actor, at: datetime) -> None:
    trying = _ask(
        "carmen", "Que se lo instalen el 24 de diciembre por la tarde", marta, at - DAY, days=4
    )
    requesting.note_attempt(
        request_id=trying,
        tried="Preguntar a la contrata por un técnico de guardia",
        with_whom="Redes del Sur",
        result="Contestan mañana antes de las doce.",
        actor=marta,
        at=at - 5 * HOUR,
    )
    told = _ask("aicha", "Conservar su número de hace veinte años", marta, at - 20 * DAY, days=5)
    requesting.note_attempt(
        request_id=told,
        tried="Pedir el número al operador anterior",
        with_whom="Portabilidad",
        result="Lo devuelven si se pide por escrito.",
        actor=marta,
        at=at - 18 * DAY,
    )
    requesting.end(
        request_id=told,
        ending=Ending(
            state=RequestState.ACHIEVED,
            outcome="Su número vuelve a ser suyo desde el lunes.",
            otherwise="por teléfono",
        ),
        seen=None,
        actor=marta,
        at=at - 17 * DAY,
    )
    case_id = SpecialRequest.objects.values_list("case_id", flat=True).get(pk=told)
    _resolve(case_id, marta, at - 17 * DAY)


def _ask(customer: str, wanted: str, actor: Actor, at: datetime, *, days: int) -> UUID:
    case_id = _case(customer, wanted, CaseKind.REQUEST, actor, at)
    assert actor.user_id is not None  # noqa: S101 - a person of the practice company
    wish = requesting.Wish(wanted=wanted, owner_id=actor.user_id, due_at=at + days * DAY)
    return requesting.ask(case_id=case_id, wish=wish, actor=actor, at=at)


def _draft(customer: str, subject: str, lines: list[Line], actor: Actor, at: datetime) -> UUID:
    case_id = _case(customer, subject, CaseKind.ORDER, actor, at)
    order_id = composing.begin(case_id=case_id, actor=actor, at=at)
    for item, quantity, chosen, agreed in lines:
        new = composing.NewLine(
            item_id=demo_id(f"item:{item}"),
            quantity=quantity,
            chosen=chosen,
            agreed=Decimal(agreed) if agreed else None,
        )
        composing.add_line(order_id=order_id, new=new, actor=actor, at=at)
    details = composing.Details(deliver_to="Donde tiene el servicio")
    composing.set_details(order_id=order_id, details=details, actor=actor, at=at)
    return order_id


def _order(customer: str, subject: str, lines: list[Line], actor: Actor, at: datetime) -> UUID:
    order_id = _draft(customer, subject, lines, actor, at)
    due_on = story.today(at) + 5 * DAY
    following.confirm(order_id=order_id, due_on=due_on, actor=actor, at=at)
    return order_id


def _end(order_id: UUID, actor: Actor, at: datetime) -> None:
    """Nothing is left to do on the case of an order that came or was called off."""
    _resolve(Order.objects.values_list("case_id", flat=True).get(pk=order_id), actor, at)


def _resolve(case_id: UUID, actor: Actor, at: datetime) -> None:
    """With its class, where the company has them."""
    classes = cases.classing(actor=actor, case_id=case_id).classes
    cases.resolve_case(
        case_id=case_id,
        outcome=Outcome.SOLVED,
        actor=actor,
        at=at,
        subject_class=next((one.id for one in classes if one.name == LEAF), None),
    )


def _case(customer: str, subject: str, kind: CaseKind, actor: Actor, at: datetime) -> UUID:
    case_id = cases.open_case(
        actor=actor,
        service_id=demo_id("service:averias"),
        customer_id=demo_id(f"customer:{customer}"),
        kind=kind,
        subject=subject,
        text="Lo pide por teléfono.",
        at=at,
    )
    answered = "Le digo qué hay, cuánto cuesta y para cuándo."
    cases.add_note(case_id=case_id, text=answered, actor=actor, at=at, is_told=True)
    return case_id


def _agent(key: str) -> Actor:
    found = identity.actor_for(demo_id(f"user:{key}"))
    if found is None:
        raise LookupError(key)
    return found


demo_parts.add("orders", load)
