"""How the practice company calls what its cases are about: classes, tags and three fields."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from vinculo.cases.contracts import CaseKind
from vinculo.cases.domain.facts import FieldKind, TermKind
from vinculo.cases.models import CustomField, Term
from vinculo.cases.services import facts
from vinculo.kernel.actor import Actor

Tree = dict[str, dict[str, str]]
"""Branches with their leaves; behind each leaf the words that propose it."""

CLASSES: Tree = {
    "Avería": {
        "Sin servicio": "internet línea fibra corte cortado datáfono servicio",
        "Lentitud o wifi": "lento wifi megas velocidad slow connection repetidor salón",
        "Router y equipos": "router luz reiniciar contraseña pegatina clave",
        "Teléfono y centralita": "centralita llamadas teléfono extensión cuelga",
        "Televisión": "canales televisión mando tele descodificador",
    },
    "Alta e instalación": {
        "Cobertura": "cobertura llega mudo alquiler aljaraque",
        "Instalación nueva": "instalación sede abrimos plazo alta",
        "Cita con el técnico": "técnico cita venía aparecido instalador",
        "Cambio de domicilio": "domicilio mudanza casa llevarme traslado",
    },
    "Factura y tarifa": {
        "Importe que no cuadra": "factura recibo cobran corregida abono",
        "Cambio de tarifa": "tarifa precio permanencia subida pagaba",
        "Forma de pago y envío": "papel electrónica domiciliación cuenta banco",
    },
    "Baja": {
        "Quiere irse": "baja devolver pagar convencerme",
        "Ya se ha ido": "portabilidad compañía penalización",
    },
    "Trato y opinión": {
        "Agradecimiento": "gracias gusto paciencia contento",
        "Queja del trato": "trato interrumpió colgó maleducado responsable",
    },
}
TAGS: Tree = {
    "Red": {"Obra en la calle": "", "Nodo saturado": ""},
    "Cliente": {"Persona mayor": "", "Trabaja desde casa": "", "Negocio parado": ""},
    "Compromiso": {"Abono prometido": "", "Llamada prometida": ""},
}
ORDER, LINE, VISIT = "Número de pedido", "Tecnología", "Cita del técnico"
FIELDS = (
    facts.FieldDraft(label=ORDER, kind=FieldKind.TEXT, mask="FS-999999", place=1),
    facts.FieldDraft(
        label=LINE, kind=FieldKind.CHOICE, options=("Fibra", "Radio", "Cobre", "Móvil"), place=2
    ),
    facts.FieldDraft(
        label=VISIT,
        kind=FieldKind.DAY,
        kinds=(CaseKind.INCIDENT, CaseKind.ORDER, CaseKind.REQUEST),
        place=3,
    ),
)


@dataclass(frozen=True, kw_only=True)
class PracticeFacts:
    """What one practice mail was about: the leaves of both trees, and what stands in fields."""

    mail: str
    leaf: str = ""
    tags: tuple[str, ...] = ()
    order: str = ""
    line: str = ""


FACTS = (
    PracticeFacts(mail="rocio-precio", leaf="Cambio de tarifa"),
    PracticeFacts(
        mail="antonio-marina", leaf="Sin servicio", tags=("Obra en la calle",), line="Fibra"
    ),
    PracticeFacts(mail="carmen-sede", leaf="Instalación nueva", order="FS-204817", line="Fibra"),
    PracticeFacts(mail="manuel-electronica", leaf="Forma de pago y envío"),
    PracticeFacts(
        mail="lucia-anoche",
        leaf="Sin servicio",
        tags=("Trabaja desde casa", "Abono prometido"),
        line="Fibra",
    ),
    PracticeFacts(mail="inma-wifi", leaf="Lentitud o wifi", line="Fibra"),
    PracticeFacts(mail="fran-permanencia", leaf="Cambio de tarifa"),
    PracticeFacts(mail="manuel-domicilio", leaf="Cambio de domicilio", order="FS-204903"),
    PracticeFacts(mail="inma-gracias", leaf="Agradecimiento"),
    PracticeFacts(mail="carmen-centralita", tags=("Llamada prometida", "Negocio parado")),
    PracticeFacts(mail="thomas-slow", tags=("Trabaja desde casa",)),
)


def keep_names(by: Actor) -> None:
    """Keep both trees and the fields as the company's administrator would."""
    for kind, tree in ((TermKind.SUBJECT, CLASSES), (TermKind.TAG, TAGS)):
        for branch, leaves in tree.items():
            top = facts.keep_term(kind=kind, name=branch, by=by)
            for leaf, words in leaves.items():
                facts.keep_term(kind=kind, name=leaf, words=words, parent_id=top, by=by)
    for draft in FIELDS:
        facts.keep_field(draft, by=by)


def say_facts(known: PracticeFacts, *, case_id: UUID, actor: Actor, at: datetime) -> None:
    """Class, tag and fill one case."""
    fields = dict(CustomField.objects.values_list("label", "pk"))
    facts.set_facts(
        case_id=case_id,
        actor=actor,
        at=at,
        subject_class=term_id(TermKind.SUBJECT, known.leaf) if known.leaf else None,
        tags=[term_id(TermKind.TAG, tag) for tag in known.tags],
        values={fields[ORDER]: known.order, fields[LINE]: known.line},
    )


def term_id(kind: TermKind, leaf: str) -> UUID:
    """The leaf of a practice tree, by its name."""
    return Term.objects.get(kind=kind, name=leaf, parent__isnull=False).pk
