"""The words people read about cases."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vinculo.cases.contracts import (
    CaseKind,
    CaseStatus,
    EntryKind,
    Eye,
    FoundKind,
    LinkScope,
    Outcome,
    PlannedState,
    RunState,
    Scope,
    Then,
    WishedChannel,
)
from vinculo.cases.domain.canned import Place, Sharing
from vinculo.cases.domain.facts import FieldKind, TermKind
from vinculo.cases.domain.later import Proposal
from vinculo.cases.domain.notices import LinkedState
from vinculo.cases.domain.views import Column, Group, Sort
from vinculo.clocks.contracts import ClockState
from vinculo.interactions.contracts import LinkOccasion
from vinculo.kernel.access import scope_words
from vinculo.kernel.errors import error_words
from vinculo.kernel.evidence.words import evidence_words
from vinculo.kernel.history import RecordedThing, recorded_things
from vinculo.lib.text.mood.judged import Polarity
from vinculo.notices.api import notice_kinds, notice_words
from vinculo.notices.contracts import NoticeKind, Way

MOODS: Mapping[Polarity, Promise] = {
    Polarity.NEGATIVE: _("Con molestia"),
    Polarity.NEUTRAL: _("Neutral"),
    Polarity.POSITIVE: _("Con agrado"),
}
STATUSES: Mapping[CaseStatus, Promise] = {
    CaseStatus.NEW: _("Nuevo"),
    CaseStatus.OPEN: _("En curso"),
    CaseStatus.WAITING: _("En espera"),
    CaseStatus.RESOLVED: _("Resuelto"),
    CaseStatus.CLOSED: _("Cerrado"),
}

KINDS: Mapping[CaseKind, Promise] = {
    CaseKind.QUERY: _("Consulta"),
    CaseKind.REQUEST: _("Petición"),
    CaseKind.ORDER: _("Pedido"),
    CaseKind.INCIDENT: _("Incidencia"),
    CaseKind.COMPLAINT: _("Queja"),
    CaseKind.CLAIM: _("Reclamación"),
    CaseKind.SUGGESTION: _("Sugerencia"),
    CaseKind.COMPLIMENT: _("Felicitación"),
}

OUTCOMES: Mapping[Outcome, Promise] = {
    Outcome.SOLVED: _("Solucionado"),
    Outcome.ANSWERED: _("Contestado"),
    Outcome.NOT_POSSIBLE: _("No era posible"),
    Outcome.DUPLICATE: _("Repetido"),
    Outcome.UNFOUNDED: _("No nos correspondía"),
}

SCOPES: Mapping[Scope, Promise] = {
    Scope.OPEN: _("Abiertos"),
    Scope.MINE: _("Míos"),
    Scope.QUEUE: _("En cola"),
    Scope.WAITING: _("En espera"),
    Scope.OVERDUE: _("Vencidos"),
    Scope.RESOLVED: _("Resueltos"),
}

SORTS: Mapping[Sort, Promise] = {
    Sort.URGENT: _("Lo que antes vence"),
    Sort.NEWEST: _("Lo más nuevo"),
    Sort.OLDEST: _("Lo más antiguo"),
    Sort.CHANGED: _("Lo último que cambió"),
}

GROUPS: Mapping[Group, Promise] = {
    Group.STATUS: _("Estado"),
    Group.OWNER: _("Lo lleva"),
    Group.SERVICE: _("Servicio"),
    Group.QUEUE: _("Cola"),
    Group.KIND: _("Tipo"),
}

COLUMNS: Mapping[Column, Promise] = {
    Column.CUSTOMER: _("Cliente"),
    Column.SERVICE: _("Servicio"),
    Column.KIND: _("Tipo"),
    Column.STATUS: _("Estado"),
    Column.OWNER: _("Lo lleva"),
    Column.DEADLINE: _("Plazo"),
    Column.OPENED: _("Entró"),
    Column.CHANGED: _("Cambió"),
}

FOUND_KINDS: Mapping[FoundKind, Promise] = {
    FoundKind.CASE: _("Caso"),
    FoundKind.MESSAGE: _("Mensaje"),
    FoundKind.NOTE: _("Nota interna"),
    FoundKind.FILE: _("Archivo"),
}

STANDARDS: Mapping[str, Promise] = {
    "first_answer": _("Primera respuesta"),
    "resolution": _("Resolución"),
}

CLOCK_STATES: Mapping[ClockState, Promise] = {
    ClockState.RUNNING: _("Corre"),
    ClockState.PAUSED: _("Parado"),
    ClockState.KEPT: _("Cumplido"),
    ClockState.BROKEN: _("Incumplido"),
    ClockState.CANCELLED: _("Anulado"),
}

HISTORY: Mapping[EntryKind, Promise] = {
    EntryKind.OPENED: _("Se abrió el caso %(number)s"),
    EntryKind.REGISTERED: _("%(who)s registró el caso %(number)s"),
    EntryKind.FOLLOWED_UP: _("Continúa el caso %(number)s, que ya estaba cerrado"),
    EntryKind.MAY_FOLLOW: _("Puede ser la continuación del caso %(number)s"),
    EntryKind.MESSAGE: _("Escribió el cliente"),
    EntryKind.ANSWERED: _("%(who)s contestó al cliente"),
    EntryKind.NOTE: _("%(who)s dejó una nota interna"),
    EntryKind.TAKEN: _("%(who)s tomó el caso"),
    EntryKind.TRANSFERRED: _("%(who)s pasó el caso a %(to)s"),
    EntryKind.REQUEUED: _("%(who)s devolvió el caso a su cola"),
    EntryKind.WAITING: _("%(who)s dejó el caso en espera"),
    EntryKind.RESUMED: _("El caso dejó de esperar"),
    EntryKind.RESOLVED: _("%(who)s resolvió el caso: %(outcome)s"),
    EntryKind.REOPENED: _("El caso se reabrió"),
    EntryKind.CLOSED: _("Pasó el plazo para reabrir y el caso se cerró"),
    EntryKind.SENDER_CONFIRMED: _("%(who)s dejó entrar a quien escribió sin confirmar"),
    EntryKind.CUSTOMER_SET: _("%(who)s dijo que el cliente es %(customer)s"),
    EntryKind.CLOCK_WARNED: _("Se acerca el plazo: %(standard)s"),
    EntryKind.CLOCK_BROKEN: _("Se superó el plazo: %(standard)s"),
    EntryKind.CONFIRMED: _("El cliente dijo que está resuelto y el caso se cerró"),
    EntryKind.WISHED: _("El cliente eligió cómo quiere que se le avise: %(channel)s"),
    EntryKind.LINK_REVOKED: _("%(who)s anuló un enlace de seguimiento"),
    EntryKind.LINK_GIVEN: _("%(who)s dio en mano un enlace de seguimiento"),
    EntryKind.FORWARDED: _("%(who)s escribió aparte a otra persona"),
    EntryKind.HEARD_BESIDE: _("Contestó aparte otra persona"),
    EntryKind.GIVEN_SIGHT: _("%(who)s dio acceso al caso a %(to)s"),
    EntryKind.RESTRICTED: _("%(who)s reservó el caso: solo lo ve quien se nombra"),
    EntryKind.SIGHT_TAKEN: _("%(who)s quitó el acceso al caso a %(to)s"),
    EntryKind.BARRED: _("%(who)s dejó fuera del caso a %(to)s, sea cual sea su función"),
    EntryKind.UNBARRED: _("%(who)s dejó de excluir del caso a %(to)s"),
    EntryKind.RESTRICTION_LIFTED: _("%(who)s levantó la reserva del caso"),
    EntryKind.UNDONE: _("%(who)s deshizo: %(what)s"),
    EntryKind.COACHED: _("%(who)s ayuda en silencio a %(to)s"),
    EntryKind.CLASSIFIED: _("%(who)s clasificó el asunto como «%(name)s»"),
    EntryKind.TAGGED: _("%(who)s puso la etiqueta «%(name)s»"),
    EntryKind.UNTAGGED: _("%(who)s quitó la etiqueta «%(name)s»"),
    EntryKind.FIELD_SET: _("%(who)s cambió el campo «%(name)s»"),
    EntryKind.TASK_GIVEN: _("%(who)s encargó una tarea a %(to)s"),
    EntryKind.TASK_DONE: _("%(who)s terminó la tarea que se le encargó"),
    EntryKind.LINKED: _("%(who)s lo enlazó con el caso %(number)s"),
    EntryKind.UNLINKED: _("%(who)s quitó el enlace con el caso %(number)s"),
    EntryKind.MERGED: _("%(who)s unió aquí el caso %(number)s"),
    EntryKind.MERGED_INTO: _("%(who)s lo unió al caso %(number)s"),
    EntryKind.SPLIT: _("%(who)s separó de aquí el caso %(number)s"),
    EntryKind.SPLIT_FROM: _("%(who)s lo separó del caso %(number)s"),
    EntryKind.ANNOUNCED: _("%(who)s dijo que viene del aviso «%(name)s»"),
    EntryKind.UNANNOUNCED: _("%(who)s quitó que viniera del aviso «%(name)s»"),
    EntryKind.ANSWERED_IN: _(
        "%(who)s contestó al cliente por el caso %(number)s, también por este"
    ),
    EntryKind.TOLD: _("%(who)s se lo dijo al cliente de palabra"),
    EntryKind.KIND_SET: _("%(who)s cambió el tipo a %(kind)s"),
    EntryKind.PRIORITY_SET: _("%(who)s puso la prioridad: %(priority)s"),
    EntryKind.AUTO_ANSWERED: _("%(who)s envió al cliente un mensaje automático"),
    EntryKind.RULE_RAN: _("La regla «%(rule)s» ha actuado"),
    EntryKind.RULE_FAILED: _("La regla «%(rule)s» no pudo hacer todo lo que dice"),
    EntryKind.RULE_CUT: _("La regla «%(rule)s» se cortó para que no diera vueltas"),
    EntryKind.MOOD_SAID: _("%(who)s dijo cómo suena lo que escribió el cliente: %(mood)s"),
    EntryKind.PROMISED: _("%(who)s apuntó una promesa al cliente"),
    EntryKind.PROMISE_AT_RISK: _("Se acerca la hora de una promesa"),
    EntryKind.PROMISE_BROKEN: _("No se cumplió una promesa"),
}

CHANNELS: Mapping[WishedChannel, Promise] = {
    WishedChannel.EMAIL: _("por correo"),
    WishedChannel.PHONE: _("por teléfono"),
    WishedChannel.PAGE: _("solo en esta página"),
}

OCCASIONS: Mapping[LinkOccasion, Promise] = {
    LinkOccasion.ACKNOWLEDGEMENT: _("con el acuse de recibo"),
    LinkOccasion.ANSWER: _("con una respuesta"),
    LinkOccasion.ASKED: _("lo pidió el cliente"),
    LinkOccasion.HANDED: _("en mano, sin correo"),
    LinkOccasion.NOTICE: _("con el aviso de que se resolvió o se reabrió"),
}

SCOPES_OF_LINKS: Mapping[LinkScope, Promise] = {
    LinkScope.READ: _("solo leer"),
    LinkScope.WRITE: _("leer y contestar"),
}

SHARINGS: Mapping[Sharing, Promise] = {
    Sharing.PERSONAL: _("Solo mío"),
    Sharing.TEAM: _("De mi equipo"),
    Sharing.COMPANY: _("De toda la empresa"),
}

PLACES: Mapping[Place, Promise] = {
    Place.NUMBER: _("número del caso"),
    Place.KEY: _("clave del caso para el cliente"),
    Place.SUBJECT: _("asunto del caso"),
    Place.SERVICE: _("servicio"),
    Place.DEADLINE: _("próximo plazo, con su hora"),
    Place.CUSTOMER: _("nombre del cliente"),
    Place.FIRST_NAME: _("nombre de pila del cliente"),
    Place.AGENT: _("nombre de quien contesta"),
    Place.TEAM: _("equipo de quien contesta"),
    Place.COMPANY: _("nombre de la empresa"),
    Place.TODAY: _("fecha de hoy"),
}

TIES: Mapping[str, Promise] = {
    "linked": _("enlazado"),
    "before": _("viene de él"),
    "after": _("lo continúa"),
    "merged": _("unido"),
    "same_customer": _("del mismo cliente"),
    "alike": _("se parece en"),
}

TERM_KINDS: Mapping[TermKind, Promise] = {
    TermKind.SUBJECT: _("Clases de asunto"),
    TermKind.TAG: _("Etiquetas"),
}

FIELD_KINDS: Mapping[FieldKind, Promise] = {
    FieldKind.TEXT: _("Texto"),
    FieldKind.NUMBER: _("Número"),
    FieldKind.DAY: _("Fecha"),
    FieldKind.CHOICE: _("Una opción de una lista"),
    FieldKind.YES_NO: _("Sí o no"),
}

UNDOABLE: Mapping[str, Promise] = {
    "state": _("estado del caso"),
    "hands": _("quién lo lleva"),
    "kind": _("tipo"),
    "facts": _("asunto, etiquetas y campos"),
    "link": _("enlace con otro caso"),
    "notice": _("aviso del que viene"),
    "merge": _("unión con otro caso"),
    "split": _("separación de otro caso"),
    "planned": _("respuesta por salir"),
    "letter": _("mensaje aparte por salir"),
}

NOT_SHOWN = frozenset({Then, PlannedState, Eye, LinkedState})
"""Enumerations that no page prints: pages count or ask with words of their own."""

HELD: Mapping[str, Promise] = {
    "case_message_arrived": _(
        "El cliente ha escrito después: léalo, y envíela si sigue valiendo o recupérela."
    ),
    "case_illegal_transition": _("El caso se cerró antes de su hora. Recupérela si hace falta."),
    "person_gone": _("Quien la escribió ya no tiene acceso. Una supervisora puede recuperarla."),
    "case_not_found": _(
        "Quien la escribió ya no puede ver el caso. Una supervisora puede recuperarla."
    ),
    "not_allowed": _("Quien la escribió ya no puede contestar. Una supervisora puede recuperarla."),
    "taken_back": _("Se deshizo: no sale hasta que alguien lo envíe."),
    "interactions_no_mailbox": _("No hay ningún buzón desde el que enviarla."),
}

PROPOSALS: Mapping[Proposal, Promise] = {
    Proposal.OPENING: _("En cuanto abramos"),
    Proposal.NEXT_DAY: _("El próximo día de atención"),
    Proposal.NEXT_WEEK: _("La semana que viene"),
}

RUN_STATES: Mapping[RunState, Promise] = {
    RunState.DONE: _("Hecho"),
    RunState.PARTLY: _("Hecho en parte"),
    RunState.FAILED: _("No se pudo"),
    RunState.CUT: _("Cortada"),
}

PRIORITIES: Mapping[int, Promise] = {
    0: _("la de sus plazos"),
    70: _("elevada"),
    90: _("urgente"),
}
BY_RULE = _("La regla «%(rule)s»")

WAITING_UNTIL = _("%(who)s dejó el caso en espera hasta el %(until)s")
CUSTOMER_UNSEEN = _("%(who)s dijo quién es el cliente")
CUSTOMER_TAKEN_AWAY = _("%(who)s quitó el cliente que tenía el caso")

error_words.add(
    "case_illegal_transition",
    _("El estado del caso ya no admite esa acción. Mire cómo está ahora."),
)
error_words.add(
    "case_nobody_to_coach", _("Nadie lleva el caso, o lo lleva usted: no hay a quién ayudar.")
)
error_words.add("case_coaching_needs_words", _("Escriba qué quiere decirle."))
error_words.add("case_not_found", _("Ese caso no existe o no está a su alcance."))
error_words.add(
    "case_draft_conflict",
    _("Este borrador ha cambiado en otra ventana. Elija con cuál de los dos textos sigue."),
)
error_words.add(
    "case_message_arrived",
    _("Ha llegado un mensaje nuevo mientras escribía. Léalo antes de enviar; su texto está aquí."),
)
error_words.add("case_empty_text", _("Falta el texto: escriba algo antes de enviarlo."))
error_words.add(
    "case_files_too_large",
    _(
        "Los archivos suman %(total)s MB y con una respuesta pueden ir %(most)s MB como mucho. "
        "Quite alguno o envíelo en otra respuesta."
    ),
)
error_words.add(
    "case_too_many_files",
    _("Con una respuesta pueden ir %(most)s archivos como mucho. Júntelos en uno comprimido."),
)
error_words.add(
    "case_empty_file", _("«%(name)s» está vacío. Compruebe que es el archivo que quería adjuntar.")
)
error_words.add(
    "case_nobody_to_answer",
    _("Este caso no tiene una dirección a la que contestar. Puede dejar una nota o resolverlo."),
)
error_words.add(
    "case_no_picture",
    _("Eso no es una imagen PNG, JPEG, GIF o WebP. Puede enviarlo como archivo adjunto."),
)
error_words.add(
    "case_bad_moment", _("Elija un día y una hora que aún no hayan pasado, dentro de un año.")
)
error_words.add("case_bad_day", _("Elija un día que aún no haya llegado, dentro de un año."))
error_words.add("person_gone", HELD["person_gone"])
error_words.add("case_answer_left", _("Esa respuesta ya ha salido o ya se recuperó."))
error_words.add(
    "case_no_such_customer", _("Ese cliente no existe o no está entre los que usted puede ver.")
)
error_words.add("case_not_beside", _("Esa conversación aparte no es de este caso."))
error_words.add(
    "case_customer_beside",
    _("%(address)s ya lee la conversación del cliente: contéstele allí."),
)
error_words.add("case_no_such_person", _("Esa persona no puede recibir casos."))
error_words.add(
    "case_bad_cursor", _("La dirección de la página no es válida. Empiece por el principio.")
)

scope_words.add("cases.see", _("Leer los casos y sus mensajes"))
scope_words.add("cases.register", _("Registrar asuntos"))
scope_words.add("cases.answer", _("Contestar a los clientes"))
scope_words.add("cases.note", _("Dejar notas internas"))
scope_words.add("cases.change", _("Resolver casos"))
error_words.add("case_no_such_link", _("Ese enlace no es de este caso o ya estaba anulado."))
error_words.add("case_needs_phone", _("Escriba a qué número quiere que le llamemos."))
recorded_things.add(
    "cases.ReplyRule",
    RecordedThing(
        thing=_("Respuestas a casos resueltos de un servicio"),
        title="service_id",
        fields={
            "service_id": _("servicio"),
            "grace_days": _("días en los que una respuesta reabre el caso"),
        },
        refers={"service_id": "portfolio.Service"},
    ),
)
recorded_things.add(
    "cases.TrackingRule",
    RecordedThing(
        thing=_("Página de seguimiento de un servicio"),
        title="service_id",
        fields={
            "service_id": _("servicio"),
            "keep_days": _("días que viven los enlaces tras resolver"),
            "shows_name": _("se dice el nombre de quien lleva el caso"),
            "tells_resolved": _("se avisa al cliente cuando su caso se resuelve"),
            "tells_reopened": _("se avisa al cliente cuando su caso se reabre"),
        },
        refers={"service_id": "portfolio.Service"},
    ),
)
error_words.add(
    "case_has_address",
    _("Este cliente tiene correo: cada mensaje que le envía lleva ya su enlace."),
)
error_words.add(
    "case_mention_unknown",
    _("Nadie se llama «@%(name)s». Escriba el nombre como aparece en Vínculo."),
)
error_words.add(
    "case_mention_ambiguous",
    _("«@%(name)s» puede ser más de una persona: %(people)s. Escriba también el apellido."),
)
error_words.add(
    "case_mention_unseen",
    _("No puede ver este caso: %(people)s. Quite la mención o marque que le da acceso."),
)
notice_words.add("cases.coached", _("%(person)s le ayuda en el caso %(number)s."))
notice_words.add("cases.message", _("El cliente ha escrito en el caso %(number)s"))
notice_words.add("cases.resolved", _("Se ha resuelto el caso %(number)s, que usted sigue"))
notice_words.add("cases.mentioned", _("Le nombran en una nota del caso %(number)s"))
notice_kinds.add(
    "cases.message",
    NoticeKind(label=_("El cliente escribe en un caso que llevo o sigo"), way=Way.BELL),
)
notice_words.add("cases.awake", _("El caso %(number)s ha dejado de esperar: vuelve a ser suyo"))
notice_kinds.add(
    "cases.awake", NoticeKind(label=_("Termina la espera de un caso que llevo"), way=Way.BELL)
)
notice_kinds.add(
    "cases.resolved", NoticeKind(label=_("Se resuelve un caso que sigo"), way=Way.BELL)
)
notice_kinds.add(
    "cases.mentioned", NoticeKind(label=_("Me nombran en una nota interna"), way=Way.AT_ONCE)
)

error_words.add("case_view_needs_name", _("Escriba un nombre para la vista."))
error_words.add(
    "case_too_many_views",
    _("Ya tiene %(most)s vistas guardadas. Quite alguna antes de guardar otra."),
)
error_words.add("case_no_message", _("Este caso no tiene ningún mensaje del cliente."))

for kind, words in {
    "cases.CaseOpened": _("Se abrió un caso"),
    "cases.CaseAnswered": _("Se contestó un caso"),
    "cases.CustomerTold": _("Se contestó un caso de palabra"),
    "cases.CaseKindSet": _("Se dijo de qué tipo es un caso"),
    "cases.CaseResolved": _("Se resolvió un caso"),
    "cases.CaseReopened": _("Se reabrió un caso"),
}.items():
    evidence_words.add(kind, words)
