"""Each matter of the plan as rows: thread, work item, clocks, promises, case, complaint."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from uuid import UUID

from vinculo.cases import demo_year as case_rows
from vinculo.cases.contracts import CaseKind
from vinculo.clocks import demo_year as clocks
from vinculo.config.demos import Loading
from vinculo.config.demos.conectasur.aftermath import Claim, Word
from vinculo.config.demos.conectasur.matters import Matter, Plan
from vinculo.config.demos.conectasur.people import NAMES
from vinculo.config.demos.conectasur.plan import SEED
from vinculo.config.words import gettext_now as _
from vinculo.customers.demo_year import customer_id
from vinculo.delivery import demo_year as delivery
from vinculo.interactions import demo_year as interactions
from vinculo.kernel.demo import demo_id
from vinculo.lib.calendar import Calendar
from vinculo.organization.demo_year import shop_hours
from vinculo.portfolio import demo_year as portfolio
from vinculo.promises import demo_year as promises
from vinculo.routing import demo_year as routing

NORMAL, BROKEN = 50, 90
A_MONTH = 500
"""So many cases are written together: about those of a month."""
TAGS = {"corte": "Obra en la calle", "lento": "Nodo saturado", "importe": "Abono prometido"}
KINDS = {"complaint": CaseKind.COMPLAINT, "claim": CaseKind.CLAIM}


def case_id_of(matter: Matter) -> UUID:
    """The id of a matter's case."""
    return case_rows.case_id(matter.place, matter.opened_at)


def agent_of(matter: Matter) -> UUID:
    """Who has it."""
    return demo_id(f"user:{matter.agent}")


def keys_of(matter: Matter) -> tuple[str, ...]:
    """Who may see it."""
    owner = agent_of(matter) if matter.answered_at else None
    registrar = None if matter.is_mail else agent_of(matter)
    return case_rows.keys_of(service=matter.service.key, people=(owner, registrar))


def write(
    load: Loading,
    plan: Plan,
    words: Sequence[Word],
    *,
    numbers: Sequence[str],
    keys: Sequence[str],
    claimed: Mapping[int, Claim],
) -> None:
    """Write threads and work, cases, and the clocks and promises of each.

    What has to be asked is asked first. Each month's letters go into the search, by the server,
    while the next month's are made.
    """
    calendar = shop_hours()
    clocks.freeze(calendar)
    told = [*zip(plan.matters, numbers, keys, strict=True)]
    writer = _Writer(
        at=load.at,
        calendar=calendar,
        terms=case_rows.terms(),
        order=routing.order(),
        rules=portfolio.clock_rules(),
        claimed=claimed,
        chance=Random(SEED + 4),  # noqa: S311 - fiction
    )
    load.say(_("casos: mensajes, historiales y plazos"))
    for first in range(0, len(told), A_MONTH):
        writer.write(told[first : first + A_MONTH])
    load.say(_("promesas"))
    promises.write_promises([_promise(word) for word in words])


Told = tuple[Matter, str, str]
"""A matter, its number and its key."""


@dataclass(frozen=True, kw_only=True)
class _Writer:
    at: datetime
    calendar: Calendar
    terms: case_rows.Terms
    order: routing.Order
    rules: Mapping[tuple[UUID, str], str]
    claimed: Mapping[int, Claim]
    chance: Random

    def write(self, told: Sequence[Told]) -> None:
        """Some matters with all that hangs on them."""
        left = interactions.write_threads([_thread(*one) for one in told if one[0].is_mail])
        delivery.write_mails([delivery.YearMail(**vars(mail)) for mail in left])
        routing.write_items([_item(one[0], self.at) for one in told], order=self.order)
        case_rows.write_cases(
            [_case(*one, self.claimed.get(one[0].place), self.chance) for one in told],
            terms=self.terms,
        )
        clocks.write_clocks(
            [clock for one in told for clock in _clocks(one[0], self.rules)],
            calendar=self.calendar,
            at=self.at,
        )


def _thread(matter: Matter, number: str, key: str) -> interactions.YearThread:
    return interactions.YearThread(
        place=matter.place,
        key=key,
        subject=matter.subject,
        service=matter.service.key,
        customer_id=customer_id(matter.customer.place),
        name=matter.customer.name,
        address=matter.customer.email,
        agent_id=agent_of(matter),
        agent=NAMES[matter.agent],
        reference=number,
        keys=keys_of(matter),
        letters=tuple(
            interactions.YearLetter(
                at=letter.at, is_ours=letter.is_ours, text=letter.text, mood_of=letter.mood
            )
            for letter in matter.letters
        ),
    )


def _item(matter: Matter, at: datetime) -> routing.YearItem:
    is_live = matter.resolved_at is None
    due = _next_due(matter)
    is_late = is_live and due is not None and due < at
    taken = matter.answered_at
    return routing.YearItem(
        place=matter.place,
        subject=f"case:{case_id_of(matter)}",
        queue=matter.service.key,
        at=matter.opened_at,
        due_at=due if is_live else matter.solve_due_at,
        priority=BROKEN if is_late else NORMAL,
        upset_pct=interactions.upset_pct(matter.letters[0].mood) if matter.is_mail else None,
        owner_id=agent_of(matter) if taken else None,
        taken_at=taken,
        finished_at=matter.resolved_at,
        parked_at=matter.letters[-1].at if matter.waits else None,
    )


def _next_due(matter: Matter) -> datetime | None:
    """What falls due next on a case that lives."""
    if matter.resolved_at or matter.waits:
        return None
    if matter.answered_at is None:
        return min(matter.answer_due_at, matter.solve_due_at)
    return matter.solve_due_at


def _clocks(matter: Matter, rules: Mapping[tuple[UUID, str], str]) -> Iterator[clocks.YearClock]:
    service_id = demo_id(f"service:{matter.service.key}")
    hours = matter.service
    for kind, length, due, warn, stopped in (
        ("first_answer", hours.answer_hours, matter.answer_due_at, matter.answer_warn_at,
         matter.answered_at),
        ("resolution", hours.resolve_hours, matter.solve_due_at, matter.solve_warn_at,
         matter.first_resolved_at),
    ):  # fmt: skip
        is_paused = kind == "resolution" and matter.waits
        yield clocks.YearClock(
            subject=f"case:{case_id_of(matter)}",
            kind=kind,
            rule=rules[service_id, kind],
            target=timedelta(hours=length),
            keys=keys_of(matter),
            started_at=matter.opened_at,
            warn_at=warn,
            due_at=due,
            stopped_at=stopped,
            paused_at=matter.letters[-1].at if is_paused else None,
        )


def _promise(word: Word) -> promises.YearPromise:
    matter = word.matter
    return promises.YearPromise(
        place=word.place,
        source=word.source,
        words=word.words,
        service=matter.service.key,
        customer_id=customer_id(matter.customer.place),
        owner_id=agent_of(matter),
        subject=f"case:{case_id_of(matter)}",
        keys=keys_of(matter),
        given_at=word.given_at,
        due_at=word.due_at,
        warn_at=word.warn_at,
        state=word.state,
        ended_at=word.ended_at,
        repaired_at=word.repaired_at,
    )


def _case(
    matter: Matter, number: str, key: str, claim: Claim | None, chance: Random
) -> case_rows.YearCase:
    due = _next_due(matter)
    first = due == matter.answer_due_at
    warn = (matter.answer_warn_at if first else matter.solve_warn_at) if due else None
    by_phone = not matter.is_mail
    is_noted = by_phone or (matter.answered_at is not None and chance.random() < 0.12)
    tag = TAGS.get(matter.topic.key, "")
    return case_rows.YearCase(
        place=matter.place,
        number=number,
        key=key,
        subject=matter.subject,
        kind=KINDS[kind_of(claim)] if claim else matter.topic.kind,
        leaf=matter.topic.leaf,
        tag=tag if matter.answered_at and chance.random() < 0.2 else "",
        service=matter.service.key,
        customer_id=customer_id(matter.customer.place),
        conversation_id=(
            interactions.thread_id(matter.place, matter.letters[0].at) if matter.is_mail else None
        ),
        item_id=routing.item_id(matter.place, matter.opened_at),
        agent_id=agent_of(matter),
        registered_by=agent_of(matter) if by_phone else None,
        note=matter.plot.note if is_noted else "",
        waits=matter.waits,
        opened_at=matter.opened_at,
        first_answered_at=matter.answered_at,
        first_resolved_at=matter.first_resolved_at,
        reopened_at=matter.reopened_at,
        resolved_at=matter.resolved_at,
        closed_at=matter.closed_at,
        due_at=due,
        warn_at=warn,
        messages=tuple(
            case_rows.YearMessage(
                id=interactions.letter_id(matter.place, place, letter.at),
                at=letter.at,
                is_ours=letter.is_ours,
            )
            for place, letter in enumerate(matter.letters)
        )
        if matter.is_mail
        else (),
    )


def kind_of(claim: Claim) -> str:
    """A complaint of how somebody was treated, or a claim."""
    return "complaint" if claim.matter.topic.key == "trato" else "claim"
