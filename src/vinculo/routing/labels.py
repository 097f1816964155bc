"""The words people read about queues, items and presence."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vinculo.kernel.errors import error_words
from vinculo.kernel.history import RecordedThing, key_things, recorded_things
from vinculo.routing.contracts import DecisionKind, ItemState, PresenceState

NOT_SHOWN = frozenset({ItemState})

PRESENCE: Mapping[PresenceState, Promise] = {
    PresenceState.AVAILABLE: _("Disponible"),
    PresenceState.AWAY: _("En descanso"),
    PresenceState.OFFLINE: _("Fuera de turno"),
}

DECISIONS: Mapping[DecisionKind, Promise] = {
    DecisionKind.ENQUEUED: _("Entró en la cola"),
    DecisionKind.TAKEN: _("Alguien lo tomó"),
    DecisionKind.TRANSFERRED: _("Pasó a otra persona o cola"),
    DecisionKind.REQUEUED: _("Volvió a la cola"),
    DecisionKind.REPRIORITISED: _("Cambió su prioridad"),
    DecisionKind.FINISHED: _("Se terminó"),
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

recorded_things.add(
    "routing.Queue",
    RecordedThing(
        thing=_("Cola"),
        fields={
            "name": _("nombre"),
            "service_id": _("servicio"),
            "team": _("equipo"),
            "created_at": _("alta"),
        },
        refers={"service_id": "portfolio.Service"},
    ),
)
key_things.add("queue", "routing.Queue")
