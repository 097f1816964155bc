"""The words people read about articles."""

from django.utils.translation import gettext_lazy as _

from vinculo.kernel.errors import error_words
from vinculo.kernel.history import RecordedThing, key_things, recorded_things
from vinculo.knowledge.contracts import NoticeKind, NoticeState, Reach, StepKind

REACHES = {Reach.PUBLIC: _("Todo el mundo"), Reach.INTERNAL: _("Solo quien trabaja aquí")}

NOTICE_KINDS = {
    NoticeKind.INCIDENT: _("Incidencia"),
    NoticeKind.PLANNED: _("Trabajo programado"),
    NoticeKind.NEWS: _("Aviso general"),
}
NOTICE_STATES = {
    NoticeState.PLANNED: _("Previsto"),
    NoticeState.CALLED_OFF: _("No va a ocurrir"),
    NoticeState.ACTIVE: _("En curso"),
    NoticeState.LATE: _("Se alarga"),
    NoticeState.ENDED: _("Terminado"),
}
NOTICE_LOOKS = {
    NoticeState.PLANNED: "info",
    NoticeState.CALLED_OFF: "idle",
    NoticeState.ACTIVE: "warn",
    NoticeState.LATE: "breach",
    NoticeState.ENDED: "ok",
}
STEP_KINDS = {
    StepKind.BEGUN: _("Qué pasa"),
    StepKind.NEWS: _("Novedad"),
    StepKind.ENDED: _("Qué fue"),
}


def step_kind(kind: StepKind, *, is_called_off: bool) -> str:
    """What a step tells; the last of what was called off tells that it will not happen."""
    if is_called_off and kind is StepKind.ENDED:
        return str(NOTICE_STATES[NoticeState.CALLED_OFF])
    return str(STEP_KINDS[kind])


error_words.add("service_notice_empty", _("Escriba el título y el texto, en un idioma al menos."))
error_words.add(
    "service_notice_times", _("Se espera que acabe después de empezar, y más tarde que ahora.")
)
error_words.add(
    "service_notice_cause",
    _(
        "La causa se dice de una incidencia, y junto a la hora por venir a la que se espera que"
        " acabe."
    ),
)
error_words.add("service_notice_ended", _("Ese aviso ya terminó: escriba otro."))
error_words.add("service_notice_not_begun", _("Todavía no ha empezado: no puede terminar."))
error_words.add(
    "service_notice_begun", _("Ya ha empezado: no se anula, se termina con su explicación.")
)
error_words.add("service_notice_unknown", _("Ese aviso no existe."))
recorded_things.add(
    "knowledge.ServiceNotice",
    RecordedThing(
        thing=_("Aviso de servicio"),
        title="title_es",
        fields={
            "kind": _("clase"),
            "title_es": _("título en español"),
            "title_en": _("título en inglés"),
            "service": _("servicio"),
            "place": _("lugar"),
            "since": _("desde"),
            "expected_until": _("se espera que acabe"),
            "ended_at": _("terminado"),
            "written_by": _("quién lo escribió"),
            "created_at": _("escrito"),
        },
        values={"kind": lambda value: NOTICE_KINDS[NoticeKind(value)]},
        refers={"written_by": "identity.User"},
    ),
)
key_things.add("service_notice", "knowledge.ServiceNotice")

error_words.add(
    "knowledge_empty", _("Escriba título y texto en un idioma al menos; en cada uno, los dos.")
)
error_words.add(
    "knowledge_review_day", _("Elija un día posterior a hoy y dentro de los próximos dos años.")
)
error_words.add(
    "knowledge_changed",
    _(
        "Otra persona lo cambió mientras usted escribía. Lo suyo sigue abajo y arriba está lo que"
        " dice ahora: júntelos. Si publica otra vez, queda lo suyo."
    ),
)
error_words.add("knowledge_unknown", _("Ese artículo no existe o no puede cambiarlo."))

recorded_things.add(
    "knowledge.Article",
    RecordedThing(
        thing=_("Artículo"),
        title="slug",
        fields={
            "slug": _("dirección"),
            "reach": _("quién lo lee"),
            "service": _("servicio"),
            "owner": _("responde de él"),
            "review_on": _("se revisa"),
            "version": _("versión"),
            "is_retired": _("retirado"),
            "is_offer": _("es una oferta"),
            "created_at": _("escrito"),
        },
        values={"reach": lambda value: REACHES[Reach(value)]},
    ),
)
key_things.add("article", "knowledge.Article")
