"""The plan of ConectaSur's year, handed to the contexts: each writes its own rows."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from random import Random

from vinculo.analytics import demo_year as analytics
from vinculo.cases import demo_year as case_rows
from vinculo.cases.demo.offered import tell_offers
from vinculo.complaints import demo_watch as complaint_watch
from vinculo.complaints import demo_year as complaint_rows
from vinculo.complaints.demo_year.helps import write_helps
from vinculo.config.demos import Loading
from vinculo.config.demos.conectasur import (
    aftermath,
    calling,
    cases_of,
    complaints_of,
    goods_of,
    law_writing,
    statutory_of,
    waves_of,
)
from vinculo.config.demos.conectasur.matters import Matter, Plan
from vinculo.config.demos.conectasur.people import (
    NOT_LOOKED_AT,
    OLD,
    OTHERS,
    SERVICES,
    STAFF,
    TEAMS,
)
from vinculo.config.demos.conectasur.plan import SEED, plan
from vinculo.config.words import gettext_now as _
from vinculo.customers import demo_year as customer_rows
from vinculo.feedback import demo_year as feedback
from vinculo.identity import demo_year as identity
from vinculo.interactions import demo_year as interactions
from vinculo.kernel import jobs
from vinculo.kernel.actor import Role
from vinculo.kernel.ids import new_public_key
from vinculo.orders import demo_year as orders
from vinculo.organization import demo_year as organization
from vinculo.portfolio import demo_year as portfolio
from vinculo.portfolio.demo_year import terms as portfolio_terms
from vinculo.promises import demo_year as promises
from vinculo.routing import demo_year as routing
from vinculo.statutory import demo_year as statutory
from vinculo.statutory.demo_year import pauses as demo_pauses

YEAR = timedelta(days=366)
EVALUATE = "analytics.evaluate"


@dataclass(frozen=True, kw_only=True)
class Year:
    """Everything that happened, and what followed from it."""

    plan: Plan
    claims: list[aftermath.Claim]
    words: list[aftermath.Word]
    ratings: list[aftermath.Rated]
    leavers: dict[int, date]
    numbers: list[str]
    keys: list[str]
    papers: list[complaint_rows.Papers]
    lawful: list[statutory_of.Lawful]
    law_papers: list[statutory.Papers]


@lru_cache(maxsize=1)
def year_of(at: datetime, scale: float) -> Year:
    """The year, thought out once for all contexts that write parts of it."""
    made = plan(at=at, scale=scale, calendar=organization.shop_hours())
    chance = Random(SEED + 1)  # noqa: S311 - fiction, the same each time
    claims = aftermath.claims(made, chance)
    return Year(
        plan=made,
        claims=claims,
        words=aftermath.words_given(made, claims, chance),
        ratings=aftermath.ratings(made, chance),
        leavers=aftermath.leavers(made, claims, chance),
        numbers=[],
        keys=[],
        papers=[],
        lawful=statutory_of.lawful(
            made.matters,
            frozenset(claim.matter.place for claim in claims),
            since=portfolio_terms.signed_at(at),
        ),
        law_papers=[],
    )


def logins(load: Loading) -> None:
    """Thirty-odd people beside the five of the practice company."""
    load.say(_("personas, equipos y servicios"))
    staff = [
        identity.YearLogin(key=key, name=name, roles=(_role(team, number),))
        for team, people in STAFF.items()
        for number, (key, name) in enumerate(people)
    ]
    others = [identity.YearLogin(key=key, name=name, roles=roles) for key, name, roles in OTHERS]
    identity.write_logins([*staff, *others], at=load.at - YEAR)


def _role(team: str, number: int) -> Role:
    return Role.SUPERVISOR if number == 0 and team != OLD else Role.AGENT


def teams(load: Loading) -> None:
    """Five more teams; the old one grows."""
    organization.write_teams(
        [
            organization.YearTeam(
                key=key,
                name=TEAMS.get(key, ""),
                people=tuple(person for person, _name in people),
                lead=people[0][0] if key != OLD else "",
            )
            for key, people in STAFF.items()
        ],
        at=load.at - YEAR,
    )


def services(load: Loading) -> None:
    """Six more services with their standards."""
    portfolio.write_services(
        [
            portfolio.YearService(
                key=one.key,
                name=one.name,
                benefit=one.benefit,
                benefit_en=one.benefit_en,
                owner=one.owner,
                answer_hours=one.answer_hours,
                resolve_hours=one.resolve_hours,
                monthly=portfolio.YearMoney(
                    people=one.people,
                    hours=one.hours,
                    cost=one.cost,
                    margin=one.margin,
                    customers=one.customers,
                ),
            )
            for one in SERVICES
        ],
        since=load.at - YEAR,
        at=load.at,
    )


def numbers(load: Loading) -> None:
    """Think the year out, and keep the numbers of its cases: the practice cases come later.

    Receipts of its complaints, queries and faults are set meanwhile, by children of their own.
    """
    load.say(_("se piensa un año de casos"))
    year = year_of(load.at, load.scale)
    year.numbers[:] = case_rows.numbers([matter.opened_at for matter in year.plan.matters])
    year.keys[:] = [new_public_key() for _matter in year.plan.matters]
    receipts = [
        complaints_of.receipt(
            claim, number=year.numbers[claim.matter.place], key=year.keys[claim.matter.place]
        )
        for claim in year.claims
        if claim.steps[3]
    ]
    year.papers[:] = [complaint_rows.Papers(receipts)]
    year.law_papers[:] = [
        law_writing.papers(year.lawful, numbers=year.numbers, keys=year.keys, at=load.at)
    ]


def customers(load: Loading) -> None:
    """Who is a customer, what they have, who left and why."""
    year = year_of(load.at, load.scale)
    load.say(_("clientes y contratos"))
    people = [
        aftermath.gone(person, year.leavers.get(person.place)) for person in year.plan.customers
    ]
    customer_rows.write_customers(
        [
            customer_rows.YearCustomer(
                place=one.place,
                name=one.name,
                is_firm=one.is_firm,
                language=one.language,
                email=one.email,
                phone=one.phone,
                since=one.since,
                held=tuple(
                    customer_rows.YearHolding(
                        service=held.service,
                        since=held.since,
                        until=held.until,
                        price=held.price,
                        why_ended=held.why,
                    )
                    for held in one.held
                ),
                may_ask=one.may_ask,
            )
            for one in people
        ]
    )


def queues(load: Loading) -> None:
    """A queue and an address for each service."""
    routing.write_queues(
        [routing.YearQueue(key=one.key, name=one.queue, team=one.team) for one in SERVICES],
        since=load.at - YEAR,
    )
    interactions.write_mailboxes(
        [(one.key, one.name) for one in SERVICES],
        looked_at=[(one.key, one.owner) for one in SERVICES if one.key not in NOT_LOOKED_AT],
        at=load.at,
    )


def cases(load: Loading) -> None:
    """Threads, the cases themselves, their work, clocks and promises."""
    year = year_of(load.at, load.scale)
    cases_of.write(
        load,
        year.plan,
        year.words,
        numbers=year.numbers,
        keys=year.keys,
        claimed=_claimed(year),
    )


def goods(load: Loading) -> None:
    """What was ordered and what was nearly impossible, each with its promise."""
    load.say(_("pedidos y peticiones especiales"))
    year = year_of(load.at, load.scale)
    first, calendar = len(year.words), organization.shop_hours()
    chance = Random(SEED + 5)  # noqa: S311 - fiction
    sold = [*goods_of.sold(year.plan, year.numbers, calendar, chance, first=first)]
    asked = [*goods_of.asked(year.plan, year.numbers, first=first)]
    promises.write_promises([promise for _thing, promise in (*sold, *asked)])
    orders.write_orders([order for order, _promise in sold])
    orders.write_requests([request for request, _promise in asked], at=load.at)


def results(load: Loading) -> None:
    """How often each term was kept, month by month."""
    load.say(_("resultados de cada mes"))
    portfolio.write_results(_months(load.at))


def _claimed(year: Year) -> dict[int, aftermath.Claim]:
    return {claim.matter.place: claim for claim in year.claims}


def _months(at: datetime) -> list[tuple[datetime, datetime]]:
    """Twelve periods of thirty days that end today."""
    month = timedelta(days=30)
    return [(at - month * (back + 1), at - month * back) for back in range(11, -1, -1)]


def complaints(load: Loading) -> None:
    """Complaints with their terms of the law."""
    load.say(_("reclamaciones y plazos de la ley"))
    year = year_of(load.at, load.scale)
    [papers] = year.papers
    found = [complaints_of.complaint(claim) for claim in year.claims]
    complaint_rows.write_complaints(found, papers)
    write_helps(found)
    law_writing.write_terms(
        [complaints_of.filing(claim) for claim in year.claims if claim.steps[3]], at=load.at
    )


def lawful(load: Loading) -> None:
    """Queries and faults before the law: terms, promises, what was told, receipts, pauses."""
    load.say(_("consultas e incidencias ante la ley"))
    year = year_of(load.at, load.scale)
    [papers] = year.law_papers
    law_writing.write(year.lawful, papers, at=load.at)
    statutory.write_complaints(
        {
            cases_of.case_id_of(claim.matter): (claim.matter.service.key, claim.filed_at)
            for claim in year.claims
            if claim.steps[3]
        }
    )
    demo_pauses.write_pauses(law_writing.pauses(year.lawful, at=load.at))


def watched(load: Loading) -> None:
    """What the company does to see whether its complaints are well handled.

    The evaluation of the year is computed as soon as somebody works; a night would be too late.
    """
    complaint_watch.watch(load.at)
    tell_offers(load.at)
    jobs.defer(EVALUATE, arguments={"timestamp": 0}, queueing_lock=EVALUATE, queue="heavy")


def rating_rules(_load: Loading) -> None:
    """Every service asks after its cases."""
    feedback.write_rules([one.key for one in SERVICES])


def ratings(load: Loading) -> None:
    """What customers said afterwards, and two waves."""
    load.say(_("valoraciones y oleadas"))
    year = year_of(load.at, load.scale)
    feedback.write_ratings([_rating(rated) for rated in year.ratings])
    feedback.write_waves(waves_of.waves(year.plan, Random(SEED + 2)))  # noqa: S311 - fiction


def _rating(rated: aftermath.Rated) -> feedback.YearRating:
    matter: Matter = rated.matter
    return feedback.YearRating(
        place=matter.place,
        case_id=cases_of.case_id_of(matter),
        customer_id=customer_rows.customer_id(matter.customer.place),
        service=matter.service.key,
        asked_at=rated.asked_at,
        skipped=rated.skipped,
        score=rated.score,
        comment=rated.comment,
        answered_at=rated.answered_at,
    )


def calls(load: Loading) -> None:
    """A year of telephone calls."""
    load.say(_("llamadas"))
    year = year_of(load.at, load.scale)
    made = calling.calls(year.plan, load.scale, Random(SEED + 3))  # noqa: S311 - fiction
    analytics.write_calls(
        [
            analytics.YearCall(place=n, at=one.at, asked_s=one.asked_s, answered_s=one.answered_s)
            for n, one in enumerate(made)
        ],
        at=load.at,
    )
