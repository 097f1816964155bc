"""The words of complaints: an explanation of what was not right, never an attack."""

from django.utils.translation import gettext_lazy as _

from vinculo.complaints.contracts import (
    ComplaintKind,
    ComplaintState,
    CutRule,
    Decision,
    HeldThing,
    HelpWay,
    HoldWhy,
    LegalTopic,
    LegalType,
    Loss,
    Medium,
    Origin,
    OutsideOutcome,
    OutsideProof,
    ReceiptWay,
    RemedyState,
    RemedyWay,
    Said,
    Taking,
    Unsent,
    WayOut,
)
from vinculo.complaints.domain.likeness import Why
from vinculo.complaints.domain.patterns import Pattern
from vinculo.complaints.domain.steps import Step
from vinculo.complaints.domain.weighing import Effort
from vinculo.complaints.labels.languages import SIDE as SIDE
from vinculo.kernel.actor import Role
from vinculo.portfolio.contracts import AskedBy

NOT_SHOWN = frozenset({Medium})
KIND = {
    ComplaintKind.COMPLAINT: _("Queja"),
    ComplaintKind.CLAIM: _("Reclamación"),
}
CUT_RULES = {
    CutRule.LAW: _(
        "No se corta: la ley lo impide mientras haya una reclamación abierta o en la vía "
        "extrajudicial."
    ),
    CutRule.HOUSE: _(
        "No se corta por norma de la casa: ninguna ley lo impide, y la empresa prefiere esperar a "
        "contestar la reclamación."
    ),
    CutRule.NONE: "",
}
DEBT_RULES = {
    CutRule.LAW: _("No se reclama la deuda: la ley lo impide mientras dure la vía extrajudicial."),
    CutRule.HOUSE: "",
    CutRule.NONE: "",
}
HELD_THING = {
    HeldThing.CUT: _("Cortar el servicio"),
    HeldThing.DEBT: _("Reclamar la deuda"),
}
HOLD_WHY = {
    HoldWhy.OPEN: _("Reclamación abierta"),
    HoldWhy.OUTSIDE: _("En la vía extrajudicial"),
}
LEGAL_TYPE = {
    LegalType.QUERY: _("Consulta contestada en el acto"),
    LegalType.DEFERRED_QUERY: _("Consulta que queda pendiente"),
    LegalType.INCIDENT: _("Incidencia del servicio"),
    LegalType.COMPLAINT: _("Queja o reclamación"),
}
TOPIC = {
    LegalTopic.BILLING: _("Facturación y cobros indebidos"),
    LegalTopic.CONTINUITY: _("Continuidad del servicio"),
    LegalTopic.DOCUMENTS: _("Documentos e información"),
    LegalTopic.OTHER: _("Otro asunto"),
}
STATE = {
    ComplaintState.RECEIVED: _("Recibida"),
    ComplaintState.ACKNOWLEDGED: _("Acusada"),
    ComplaintState.ASSESSED: _("Valorada"),
    ComplaintState.INVESTIGATED: _("Investigada"),
    ComplaintState.ANSWERED: _("Respondida"),
    ComplaintState.CLOSED: _("Cerrada"),
    ComplaintState.MERGED: _("Unida a otra"),
    ComplaintState.VOID: _("Sin efecto"),
}
STATE_LOOKS = {
    ComplaintState.RECEIVED: "info",
    ComplaintState.ACKNOWLEDGED: "info",
    ComplaintState.ASSESSED: "warn",
    ComplaintState.INVESTIGATED: "warn",
    ComplaintState.ANSWERED: "ok",
    ComplaintState.CLOSED: "idle",
    ComplaintState.MERGED: "idle",
    ComplaintState.VOID: "idle",
}
_CLOCK = {"first_answer": _("Primera respuesta"), "resolution": _("Resolución")}
REMEDY_WAY = {
    RemedyWay.REFUND: _("Devolución de dinero"),
    RemedyWay.CREDIT: _("Abono en la próxima factura"),
    RemedyWay.SERVICE: _("Servicio sin coste"),
    RemedyWay.GESTURE: _("Detalle o regalo"),
    RemedyWay.APOLOGY: _("Disculpa por escrito"),
}
LOSS = {
    Loss.LARGE: _("Pierde mucho"),
    Loss.SMALL: _("Pierde poco"),
}
REMEDY_STATE = {
    RemedyState.ASKED: _("Espera aprobación"),
    RemedyState.GRANTED: _("Concedido"),
    RemedyState.REFUSED: _("No concedido"),
    RemedyState.DONE: _("Hecho"),
}
REMEDY_LOOKS = {
    RemedyState.ASKED: "warn",
    RemedyState.GRANTED: "info",
    RemedyState.REFUSED: "breach",
    RemedyState.DONE: "ok",
}
ROLE_WITH_LIMIT = {
    Role.AGENT: _("Agente"),
    Role.SUPERVISOR: _("Supervisor"),
    Role.OWNER: _("Responsable de servicio"),
}

WAY_OUT = {
    WayOut.REVIEW: _("Pedir que lo revise otra persona de la empresa"),
    WayOut.MEDIATION: _("Acudir a una mediación de consumo"),
    WayOut.ARBITRATION: _("Acudir a la Junta Arbitral de Consumo"),
    WayOut.CONSUMER_OFFICE: _("Acudir a la oficina municipal de información al consumidor"),
    WayOut.REGULATOR: _("Acudir al organismo que regula el servicio"),
    WayOut.COURT: _("Acudir a los tribunales"),
}
OUTSIDE_WAY = {
    WayOut.MEDIATION: _("Mediación de consumo"),
    WayOut.ARBITRATION: _("Junta Arbitral de Consumo"),
    WayOut.CONSUMER_OFFICE: _("Oficina de información al consumidor"),
    WayOut.REGULATOR: _("Organismo que regula el servicio"),
}
TAKING = {
    Taking.MEMBER: _("Adherida: acepta su intervención"),
    Taking.BOUND: _("Obligada por una norma o un código"),
    Taking.NO: _("No adherida"),
}
TAKING_TOLD = {
    Taking.MEMBER: _("Estamos adheridos: participamos en su procedimiento."),
    Taking.BOUND: _("Estamos obligados a participar en su procedimiento."),
    Taking.NO: _("No estamos adheridos: no participaremos en su procedimiento."),
}
OUTSIDE_PROOF = {
    OutsideProof.MESSAGE: _("Lo dice en un mensaje suyo"),
    OutsideProof.LETTER: _("Hay una carta o un documento"),
    OutsideProof.CALL: _("Se habló por teléfono o en persona"),
}
OUTSIDE_OUTCOME = {
    OutsideOutcome.AGREEMENT: _("Acuerdo"),
    OutsideOutcome.FOR_CUSTOMER: _("Resolución a favor del cliente"),
    OutsideOutcome.IN_PART: _("Resolución en parte a favor del cliente"),
    OutsideOutcome.FOR_COMPANY: _("Resolución a favor de la empresa"),
    OutsideOutcome.INADMITTED: _("No se admitió"),
    OutsideOutcome.WITHDRAWN: _("El cliente la retiró"),
}
DECISION = {
    Decision.UPHELD: _("Tiene razón"),
    Decision.PARTLY: _("Tiene razón en parte"),
    Decision.REJECTED: _("No podemos darle la razón"),
}
SAID = {
    Said.ACCEPTED: _("Acepta la respuesta"),
    Said.REFUSED: _("No la acepta"),
    Said.NOTHING: _("No ha contestado"),
}
RECEIPT_WAY = {
    ReceiptWay.MAIL: _("Por correo electrónico"),
    ReceiptWay.PAGE: _("Lo abrió en su página"),
    ReceiptWay.HAND: _("En mano"),
    ReceiptWay.POST: _("Por correo postal"),
}
HELP_WAY = {
    HelpWay.NOW: _("Que atienda ahora, en este contacto"),
    HelpWay.CALL_BACK: _("Que le llame hoy, dentro del horario"),
}
STEP = {
    Step.RECEIVED: _("Recibida"),
    Step.ACKNOWLEDGED: _("Acusada"),
    Step.ASSESSED: _("Valorada"),
    Step.INVESTIGATED: _("Investigada"),
    Step.ANSWERED: _("Respondida"),
    Step.REPAIRED: _("Reparada"),
    Step.CLOSED: _("Cerrada"),
    Step.LEARNED: _("Aprendida"),
}
EFFORT = {
    Effort.SHORT: _("Basta con comprobar lo ocurrido y contestar."),
    Effort.FULL: _("Reúna pruebas y hable con quien intervino antes de decidir."),
    Effort.DEEP: _("Investigue a fondo, con pruebas, y no decida sin haberlo dejado por escrito."),
}
PATTERN = {
    Pattern.SINGLE: _("Aislada"),
    Pattern.RECURRING: _("Repetida"),
    Pattern.SYSTEMATIC: _("Sistemática"),
}
SEVERITY = {
    1: _("Leve: una molestia"),
    2: _("Media: perdió tiempo o dinero"),
    3: _("Grave: un daño serio"),
    4: _("Muy grave: afecta a su salud, su sustento o sus derechos"),
}
COMPLEXITY = {
    1: _("Sencilla: se ve enseguida"),
    2: _("Media: hay que preguntar a alguien"),
    3: _("Enredada: varios servicios o versiones"),
}
IMPACT = {
    1: _("Solo a este cliente"),
    2: _("Puede que a otros"),
    3: _("A muchos clientes"),
}
ORIGIN = {
    Origin.AGENT: _("Lo dijo un agente"),
    Origin.FORM: _("Llegó por su formulario"),
    Origin.RULE: _("Lo dijo una regla"),
    Origin.KIND: _("Por el tipo del caso"),
}
ASKED_BY = {
    AskedBy.MESSAGE: _("Por escrito, en su conversación"),
    AskedBy.LETTER: _("Por carta, entregada en mano o enviada"),
    AskedBy.CALL: _("Por teléfono"),
    AskedBy.EARLIER: _("Sin prueba guardada"),
}
HISTORY = {
    "filed": _("Se trata como reclamación"),
    "said_later": _("Se dijo que lo planteó más tarde que en su primer mensaje"),
    "receipt": _("Se hizo el justificante"),
    "receipt_given": _("El justificante llegó al cliente"),
    "receipt_returned": _("El correo con el justificante no llegó"),
    "acknowledged": _("El cliente sabe que la hemos recibido"),
    "assessed": _("Se valoró"),
    "raised": _("Cambió el tipo según la ley"),
    "lowered": _("Se bajó el tipo según la ley, con justificación"),
    "topic": _("Se dijo de qué trata según la ley"),
    "topic_presumed": _("Por sus palabras se supone de qué trata según la ley"),
    "paused": _("Un plazo de la ley quedó en pausa"),
    "resumed": _("Un plazo de la ley siguió"),
    "unanswered": _("Pasó el día que tenía el cliente para completar lo que faltaba"),
    "merged": _("Su caso se unió a otro: sigue con él"),
    "apart": _("Su caso se separó otra vez: sus plazos corren desde que se presentó"),
    "joined": _("Otra reclamación se unió a esta, con lo que planteaba"),
    "left": _("La que se unió se separó otra vez"),
    "void": _("Queda sin efecto: solo era una reclamación por la que se le había unido"),
    "filed_in": _("Se dijo en qué lengua se presentó"),
    "answered_in": _("Se dijo en qué lengua está la respuesta"),
    "dated": _("Se corrigió cuándo se presentó"),
    "owned": _("El cliente reclama también en este caso: desde ahora cuenta por sí misma"),
    "points": _("Se apuntó lo que plantea"),
    "point_answered": _("Se contestó un punto"),
    "point_dropped": _("Se quitó un punto que no planteaba"),
    "named": _("Cambió quién interviene"),
    "investigated": _("Se escribió lo averiguado"),
    "remedy_asked": _("Se pidió un remedio"),
    "remedy_granted": _("Se concedió un remedio"),
    "remedy_refused": _("No se concedió un remedio"),
    "remedy_done": _("Se entregó un remedio"),
    "remedy_told": _("Se le comunicó al cliente un remedio"),
    "outside_began": _("El cliente acudió a la vía extrajudicial"),
    "outside_ended": _("Terminó la vía extrajudicial"),
    "outside_undone": _("Se apuntó por error que acudió a la vía extrajudicial"),
    "outside_runs_on": _("Se apuntó por error que había terminado la vía extrajudicial"),
    "unrelated": _("Se dijo que no tiene que ver con otro servicio"),
    "related": _("Se dijo que sí tiene que ver con ese otro servicio"),
    "answered": _("Se comunicó la decisión"),
    "looked_again": _("El cliente no la acepta: la mira otra persona"),
    "reopened": _("El caso volvió a abrirse"),
    "closed": _("Se cerró"),
    "help": _("Se pidió que interviniera un supervisor"),
    "help_turned": _("Nadie atendió en tres minutos: se le llama hoy"),
    "help_tried": _("Un supervisor llamó y nadie contestó"),
    "help_given": _("Un supervisor habló con el cliente"),
    "caused": _("Se dijo la causa"),
    "pattern": _("Se confirmó si es aislada, repetida o sistemática"),
    "learned": _("Se apuntó una lección"),
    "said_of_handling": _("El cliente valoró cómo se le trató"),
    "heard_of_handling": _("El cliente dijo de palabra cómo se le trató"),
    "asked_of_handling": _("Se le preguntó cómo se le trató"),
}

HANDLING_QUESTIONS = {
    "proceso": _("¿Fue fácil y rápido contárnoslo y saber cómo iba?"),
    "trato": _("¿Le tratamos con respeto y le explicamos las cosas?"),
    "resultado": _("¿Quedó bien resuelto?"),
}
UNSENT = {
    Unsent.UNKNOWN: _("no se sabe qué cliente es"),
    Unsent.REFUSED: _("pidió que no se le pregunte"),
    Unsent.OPEN_CASE: _("tiene otro caso abierto"),
    Unsent.RECENT: _("se le preguntó hace menos de 30 días"),
    Unsent.RATED: _("ya se le había preguntado por ese caso"),
    Unsent.NO_ADDRESS: _("no tiene dirección"),
}
WHY_LIKE = {
    Why.CAUSE: _("misma causa"),
    Why.SERVICE: _("mismo servicio"),
    Why.WORDS: _("mismas palabras"),
}


def clock_words(kind: str) -> object:
    """What a clock measures, in words; of those that only the law knows, that it does."""
    return _CLOCK.get(kind, _("Plazo"))
