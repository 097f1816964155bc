"""What became of orders and special requests of the year: kept, late, given back, called off."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from random import Random

from vinculo.config.demos.conectasur.cases_of import agent_of, case_id_of, keys_of
from vinculo.config.demos.conectasur.matters import ZONE, Matter, Plan
from vinculo.config.demos.conectasur.texts import Good, Wish
from vinculo.customers.demo_year import customer_id
from vinculo.lib.calendar import Calendar
from vinculo.orders import demo_year as orders
from vinculo.orders.contracts import OrderState, RequestState
from vinculo.promises import demo_year as promises

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
LEAD_DAYS = {"router": 3, "repetidor": 3, "toma": 5, "cable": 2}
FATES = (("kept", 84), ("late", 7), ("returned", 4), ("cancelled", 4), ("short", 1))
PROOFS = ("Firmado por quien lo recibió.", "Entregado en mano.", "Lo confirma por teléfono.")
BACK = (
    "No le llega a la otra planta.",
    "Lo pidió dos veces sin querer.",
    "No era lo que esperaba.",
)
OFF = ("Ya no le hace falta.", "Se lo ha dejado un familiar.", "Se muda antes de que llegue.")
GONE = "Uno venía roto y no quedan: se descuenta de la factura."
TELLS_IN = 5 * DAY
_S = OrderState
Sold = tuple[orders.YearOrder, promises.YearPromise]
Asked = tuple[orders.YearRequest, promises.YearPromise]


def sold(
    plan: Plan, numbers: Sequence[str], calendar: Calendar, chance: Random, *, first: int
) -> Iterator[Sold]:
    """Each order with its promise; promises are numbered from ``first``."""
    for matter in plan.matters:
        if matter.plot.goods and matter.first_resolved_at:
            number = numbers[matter.place]
            yield _sold(matter, matter.plot.goods, number, plan.at, calendar, chance, first)


def _sold(
    matter: Matter,
    good: Good,
    number: str,
    at: datetime,
    calendar: Calendar,
    chance: Random,
    first: int,
) -> Sold:
    confirmed = matter.first_resolved_at or at
    due = orders.due_of(calendar, confirmed, LEAD_DAYS[good.item])
    fate = chance.choices([name for name, _n in FATES], [n for _name, n in FATES])[0]
    if fate == "short" and good.quantity == 1:
        fate = "kept"
    steps = [step for step in _steps(matter, confirmed, due, fate, chance) if step.at < at]
    states = [step.state for step in steps if step.state]
    came, back = 0, 0
    if {_S.DELIVERED, _S.PARTLY} & {*states}:
        came = good.quantity - (fate == "short")
    if states[-1] is _S.RETURNED:
        back = came
    promise = _promise(matter, first + matter.place, confirmed, due, steps, at)
    order = orders.YearOrder(
        place=matter.place,
        case_id=case_id_of(matter),
        case_number=number,
        service=matter.service.key,
        agent_id=agent_of(matter),
        deliver_to="Donde tiene el servicio",
        goods=(
            orders.YearGood(
                item=good.item,
                quantity=good.quantity,
                chosen=dict(good.chosen),
                came=came,
                back=back,
            ),
        ),
        steps=tuple(steps),
        due_at=due,
        promise_id=promises.promise_id(promise.place, promise.given_at),
        is_told=matter.is_mail,
    )
    words = orders.ORDER_WORDS.format(number=order.number)
    return order, _said(promise, words, f"order:{order.id}:1")


def _steps(
    matter: Matter, confirmed: datetime, due: datetime, fate: str, chance: Random
) -> Iterator[orders.YearStep]:
    """Its whole way, what is still ahead too."""
    length = due - confirmed
    step = orders.YearStep
    began = max(matter.opened_at, confirmed - timedelta(minutes=chance.randrange(3, 15)))
    yield step(what="composed", at=began, state=_S.DRAFT)
    yield step(what="confirmed", at=confirmed, state=_S.CONFIRMED)
    yield step(what="told" if matter.is_mail else "not_told", at=confirmed, state=None)
    if fate == "cancelled":
        at = _whole(confirmed + 0.12 * length * chance.random() + HOUR)
        yield step(what="cancelled", at=at, state=_S.CANCELLED, words=chance.choice(OFF))
        return
    yield step(what="preparing", at=_whole(confirmed + 0.1 * length), state=_S.PREPARING)
    sent = _whole(confirmed + 0.3 * length)
    yield step(what="sent", at=sent, state=_S.SENT)
    came = _by_day(confirmed + (0.45 + 0.45 * chance.random()) * length, chance)
    if fate == "late":
        came = _by_day(due + chance.randrange(10, 80) * HOUR, chance)
    came = max(came, sent + HOUR)
    if fate == "short":
        yield step(what="partly", at=came, state=_S.PARTLY, words=chance.choice(PROOFS))
        yield step(what="short", at=came + 3 * HOUR, state=_S.SHORT, words=GONE)
        return
    yield step(what="delivered", at=came, state=_S.DELIVERED, words=chance.choice(PROOFS))
    if fate == "returned":
        back = _by_day(came + chance.randrange(3, 12) * DAY, chance)
        yield step(what="returned", at=back, state=_S.RETURNED, words=chance.choice(BACK))


def _by_day(moment: datetime, chance: Random) -> datetime:
    """That day, at an hour at which parcels come; none comes on a Sunday."""
    local = moment.astimezone(ZONE)
    if local.weekday() == 6:
        local -= DAY
    hour, minute = chance.randrange(9, 19), chance.randrange(60)
    return local.replace(hour=hour, minute=minute, second=0, microsecond=0).astimezone(
        moment.tzinfo
    )


def _whole(moment: datetime) -> datetime:
    return moment.replace(microsecond=0)


def _promise(
    matter: Matter,
    place: int,
    given: datetime,
    due: datetime,
    steps: Sequence[orders.YearStep],
    at: datetime,
) -> promises.YearPromise:
    """The promise of the day: kept by what came in time, taken back by what was called off."""
    done = next((one.at for one in steps if one.what == "delivered"), None)
    off = next((one.at for one in steps if one.what in {"cancelled", "short"}), None)
    return _ended(matter, place, given=given, due=due, done=done, off=off, at=at)


def _ended(
    matter: Matter,
    place: int,
    *,
    given: datetime,
    due: datetime,
    done: datetime | None,
    off: datetime | None,
    at: datetime,
) -> promises.YearPromise:
    warn = _whole(given + 0.75 * (due - given))
    state, ended, repaired = ("at_risk" if warn < at else "open"), None, None
    if off and off <= due:
        state, ended = "withdrawn", off
    elif done and done <= due:
        state, ended = "kept", done
    elif due < at:
        state, ended, repaired = ("repaired" if done else "broken"), due, done
    return promises.YearPromise(
        place=place,
        source="word",
        words="",
        service=matter.service.key,
        customer_id=customer_id(matter.customer.place),
        owner_id=agent_of(matter),
        subject=f"case:{case_id_of(matter)}",
        keys=keys_of(matter),
        given_at=given,
        due_at=due,
        warn_at=warn,
        state=state,
        ended_at=ended,
        repaired_at=repaired,
    )


def _said(promise: promises.YearPromise, words: str, origin: str) -> promises.YearPromise:
    return replace(promise, words=words, origin=origin)


def asked(plan: Plan, numbers: Sequence[str], *, first: int) -> Iterator[Asked]:
    """Each special request with the promise to tell what becomes of it."""
    for matter in plan.matters:
        if matter.plot.wish and matter.answered_at:
            number = numbers[matter.place]
            yield _asked(matter, matter.plot.wish, number, plan.at, first + matter.place)


def _asked(matter: Matter, wish: Wish, number: str, at: datetime, place: int) -> Asked:
    answered, ended = matter.answered_at or at, matter.first_resolved_at
    began = _whole(matter.opened_at + 0.5 * (answered - matter.opened_at))
    due = began + TELLS_IN
    tried = _whole(began + 0.7 * (ended - began)) if ended else _whole(began + 0.7 * (at - began))
    promise = _ended(matter, place, given=began, due=due, done=ended, off=None, at=at)
    request = orders.YearRequest(
        place=matter.place,
        case_id=case_id_of(matter),
        case_number=number,
        service=matter.service.key,
        agent_id=agent_of(matter),
        wanted=wish.wanted,
        asked_at=began,
        due_at=due,
        promise_id=promises.promise_id(promise.place, promise.given_at),
        attempts=(
            orders.YearAttempt(
                at=tried, tried=wish.tried, with_whom=wish.with_whom, result=wish.result
            ),
        ),
        state=RequestState(wish.state) if ended else RequestState.TRYING,
        outcome=wish.outcome if ended else "",
        alternative=wish.alternative if ended else "",
        told_how="" if matter.is_mail or not ended else "por teléfono",
        ended_at=ended,
    )
    words = orders.REQUEST_WORDS.format(number=f"{number}-E1")
    return request, _said(promise, words, f"request:{request.id}")
