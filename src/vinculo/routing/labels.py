"""The words people read about queues, items and presence."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vinculo.interactions.contracts import EntranceKind
from vinculo.kernel.errors import error_words
from vinculo.kernel.history import RecordedThing, key_things, recorded_things
from vinculo.notices.api import notice_words
from vinculo.routing.contracts import (
    ChannelKind,
    CustomerClass,
    DecisionKind,
    ItemState,
    LeftOut,
    OfferState,
    PresenceState,
    Refusal,
    Term,
)

NOT_SHOWN = frozenset({ItemState, OfferState, CustomerClass})

ENTRANCES: Mapping[EntranceKind, Promise] = {
    EntranceKind.MAILBOX: _("Buzón"),
    EntranceKind.FORM: _("Formulario"),
}

PRESENCE: Mapping[PresenceState, Promise] = {
    PresenceState.AVAILABLE: _("Disponible"),
    PresenceState.AWAY: _("En pausa"),
    PresenceState.WRAP_UP: _("Terminando el contacto"),
    PresenceState.OFFLINE: _("Fuera de turno"),
}

DECISIONS: Mapping[DecisionKind, Promise] = {
    DecisionKind.ENQUEUED: _("Entró en la cola"),
    DecisionKind.TAKEN: _("Alguien lo tomó"),
    DecisionKind.TRANSFERRED: _("Pasó a otra persona o cola"),
    DecisionKind.REQUEUED: _("Volvió a la cola"),
    DecisionKind.REPRIORITISED: _("Cambió su prioridad"),
    DecisionKind.FINISHED: _("Se terminó"),
    DecisionKind.OFFERED: _("Se ofreció"),
    DecisionKind.REFUSED: _("No lo pudo atender"),
    DecisionKind.EXPIRED: _("La oferta caducó"),
    DecisionKind.WITHDRAWN: _("La oferta se retiró"),
    DecisionKind.STUCK: _("Nadie puede atenderlo"),
    DecisionKind.PARKED: _("Espera a alguien de fuera"),
    DecisionKind.WOKEN: _("Vuelve a pedir atención"),
}

CHANNELS: Mapping[ChannelKind, Promise] = {
    ChannelKind.MAIL: _("Correo"),
    ChannelKind.FORM: _("Formulario"),
    ChannelKind.CHAT: _("Chat"),
    ChannelKind.CALL: _("Llamada"),
}

LEFT_OUT: Mapping[LeftOut, Promise] = {
    LeftOut.ABSENT: _("No está"),
    LeftOut.PAUSED: _("En pausa"),
    LeftOut.WRAP_UP: _("Terminando el contacto anterior"),
    LeftOut.ASKED: _("Contestando a otra oferta"),
    LeftOut.FULL: _("Lleva todo lo que puede atender a la vez"),
    LeftOut.KIND_FULL: _("Lleva el máximo de contactos de este tipo"),
    LeftOut.DECLINED: _("Acaba de decir que no, o de no contestar"),
    LeftOut.NOT_NAMED: _("No está entre quienes pueden ver este caso reservado"),
    LeftOut.RESERVED: _("Se espera un poco a la persona preferida"),
    LeftOut.LANGUAGE: _("No habla el idioma que hace falta"),
    LeftOut.SKILL: _("Le falta una habilidad, o su nivel"),
    LeftOut.WARM_UP: _("Acaba de llegar: recibe poco a poco lo que ya esperaba"),
}

TERMS: Mapping[Term, Promise] = {
    Term.SKILL: _("Habilidad por encima de lo pedido"),
    Term.IDLE: _("Tiempo libre"),
    Term.FREE: _("Sitio libre"),
    Term.PREFERRED: _("Persona preferida"),
    Term.KNOWN: _("Ya atendió a este cliente"),
    Term.HOME: _("Es de esta cola"),
    Term.CARE: _("Cuidado especial: clase y ánimo"),
}

REFUSALS: Mapping[Refusal, Promise] = {
    Refusal.BUSY: _("Estoy terminando otra cosa"),
    Refusal.NOT_MINE: _("No es de lo mío"),
    Refusal.BREAK: _("Necesito un descanso"),
    Refusal.OTHER: _("Otro motivo"),
}

SETTINGS: Mapping[str, Promise] = {
    **{term.value: words for term, words in TERMS.items()},
    "minutes_per_point": _("Minutos de espera que vale cada punto de prioridad"),
    "due_share_pct": _("Cuánto cuenta el plazo, en % del tiempo que queda"),
    "class_points": _("Puntos de un cliente de clase A"),
    "mood_points": _("Puntos de alguien muy molesto"),
    "warm_up_minutes": _("Entrada suave: minutos desde que alguien llega"),
    "warm_up_share_pct": _("Entrada suave: parte de lo que ya esperaba, en %"),
    "cool_off_minutes": _("Minutos sin volver a ofrecer lo mismo a quien dijo que no"),
    "unanswered_limit": _("Ofertas seguidas sin contestar antes de pasar a pausa"),
    "grace_minutes": _("Minutos que se espera a quien desaparece con un chat o una llamada"),
    "keep_months": _("Meses que se guarda por qué se decidió cada cosa"),
}

error_words.add(
    "routing_illegal_action", _("Este trabajo ya no admite esa acción: su estado ha cambiado.")
)
error_words.add("routing_item_taken", _("Ya lo tiene %(owner)s."))
error_words.add("routing_no_such_item", _("Ese trabajo ya no está en sus colas."))
error_words.add("routing_queue_name_taken", _("Ya hay una cola con el nombre «%(name)s»."))
error_words.add("routing_service_has_queue", _("Ese servicio ya tiene una cola."))
error_words.add(
    "routing_no_queue", _("El servicio todavía no tiene una cola que reciba su trabajo.")
)
error_words.add("routing_no_such_queue", _("Esa cola no existe."))
error_words.add("routing_name_missing", _("Escriba el nombre de la cola."))
error_words.add("routing_bad_setting", _("Escriba un número entre %(least)s y %(most)s."))
error_words.add(
    "routing_care_too_heavy",
    _("La clase y el ánimo juntos pueden sumar %(most)s puntos como mucho: nunca deciden solos."),
)
error_words.add(
    "routing_no_room",
    _("Ya lleva todo lo que puede atender a la vez: termine, pase o deje en espera algo antes."),
)
error_words.add("routing_person_full", _("%(person)s ya lleva todo lo que puede atender a la vez."))
error_words.add(
    "routing_person_absent",
    _("%(person)s no está, y esto no puede esperar: elija a otra persona o una cola."),
)
error_words.add(
    "routing_person_not_named",
    _("Es un caso reservado y %(person)s no está entre quienes pueden verlo."),
)
error_words.add("routing_item_offered", _("Se le está ofreciendo ahora a %(person)s."))
error_words.add(
    "routing_may_not_take", _("En esta cola el trabajo se reparte solo: espere su oferta.")
)
error_words.add(
    "routing_offer_expired",
    _("La oferta caducó antes de que contestara. Nada se ha perdido: vuelve a estar en la cola."),
)
error_words.add(
    "routing_offer_gone", _("Esa oferta ya no está: la atiende otra persona o se retiró.")
)
error_words.add("routing_name_taken", _("Ya hay otra con el nombre «%(name)s»."))
error_words.add("routing_no_such_skill", _("Esa habilidad ya no existe."))
error_words.add("routing_no_such_pause", _("Ese motivo de pausa ya no se puede elegir."))
error_words.add("routing_step_does_nothing", _("Diga qué se deja de pedir en ese peldaño."))
error_words.add("routing_step_taken", _("Ya hay un peldaño a los %(minutes)s minutos."))
error_words.add(
    "routing_nobody_served", _("La cola tiene que repartirse sola o dejar que se tome trabajo.")
)
error_words.add("routing_not_in_your_teams", _("Esa persona no es de sus equipos."))
error_words.add("routing_nothing_changed", _("Los ajustes ya eran esos."))

notice_words.add(
    "routing.stuck",
    _("Cola «%(queue)s»: nadie puede atender lo que espera, ni estando. Falta: %(missing)s."),
)
notice_words.add("routing.pause_too_long", _("%(person)s lleva más de %(minutes)s min en pausa."))
notice_words.add(
    "routing.unanswered", _("%(person)s no contestó a sus ofertas y ha pasado a pausa.")
)
notice_words.add(
    "routing.counters_differed",
    _(
        "El recuento de la noche encontró mal %(wrong)s de %(looked_at)s contadores y los ha"
        " corregido."
    ),
)
notice_words.add("routing.state_set", _("%(person)s le ha puesto en «%(state)s»."))

recorded_things.add(
    "routing.Queue",
    RecordedThing(
        thing=_("Cola"),
        fields={
            "name": _("nombre"),
            "service_id": _("servicio"),
            "team": _("equipo"),
            "created_at": _("alta"),
            "offers": _("se reparte sola"),
            "may_take": _("se puede tomar"),
            "offer_seconds": _("segundos para contestar"),
            "patience_minutes": _("minutos de paciencia"),
            "calendar": _("horario"),
        },
        refers={"service_id": "portfolio.Service"},
    ),
)
recorded_things.add(
    "routing.QueueSkill",
    RecordedThing(
        thing=_("Habilidad que pide una cola"),
        title="queue",
        fields={"queue": _("cola"), "skill": _("habilidad"), "min_level": _("nivel mínimo")},
    ),
)
recorded_things.add(
    "routing.Feed",
    RecordedThing(
        thing=_("Cola de una entrada"),
        title="queue",
        fields={"source": _("por dónde entra"), "queue": _("cola")},
    ),
)
recorded_things.add(
    "routing.LadderStep",
    RecordedThing(
        thing=_("Peldaño de desborde"),
        title="queue",
        fields={
            "queue": _("cola"),
            "after_minutes": _("minutos de espera"),
            "lower_by": _("niveles menos"),
            "drops_language": _("deja de pedir el idioma"),
            "to_queue": _("también para la cola"),
        },
    ),
)
recorded_things.add(
    "routing.ChannelLoad",
    RecordedThing(
        thing=_("Peso de un tipo de contacto"),
        title="kind",
        fields={
            "kind": _("tipo"),
            "weight_pct": _("peso en %"),
            "wrap_up_seconds": _("segundos después del contacto"),
            "cannot_wait": _("no puede esperar"),
        },
        values={"kind": lambda value: CHANNELS[ChannelKind(value)]},
    ),
)
recorded_things.add(
    "routing.Skill",
    RecordedThing(thing=_("Habilidad"), fields={"name": _("nombre"), "language": _("idioma")}),
)
recorded_things.add(
    "routing.AgentSkill",
    RecordedThing(
        thing=_("Habilidad de una persona"),
        title="user",
        fields={"user": _("persona"), "skill": _("habilidad"), "level": _("nivel")},
    ),
)
recorded_things.add(
    "routing.AgentLimit",
    RecordedThing(
        thing=_("Límite de una persona"),
        title="user",
        fields={"user": _("persona"), "kind": _("tipo"), "at_most": _("como mucho")},
        values={"kind": lambda value: CHANNELS[ChannelKind(value)]},
    ),
)
recorded_things.add(
    "routing.PauseReason",
    RecordedThing(
        thing=_("Motivo de pausa"),
        fields={
            "name": _("nombre"),
            "max_minutes": _("minutos como mucho"),
            "is_open": _("se puede elegir"),
        },
    ),
)
key_things.add("queue", "routing.Queue")
