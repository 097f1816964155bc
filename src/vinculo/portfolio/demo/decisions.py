"""The practice company's three decisions and the third parties that serve with it."""

from datetime import datetime, time, timedelta
from decimal import Decimal
from uuid import UUID
from zoneinfo import ZoneInfo

from vinculo.identity import api as identity
from vinculo.kernel.demo import demo_id
from vinculo.organization import api as organization
from vinculo.portfolio.contracts import PartyKind
from vinculo.portfolio.domain.decisions import Form, Instrument, Kind, OptionDraft, Rating
from vinculo.portfolio.services.catalogue import day_of
from vinculo.portfolio.services.decisions import (
    DecisionDraft,
    add_option,
    choose,
    digest_of_options,
    open_decision,
    rate_candidate,
    write_finding,
)
from vinculo.portfolio.services.parties import (
    PartyDraft,
    PartyStandardDraft,
    agree_standard,
    create_party,
    record_party_result,
)

DAY = timedelta(days=1)
CANDIDATES = (
    ("Asistencia de noche", "8.6", None, "Onda Onuba", "6.9"),
    ("Aviso de cortes antes de que ocurran", "8.9", "6.1", "Onda Onuba", "7.4"),
    ("Repetidor de wifi en préstamo", "6.4", "7.2", "FibraMar", "5.8"),
    ("Tienda con cita", "5.1", "6.8", "FibraMar", "6.8"),
)
FINDINGS = (
    (
        Instrument.COMPARISON,
        "Dos operadores nacionales citan a tres días; uno, por tramos de cuatro horas.",
        "Cuatro llamadas a cada uno en mayo, con su parte",
        8,
    ),
    (
        Instrument.SURVEYS,
        "Lo primero que se pide es saber a qué hora vienen; el precio de la visita, lo cuarto.",
        "Encuesta tras la avería, segundo trimestre",
        214,
    ),
    (
        Instrument.COMPLAINTS,
        "Una de cada tres quejas de averías es por no saber la hora.",
        "Registro de reclamaciones, enero a junio",
        61,
    ),
)
RESULTS = ((3, 41, 46), (2, 44, 47), (1, 46, 49))
SALES = ((3, 96, 108), (2, 90, 104), (1, 88, 107))


def decide(faults_id: UUID, *, at: datetime) -> None:
    """Two third parties with results; one decision of each kind, the first still open."""
    ana = identity.actor_for(demo_id("user:ana"))
    posts, shops = _parties(at)
    _asked(
        posts,
        faults_id,
        "Poste repuesto",
        "Poste repuesto en tres días laborables.",
        90,
        RESULTS,
        at,
    )
    _asked(
        shops,
        faults_id,
        "Alta con su hoja",
        "El cliente sale de la tienda con la hoja de su servicio en la mano.",
        95,
        SALES,
        at,
    )
    if ana is None:
        return
    _which(at)
    level = _level(faults_id, at)
    form = _form(faults_id, posts, at)
    today = day_of(at)
    choose(
        decision_id=level[0],
        read=digest_of_options(level[0]),
        option_id=level[1],
        reason="Lo que más se pide es saber la hora, y cuesta dos llamadas por visita.",
        review_on=today + 120 * DAY,
        by=ana,
        at=at - 60 * DAY,
    )
    choose(
        decision_id=form[0],
        read=digest_of_options(form[0]),
        option_id=form[1],
        reason="Los postes son veinte al mes: no dan para una cuadrilla propia.",
        review_on=today - 3 * DAY,
        by=ana,
        at=at - 180 * DAY,
    )


def _parties(at: datetime) -> tuple[UUID, UUID]:
    today = day_of(at)
    posts = PartyDraft(
        kind=PartyKind.OUTSOURCER,
        name="Postes del Tinto",
        does="Repone postes y cable de fachada en toda la costa.",
        since=today - 700 * DAY,
        owner_id=demo_id("user:raul"),
    )
    shops = PartyDraft(
        kind=PartyKind.DISTRIBUTOR,
        name="Tiendas Marisma",
        does="Vende las altas en Isla Cristina y Ayamonte.",
        since=today - 420 * DAY,
        owner_id=demo_id("user:raul"),
    )
    return (
        create_party(posts, at=at, party_id=demo_id("party:postes")),
        create_party(shops, at=at, party_id=demo_id("party:tiendas")),
    )


def _asked(
    party_id: UUID,
    service_id: UUID,
    name: str,
    words: str,
    goal: int,
    results: tuple[tuple[int, int, int], ...],
    at: datetime,
) -> None:
    standard_id = agree_standard(
        party_id=party_id,
        draft=PartyStandardDraft(
            service_id=service_id,
            name=name,
            words=words,
            goal_pct=Decimal(goal),
            calendar_id=demo_id("calendar:shop"),
        ),
        by=demo_id("user:raul"),
        at=at - 365 * DAY,
    )
    zone = ZoneInfo(organization.company().timezone)
    for months, kept, n in results:
        first = day_of(at) - 30 * months * DAY
        record_party_result(
            standard_id=standard_id,
            kept=kept,
            n=n,
            since=datetime.combine(first, time(), zone),
            until=datetime.combine(first + 30 * DAY, time(), zone),
            source="Parte mensual, repasado con nuestras visitas",
            by=demo_id("user:raul"),
            at=at,
        )


def _which(at: datetime) -> None:
    opened = at - 21 * DAY
    made = open_decision(
        DecisionDraft(
            kind=Kind.WHICH,
            title="¿Qué servicio nuevo ofrecemos el año que viene?",
            why="Hay medios para uno, y los comercios piden cosas distintas que los hogares.",
        ),
        by=demo_id("user:raul"),
        at=opened,
        decision_id=demo_id("decision:which"),
    )
    for candidate, importance, ours, competitor, theirs in CANDIDATES:
        rate_candidate(
            decision_id=made,
            rating=Rating(
                candidate=candidate,
                importance=Decimal(importance),
                ours=Decimal(ours) if ours else None,
                competitor=competitor,
                theirs=Decimal(theirs),
                n=132,
                surveyed_on=day_of(at) - 30 * DAY,
                source="Encuesta en las tres tiendas",
            ),
            by=demo_id("user:raul"),
            at=opened,
        )
    for name, words, evidence in (
        ("Asistencia de noche", "De 22 a 8, por teléfono y a distancia.", "31 comercios la piden"),
        ("Aviso de cortes antes de que ocurran", "Mensaje el día anterior a cada corte.", ""),
    ):
        add_option(
            decision_id=made,
            draft=OptionDraft(name=name, words=words, evidence=evidence),
            at=opened,
        )


def _level(service_id: UUID, at: datetime) -> tuple[UUID, UUID]:
    opened = at - 75 * DAY
    made = open_decision(
        DecisionDraft(
            kind=Kind.LEVEL,
            title="¿Con qué precisión citamos las visitas?",
            why="Quien espera todo el día en casa pierde un día de trabajo.",
            service_id=service_id,
        ),
        by=demo_id("user:raul"),
        at=opened,
    )
    for instrument, finding, proof, n in FINDINGS:
        write_finding(
            decision_id=made,
            instrument=instrument,
            finding=finding,
            proof=proof,
            n=n,
            on=day_of(opened),
            by=demo_id("user:raul"),
            at=opened,
        )
    add_option(
        decision_id=made,
        draft=OptionDraft(
            name="Mañana o tarde",
            quantity="Tramos de cinco horas, de lunes a sábado",
            quality="Cumplidos en el 98 %",
            evidence="Partes de visita del año pasado",
        ),
        at=opened,
    )
    chosen = add_option(
        decision_id=made,
        draft=OptionDraft(
            name="Tramos de dos horas, con llamada al salir",
            quantity="Tramos de dos horas, de lunes a sábado",
            quality="Cumplidos en el 90 %, con aviso si no se llega",
            evidence="Prueba de abril con 60 visitas: 55 a su hora",
        ),
        at=opened,
    )
    return made, chosen


def _form(service_id: UUID, party_id: UUID, at: datetime) -> tuple[UUID, UUID]:
    opened = at - 200 * DAY
    made = open_decision(
        DecisionDraft(
            kind=Kind.FORM,
            title="¿Quién repone los postes?",
            why="La cuadrilla propia se jubila.",
            service_id=service_id,
        ),
        by=demo_id("user:raul"),
        at=opened,
    )
    add_option(
        decision_id=made,
        draft=OptionDraft(
            name="Cuadrilla propia nueva",
            form=Form.OWN,
            words="Dos personas y un camión con grúa.",
            evidence="Presupuesto del camión, 64.000 €",
        ),
        at=opened,
    )
    chosen = add_option(
        decision_id=made,
        draft=OptionDraft(
            name="Postes del Tinto, por encargo",
            form=Form.OUTSOURCED,
            party_id=party_id,
            evidence="Oferta firmada y tres referencias",
        ),
        at=opened,
    )
    return made, chosen
