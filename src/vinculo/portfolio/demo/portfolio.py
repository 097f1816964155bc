"""What the practice company says of its portfolio: policy, strategy, measures, money, offers."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from uuid import UUID

from vinculo.identity import api as identity
from vinculo.kernel.demo import demo_id, demo_name
from vinculo.kernel.metrics import Better
from vinculo.portfolio.contracts import Audience, Phase, Stage, StandardDraft
from vinculo.portfolio.domain.accounts import AllocationDraft, InvestmentDraft, InvestmentKind
from vinculo.portfolio.domain.lifecycle import DESIGN, Position
from vinculo.portfolio.domain.offers import Term
from vinculo.portfolio.domain.sheet import Aspect, Question
from vinculo.portfolio.services import (
    create_service,
    create_standard,
    move_service,
    publish_service,
)
from vinculo.portfolio.services.accounts import allocate, follow_investment, plan_investment
from vinculo.portfolio.services.catalogue import InEnglish, day_of
from vinculo.portfolio.services.offers import offer
from vinculo.portfolio.services.policy import digest_of, draft_policy, read_policy, sign_policy
from vinculo.portfolio.services.sheet import add_figure, add_measure, answer_question

POLICY = """En %s el cliente va antes que la tarea que tengamos entre manos.

Quien recibe un problema lo hace suyo hasta que el cliente diga que está resuelto, aunque lo \
arregle otra persona. Prometemos solo lo que sabemos cumplir, lo escribimos, y si fallamos se lo \
decimos antes de que pregunte.

Cada servicio tiene un responsable, un plazo escrito y una cifra que dice si se cumple. La \
dirección mira esas cifras cada mes y pone los medios que hagan falta."""

ANSWERS = {
    Question.WHICH: (
        "Devolver la conexión a quien se queda sin ella. Se compra poder trabajar mañana.",
        "Diez entrevistas a clientes con avería, abril",
    ),
    Question.WHO: ("Equipo propio de tres personas y una contrata para postes.", ""),
    Question.HOW: ("Guion de diagnóstico a distancia; si no basta, cita con repuesto a bordo.", ""),
    Question.MARKET: ("Externo: hogares y comercios de Huelva y su costa.", "Altas por municipio"),
    Question.COMPETITORS: (
        "Dos operadores nacionales, con plazo de tres días laborables.",
        "Compra por comparación de mayo, cuatro llamadas a cada uno",
    ),
    Question.OBJECTIVES: ("La misma persona de principio a fin, y en el día.", ""),
    Question.PERCEIVED: (
        "El cliente cuenta las horas sin conexión; los ayuntamientos, las quejas que reciben.",
        "Buzón de sugerencias de las tres tiendas",
    ),
    Question.CREATED: ("Del cuaderno de Javier: anotaba qué repuesto faltó en cada visita.", ""),
    Question.CHOICE: ("Elige por precio y se queda por la avería bien resuelta.", ""),
    Question.CASES: (
        "La tormenta de enero: 212 averías en una semana, 9 bajas.",
        "Informe a la dirección del 2 de febrero",
    ),
    Question.RESOURCES: ("Tres personas y dos furgonetas: donde más se deja de perder.", ""),
    Question.MEASURED: ("Por los dos plazos escritos y por las averías que se repiten.", ""),
}

MEASURES = (
    (Aspect.UTILITY, "Averías resueltas sin segunda visita", "%", Better.HIGHER, 85, (78, 81, 86)),
    (
        Aspect.AVAILABILITY,
        "Horas con conexión",
        "%",
        Better.HIGHER,
        "99.5",
        ("99.1", "99.4", "99.6"),
    ),
    (Aspect.CAPACITY, "Visitas que caben en un día", "visitas", Better.HIGHER, 14, (12, 12, 13)),
    (
        Aspect.CONTINUITY,
        "Horas hasta volver tras un corte de nodo",
        "h",
        Better.LOWER,
        6,
        (9, 7, 5),
    ),
    (Aspect.SECURITY, "Accesos indebidos a datos", "al año", Better.LOWER, 0, (1, 0, 0)),
    (Aspect.FUNCTIONAL, "Clientes que repetirían", "%", Better.HIGHER, 90, (84, 88, 89)),
    (Aspect.TECHNICAL, "Línea estable a los siete días", "%", Better.HIGHER, 95, (93, 96, 97)),
)


def enrich(faults_id: UUID, *, at: datetime, since: datetime) -> None:
    """Two more services, and all that the portfolio says of the one in the catalogue."""
    today = day_of(at)
    _policy(at)
    _others(at, since)
    _standards(faults_id, since)
    for question, (text, evidence) in ANSWERS.items():
        answer_question(
            service_id=faults_id,
            question=question,
            text=text,
            evidence=evidence,
            at=at - timedelta(days=40),
            by=demo_id("user:raul"),
        )
    _measures(faults_id, today, at)
    _money(faults_id, today, at)
    _offers(faults_id, today, at)
    publish_service(service_id=faults_id, shown=True, with_rates=True, at=at)


def _policy(at: datetime) -> None:
    signed = at - timedelta(days=200)
    ana = identity.actor_for(demo_id("user:ana"))
    if ana is None:
        return
    policy = POLICY % demo_name.name
    draft_policy(text=policy, by=ana.user_id, at=signed)
    text = "\n".join(line.rstrip() for line in policy.strip().splitlines())
    sign_policy(read=digest_of(text), position="Directora general", by=ana, at=signed)
    for days, key in ((1, "pilar"), (3, "marta"), (9, "raul")):
        read_policy(by=demo_id(f"user:{key}"), at=signed + timedelta(days=days))


def _others(at: datetime, since: datetime) -> None:
    night = create_service(
        name="Asistencia de noche",
        benefit="Que un comercio que abre a las seis no espere a que abramos nosotros.",
        english=InEnglish(benefit="That a shop which opens at six does not wait until we open."),
        owner_id=demo_id("user:raul"),
        stage=Stage.PIPELINE,
        at=since,
        service_id=demo_id("service:noche"),
    )
    move_service(
        service_id=night,
        there=DESIGN,
        on=day_of(at) - timedelta(days=30),
        reason="Treinta y un comercios la piden y cuatro pagarían por ella.",
        at=at - timedelta(days=30),
        by=demo_id("user:ana"),
    )
    radio = create_service(
        name="Internet por radio",
        benefit="Conexión donde no llegaba la fibra.",
        english=InEnglish(
            benefit="A connection where fibre did not reach.", product="5 GHz aerial"
        ),
        product="Antena de 5 GHz",
        at=since,
        service_id=demo_id("service:radio"),
    )
    move_service(
        service_id=radio,
        there=Position(Stage.RETIRED, Phase.OPERATION),
        on=day_of(at) - timedelta(days=120),
        reason="La fibra llega ya a las últimas nueve casas.",
        successor_id=demo_id("service:averias"),
        at=at - timedelta(days=120),
        by=demo_id("user:ana"),
    )


def _standards(service_id: UUID, since: datetime) -> None:
    calendar_id = demo_id("calendar:shop")
    for draft in (
        StandardDraft(
            metric="reopened",
            goal=Decimal(5),
            unit="%",
            better=Better.LOWER,
            calendar_id=calendar_id,
            words="De cada cien averías cerradas, no más de cinco vuelven a abrirse.",
            words_en="Of every hundred faults closed, no more than five are opened again.",
            staff_words="Antes de cerrar, pruebe la línea con el cliente al teléfono.",
            staff_words_en="Before closing, test the line with the customer on the phone.",
            owner_id=demo_id("user:raul"),
        ),
        StandardDraft(
            metric="none-1",
            name="Llamada de cortesía",
            goal=Decimal(1),
            unit="llamada en siete días",
            better=Better.HIGHER,
            audience=Audience.KLASS,
            audience_words="Comercios",
            calendar_id=calendar_id,
            words="A la semana de reparar su línea le llamamos para saber si va bien.",
            words_en="A week after mending your line we call you to hear whether it works well.",
        ),
    ):
        create_standard(service_id=service_id, draft=draft, at=since)


def _measures(service_id: UUID, today: date, at: datetime) -> None:
    for aspect, name, unit, better, goal, values in MEASURES:
        measure_id = add_measure(
            service_id=service_id,
            aspect=aspect,
            name=name,
            unit=unit,
            better=better,
            goal=Decimal(str(goal)),
            at=at,
        )
        for months, value in zip((3, 2, 1), values, strict=True):
            add_figure(
                service_id=service_id,
                measure_id=measure_id,
                on=today - timedelta(days=30 * months),
                value=Decimal(str(value)),
                n=120,
                source="Parte mensual de averías",
                at=at,
                by=demo_id("user:raul"),
            )


def _money(service_id: UUID, today: date, at: datetime) -> None:
    first = today.replace(day=1)
    for months in (3, 2, 1):
        for _back in range(months):
            first = (first - timedelta(days=1)).replace(day=1)
        last = (first + timedelta(days=32)).replace(day=1) - timedelta(days=1)
        draft = AllocationDraft(
            first=first,
            last=last,
            people=Decimal("3.5"),
            hours=Decimal(520 + 10 * months),
            cost=Decimal(14_200 + 300 * months),
            margin=Decimal(21_900 - 400 * months),
            customers=1_940 - 12 * months,
            currency="EUR",
            source="Contabilidad analítica",
        )
        allocate(service_id=service_id, draft=draft, at=at)
        first = today.replace(day=1)
    spares = InvestmentDraft(
        kind=InvestmentKind.EQUIPMENT,
        title="Repuestos a bordo de las furgonetas",
        cost=Decimal(4800),
        currency="EUR",
        expected="Menos segundas visitas.",
        planned_on=today - timedelta(days=150),
        review_on=today - timedelta(days=30),
        service_id=service_id,
    )
    follow_investment(
        investment_id=plan_investment(spares, at=at),
        done_on=today - timedelta(days=140),
        review_on=today - timedelta(days=30),
        seen_on=today - timedelta(days=32),
        seen_figure="Segundas visitas: del 22 % al 14 %",
        evidence="Partes de visita, 412 visitas antes y 397 después",
        today=today,
    )
    training = InvestmentDraft(
        kind=InvestmentKind.TRAINING,
        title="Curso de escucha para todo el personal",
        cost=Decimal(1200),
        currency="EUR",
        expected="Que el cliente no tenga que repetir su problema.",
        planned_on=today - timedelta(days=100),
        review_on=today - timedelta(days=5),
        done_on=today - timedelta(days=80),
    )
    plan_investment(training, at=at)


def _offers(service_id: UUID, today: date, at: datetime) -> None:
    for name, days, price, speed, hours, customers in (
        ("Fibra 300", 900, "34.90", 300, 48, 212),
        ("Fibra 600", 60, "29.90", 600, 24, 640),
    ):
        offer(
            service_id=service_id,
            name=name,
            sold_from=today - timedelta(days=days),
            terms=(
                Term(name="Precio", value=Decimal(price), unit="€/mes", better=Better.LOWER),
                Term(name="Velocidad", value=Decimal(speed), unit="Mbit/s", better=Better.HIGHER),
                Term(name="Reparación", value=Decimal(hours), unit="h", better=Better.LOWER),
            ),
            customers=customers,
            at=at,
            by=demo_id("user:raul"),
        )
