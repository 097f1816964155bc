"""The practice company's complaints: one in each part of its way, with remedies and causes."""

from datetime import datetime, timedelta
from decimal import Decimal
from uuid import UUID

from vinculo.cases import api as cases
from vinculo.cases.contracts import CaseKind
from vinculo.complaints.contracts import (
    ComplaintKind,
    Decision,
    HelpWay,
    Loss,
    Origin,
    OutsideOutcome,
    OutsideProof,
    RemedyWay,
    Said,
    Taking,
    WayOut,
)
from vinculo.complaints.demo_watch import ask_of_billing
from vinculo.complaints.models import Body, Cause, Complaint, Help, RemedyKind, RemedyLimit
from vinculo.complaints.selectors.holding import day_of
from vinculo.complaints.services import (
    answering,
    asking,
    causing,
    filing,
    handling,
    helping,
    outside,
    remedying,
)
from vinculo.identity import api as identity
from vinculo.interactions import api as interactions
from vinculo.kernel.actor import SYSTEM, Actor, Role
from vinculo.kernel.demo import demo_id, demo_parts
from vinculo.organization import api as organization

DAY, HOUR = timedelta(days=1), timedelta(hours=1)
REMEDIES = (
    ("Devolver lo cobrado de más", RemedyWay.REFUND, None, None, True),
    ("Disculpa por escrito", RemedyWay.APOLOGY, "0.00", "0.00", True),
    ("Una cuota de regalo", RemedyWay.CREDIT, "39.90", "39.90", False),
    ("Tres cuotas de regalo", RemedyWay.CREDIT, "119.70", "119.70", False),
    ("Visita técnica sin coste", RemedyWay.SERVICE, "45.00", "28.00", False),
)
LIMITS = ((Role.AGENT, "60.00"), (Role.SUPERVISOR, "300.00"), (Role.OWNER, "900.00"))
ARBITRATION = "Junta Arbitral de Consumo de Andalucía"
BODIES = (
    Body(
        id=demo_id("body:arbitration"),
        way=WayOut.ARBITRATION,
        name=ARBITRATION,
        taking=Taking.MEMBER,
        address="Plaza Nueva 4, 41001 Sevilla",
        url="https://arbitraje.example.com",
        how="Con el formulario de su página. No cuesta nada y no hace falta abogado.",
        how_en="With the form on its page. It is free, and no lawyer is needed.",
        place="Andalucía",
    ),
    Body(
        id=demo_id("body:regulator"),
        way=WayOut.REGULATOR,
        name="Oficina de Atención al Usuario de Telecomunicaciones",
        taking=Taking.BOUND,
        address="Calle Poeta Joan Maragall 41, 28020 Madrid",
        url="https://www.usuariosteleco.gob.es",
        how="En los tres meses que siguen a nuestra respuesta, o a un mes sin ella.",
        how_en="Within three months of our answer, or of a month without one.",
        place="España",
    ),
    Body(
        id=demo_id("body:consumer_office"),
        way=WayOut.CONSUMER_OFFICE,
        name="OMIC de Sevilla",
        taking=Taking.NO,
        address="Calle Pastor y Landero 2, 41001 Sevilla",
        how="En persona, con cita previa, y con la copia de su justificante.",
        how_en="In person, by appointment, with the copy of your receipt.",
        place="Sevilla",
    ),
)
"""Where customers may go who do not accept a decision; the names of the year's stories."""
RAISES = {
    Decision.UPHELD: "Que le devuelvan el dinero",
    Decision.PARTLY: "Que alguien le explique por qué no le llamaron",
    Decision.REJECTED: "Que le compensen las noches sin conexión",
}
ANSWERS = {
    Decision.UPHELD: "Se devuelve entero, con fecha valor de mañana.",
    Decision.PARTLY: "La llamada se apuntó en otro día. Ahora la confirma un mensaje.",
    Decision.REJECTED: "La línea estuvo en marcha: el corte fue del equipo que compró aparte.",
}
FINDINGS = {
    Decision.UPHELD: "Factura y contrato comprobados: el cargo no procede.",
    Decision.PARTLY: "La llamada consta, en otra fecha. El tiempo de espera fue el prometido.",
    Decision.REJECTED: "Registro de la línea de las cuatro noches: sin cortes por nuestra parte.",
}
REASONS = {
    Decision.UPHELD: "El cargo fue un error nuestro. Se lo devolvemos y le pedimos disculpas.",
    Decision.PARTLY: "Debimos llamarle el día que dijimos. El plazo de la avería sí se cumplió.",
    Decision.REJECTED: "La avería no estaba en nuestra línea. Le decimos cómo seguir, si lo desea.",
}
CAUSES = (
    ("Facturación", Loss.LARGE, ("Regla sobre contratos migrados", "Cobro duplicado")),
    ("Instalación", Loss.LARGE, ("Nadie acudió a la cita", "Cable mal rematado")),
    ("Trato", Loss.SMALL, ("Se le cortó la llamada", "Nadie devolvió la llamada")),
)


TREATMENT, OF_TREATMENT, OF_CAUSES = "Trato", "pilar", "raul"
"""Who leads the people answers for how customers are treated; who answers for the service, else."""


def load(at: datetime) -> None:
    """The catalogue, the bodies, the limits and the tree; six complaints, received to learned."""
    for name, way, amount, cost, is_owed in REMEDIES:
        RemedyKind.objects.create(
            id=demo_id(f"remedy:{name}"),
            name=name,
            way=way,
            amount=Decimal(amount) if amount else None,
            cost=Decimal(cost) if cost else None,
            currency=organization.currency(),
            is_owed=is_owed,
        )
    for body in BODIES:
        body.save(force_insert=True)
    for role, most in LIMITS:
        RemedyLimit.objects.create(
            role=role.value, amount=Decimal(most), currency=organization.currency()
        )
    for branch, loss, leaves in CAUSES:
        owner_id = demo_id(f"user:{OF_TREATMENT if branch == TREATMENT else OF_CAUSES}")
        above = Cause.objects.create(
            id=demo_id(f"cause:{branch}"), name=branch, loss=loss, owner_id=owner_id
        )
        for leaf in leaves:
            Cause.objects.create(
                id=demo_id(f"cause:{leaf}"), name=leaf, parent=above, owner_id=owner_id
            )
    _received(at)
    _weighed(at)
    _answered(at)
    _learned(at)
    _not_accepted(at)
    _in_part(at)
    ask_of_billing(at)


def _received(at: datetime) -> None:
    """A letter that somebody just recognised as a complaint."""
    _file(_of_mail("segura-factura"), ComplaintKind.CLAIM, _agent("marta"), at - 2 * HOUR)


def _weighed(at: datetime) -> None:
    """One that is being looked into, with a point answered, a point open and a remedy asked."""
    marta, when = _agent("marta"), at - DAY
    claim = _file(
        _told("El técnico no vino y perdí el día", when), ComplaintKind.CLAIM, marta, when
    )
    found = handling.Assessment(severity=2, complexity=2, impact=2)
    handling.assess(complaint_id=claim, found=found, actor=marta, at=when + HOUR)
    points = handling.add_points(
        complaint_id=claim,
        words=["¿Por qué no vino nadie el martes?", "Que le paguen el día que perdió"],
        actor=marta,
        at=when + HOUR,
    )
    handling.answer_point(
        complaint_id=claim,
        point_id=points[0],
        answer="La cita quedó sin asignar al cambiar el turno. No se le avisó, y debimos hacerlo.",
        actor=marta,
        at=when + 2 * HOUR,
    )
    causing.set_cause(
        complaint_id=claim,
        cause_id=demo_id("cause:Nadie acudió a la cita"),
        actor=marta,
        at=when + 2 * HOUR,
    )
    _asks_for_a_supervisor(claim, at)


def _asks_for_a_supervisor(claim: UUID, at: datetime) -> None:
    """The customer waits for a call; somebody tried once."""
    pilar = demo_id("user:pilar")
    helping.ask_for_help(
        complaint_id=claim,
        way=HelpWay.CALL_BACK,
        person_id=pilar,
        actor=_agent("marta"),
        at=at - 2 * HOUR,
    )
    helping.say_tried(
        complaint_id=claim,
        help_id=Help.objects.get(complaint=claim).pk,
        place="El teléfono de su ficha",
        actor=_agent("pilar"),
        at=at - HOUR,
    )


def _answered(at: datetime) -> None:
    """One whose decision the customer knows; a remedy is granted and not handed over yet."""
    _decided(at - 6 * DAY, "Le cobraron dos veces la cuota de octubre", "Cobro duplicado")


def _learned(at: datetime) -> None:
    """One that was made good and taught something."""
    marta, when = _agent("marta"), at - 20 * DAY
    claim = _decided(when, "Penalización por una baja a tiempo", "Regla sobre contratos migrados")
    _close(claim, Said.ACCEPTED, at=when + 3 * DAY)
    helping.learn(
        complaint_id=claim,
        words="La regla de bajas lee la fecha de fin de los contratos migrados",
        owner_id=demo_id("user:pilar"),
        due_at=at + 10 * DAY,
        actor=marta,
        at=when + 4 * DAY,
    )


def _not_accepted(at: datetime) -> None:
    """One whose customer did not accept the decision, and left some weeks later."""
    when = at - 120 * DAY
    claim = _decided(
        when,
        "Cuatro noches sin conexión",
        "Cable mal rematado",
        customer="josema",
        decision=Decision.REJECTED,
    )
    _close(claim, Said.REFUSED, at=when + 4 * DAY, leaf="Sin servicio")
    _outside(claim, ARBITRATION, since=when + 9 * DAY)


def _outside(claim: UUID, body: str, *, since: datetime, until: datetime | None = None) -> None:
    """The customer took it to a body outside of court, which has it still or ended it."""
    marta = _agent("marta")
    spoken = "Con el cliente, que lee la cédula por teléfono"
    shown = outside.Shown(by=OutsideProof.CALL, words=spoken)
    began = outside.Began(
        way=WayOut.ARBITRATION,
        body=body,
        began_on=day_of(since),
        reference=f"{since.year}/1187",
    )
    dispute = outside.begin(
        complaint_id=claim, said=began, shown=shown, actor=marta, at=since + DAY
    )
    if until is not None:
        outside.end(
            complaint_id=claim,
            dispute_id=dispute,
            ended_on=day_of(until),
            outcome=OutsideOutcome.AGREEMENT,
            shown=outside.Shown(by=OutsideProof.CALL, words="Con la Junta, que dicta acuerdo"),
            actor=_agent("pilar"),
            at=until + HOUR,
        )


def _in_part(at: datetime) -> None:
    """One that was right in part; the customer says how it was handled."""
    when = at - 110 * DAY
    claim = _decided(
        when,
        "Nadie devolvió la llamada prometida",
        "Nadie devolvió la llamada",
        customer="inma",
        decision=Decision.PARTLY,
    )
    _close(claim, Said.ACCEPTED, at=when + 3 * DAY, leaf="Queja del trato")
    _outside(
        claim,
        ARBITRATION,
        since=when + 10 * DAY,
        until=when + 60 * DAY,
    )
    asking.answer_questions(
        case_id=_case_of(claim),
        process=4,
        treatment=5,
        result=4,
        words="Me escucharon y me llamaron cuando dijeron.",
        at=when + 4 * DAY,
    )


def _close(claim: UUID, said: Said, *, at: datetime, leaf: str = "Importe que no cuadra") -> None:
    """Hand over what was granted, and close it with what its case was about."""
    marta = _agent("marta")
    for remedy in remedying.granted_on(claim):
        remedying.carry_out(remedy_id=remedy, actor=marta, at=at)
    found = cases.classing(actor=marta, case_id=_case_of(claim))
    answering.close(
        complaint_id=claim,
        said=said,
        ways=(WayOut.ARBITRATION,),
        subject_class=next(one.id for one in found.classes if one.name == leaf),
        actor=marta,
        at=at,
    )


def _decided(
    when: datetime,
    subject: str,
    cause: str,
    *,
    customer: str = "segura",
    decision: Decision = Decision.UPHELD,
) -> UUID:
    marta = _agent("marta")
    claim = _file(_told(subject, when, customer), ComplaintKind.CLAIM, marta, when)
    found = handling.Assessment(severity=2, complexity=1, impact=2)
    handling.assess(complaint_id=claim, found=found, actor=marta, at=when + HOUR)
    (point,) = handling.add_points(
        complaint_id=claim, words=[RAISES[decision]], actor=marta, at=when + HOUR
    )
    handling.answer_point(
        complaint_id=claim,
        point_id=point,
        answer=ANSWERS[decision],
        actor=marta,
        at=when + 2 * HOUR,
    )
    handling.record_findings(
        complaint_id=claim,
        findings=FINDINGS[decision],
        actor=marta,
        at=when + DAY,
    )
    causing.set_cause(
        complaint_id=claim, cause_id=demo_id(f"cause:{cause}"), actor=marta, at=when + DAY
    )
    if decision is Decision.UPHELD:
        owed = demo_id("remedy:Devolver lo cobrado de más")
        wanted = remedying.Wanted(kind_id=owed, amount=Decimal("39.90"))
        remedying.grant(complaint_id=claim, wanted=wanted, actor=marta, at=when + DAY)
    said = answering.Answer(
        decision=decision,
        reasons=REASONS[decision],
        ways=(WayOut.ARBITRATION,),
        bodies=(demo_id("body:arbitration"),),
        otherwise="por teléfono",
    )
    answering.answer(complaint_id=claim, said=said, actor=marta, at=when + 2 * DAY)
    return claim


def _file(case_id: UUID, kind: ComplaintKind, actor: Actor, at: datetime) -> UUID:
    complaint_id = filing.file_as_said(
        case_id=case_id, kind=kind, origin=Origin.AGENT, actor=SYSTEM, at=at
    )
    handling.name_people(
        complaint_id=complaint_id,
        about=None,
        investigator=None,
        champion=actor.user_id,
        actor=SYSTEM,
        at=at,
    )
    return complaint_id


def _of_mail(key: str) -> UUID:
    found = interactions.intake(demo_id(f"mail:{key}"))
    case = cases.case_of(found.conversation_id) if found.conversation_id else None
    if case is None:
        raise LookupError(key)
    return case.id


def _case_of(claim: UUID) -> UUID:
    return Complaint.objects.values_list("case_id", flat=True).get(pk=claim)


def _told(subject: str, at: datetime, customer: str = "segura") -> UUID:
    return cases.open_case(
        actor=_agent("marta"),
        service_id=demo_id("service:averias"),
        customer_id=demo_id(f"customer:{customer}"),
        kind=CaseKind.CLAIM,
        subject=subject,
        text="Lo cuenta por teléfono, dolido y con razón.",
        at=at,
    )


def _agent(key: str) -> Actor:
    found = identity.actor_for(demo_id(f"user:{key}"))
    if found is None:
        raise LookupError(key)
    return found


demo_parts.add("complaints", load)
