"""The words of promises and claims."""

from django.utils.translation import gettext_lazy as _

from vinculo.kernel.access import scope_words
from vinculo.kernel.errors import error_words
from vinculo.kernel.evidence.words import evidence_words
from vinculo.kernel.history import RecordedThing, recorded_things
from vinculo.notices.api import notice_kinds, notice_words
from vinculo.notices.contracts import NoticeKind, Way
from vinculo.promises.contracts import (
    Asked,
    ClaimState,
    Place,
    PromiseState,
    Proof,
    Source,
    Telling,
    Verdict,
)

SOURCE = {
    Source.WORD: _("Palabra de un agente"),
    Source.CONTRACT: _("Nivel de un contrato"),
    Source.DUTY: _("Deber legal"),
    Source.CLAIM: _("Anuncio o página"),
}
STATE = {
    PromiseState.OPEN: _("Abierta"),
    PromiseState.AT_RISK: _("En riesgo"),
    PromiseState.KEPT: _("Cumplida"),
    PromiseState.BROKEN: _("Rota"),
    PromiseState.REPAIRED: _("Rota y reparada"),
    PromiseState.WITHDRAWN: _("Retirada con disculpa"),
    PromiseState.REPLACED: _("Cambiada a petición del cliente"),
}
STATE_LOOKS = {
    PromiseState.OPEN: "info",
    PromiseState.AT_RISK: "warn",
    PromiseState.KEPT: "ok",
    PromiseState.BROKEN: "breach",
    PromiseState.REPAIRED: "warn",
    PromiseState.WITHDRAWN: "idle",
    PromiseState.REPLACED: "idle",
}
PROOF = {
    Proof.MESSAGE: _("Un mensaje del caso"),
    Proof.NOTE: _("Una nota o llamada"),
    Proof.FILE: _("Un documento"),
    Proof.WORD: _("La palabra de quien lo hizo"),
    Proof.RESOLVED: _("El caso se resolvió a tiempo"),
}
ASKED = {
    Asked.MESSAGE: _("Por escrito"),
    Asked.CALL: _("Por teléfono"),
    Asked.NOTE: _("En persona o de otro modo"),
}
TELLING = {
    Telling.ASK: _("Proponer al agente un mensaje de disculpa"),
    Telling.AUTOMATIC: _("Enviar el mensaje de disculpa sin preguntar"),
    Telling.NOTHING: _("No decir nada al cliente"),
}
PLACE = {
    Place.ADVERT: _("Anuncio"),
    Place.PAGE: _("Página o folleto"),
    Place.SHOP: _("Tienda o vendedor"),
    Place.COMMITMENT: _("Compromiso público de la empresa"),
}
CLAIM_STATE = {
    ClaimState.DRAFT: _("Sin comprobar"),
    ClaimState.UNBACKED: _("Sin respaldo"),
    ClaimState.CHECKED: _("Respaldada"),
    ClaimState.SIGNED: _("Firmada por dirección"),
    ClaimState.PUBLISHED: _("Publicada"),
    ClaimState.ENDED: _("Terminada"),
}
CLAIM_LOOKS = {
    ClaimState.DRAFT: "idle",
    ClaimState.UNBACKED: "breach",
    ClaimState.CHECKED: "ok",
    ClaimState.SIGNED: "warn",
    ClaimState.PUBLISHED: "info",
    ClaimState.ENDED: "idle",
}
VERDICT = {
    Verdict.NO_STANDARD: _("Ningún estándar la respalda: nadie está obligado a cumplirla."),
    Verdict.NO_DATA: _("Un estándar la respalda, pero aún no se ha medido nada."),
    Verdict.TIGHTER: _(
        "Promete más que el estándar, y las operaciones no muestran que se pueda cumplir."
    ),
    Verdict.UNLIKELY: _("Las operaciones muestran que no se cumpliría."),
    Verdict.UNCERTAIN: _("Puede cumplirse o no: con lo medido no se sabe."),
    Verdict.LIKELY: _("Las operaciones muestran que se cumple."),
}

for code, words in (
    (
        "promise_wrong_state",
        _("Otra persona se ha adelantado: mire cómo está ahora la promesa. Nada se ha perdido."),
    ),
    (
        "promise_kept_by_itself",
        _("La fija una ley o un contrato: se cumple sola con lo que pasa en su caso."),
    ),
    (
        "promise_led_elsewhere",
        _(
            "Se lleva en su pedido o en su petición: allí se cumple, se cambia de día o se retira,"
            " para que los dos digan lo mismo."
        ),
    ),
    (
        "promise_due_before_given",
        _("Lo prometido vence antes de haberse prometido. Corrija la fecha o la hora."),
    ),
    (
        "promise_given_outside",
        _("Una promesa se apunta cuando ya está dada: corrija cuándo se prometió."),
    ),
    (
        "promise_due_too_far",
        _("El plazo queda a más de veinte años: nadie podría responder de ella."),
    ),
    (
        "promise_past_due",
        _(
            "Su plazo ya ha vencido: la promesa está rota y no se puede retirar. Diga cuándo se"
            " hizo o cómo se repara."
        ),
    ),
    ("promise_no_words", _("Diga en una frase qué se ha prometido.")),
    ("promise_no_apology", _("Una promesa no se retira sin disculpa: escriba qué se le dice.")),
    (
        "promise_not_said_how",
        _("Diga cómo pidió el cliente otro día y con qué palabras: es lo que lo prueba."),
    ),
    (
        "promise_nobody_wrote",
        _(
            "El cliente no ha escrito nada donde se le prometió, desde que se le prometió: diga si"
            " lo pidió por teléfono o de otro modo."
        ),
    ),
    ("promise_no_proof", _("Diga qué muestra que se cumplió.")),
    (
        "promise_done_outside",
        _("El momento en que se cumplió no puede ser anterior a la promesa ni estar por venir."),
    ),
    ("promise_not_found", _("Esa promesa no existe o no está a su alcance.")),
    ("promise_told", _("Al cliente ya se le ha dicho.")),
    ("claim_wrong_state", _("La afirmación ya no está en ese paso. Mire cómo está ahora.")),
    (
        "claim_unbacked",
        _("Nada respalda esta afirmación: no se publica sin la firma de dirección."),
    ),
    ("claim_no_service", _("Diga de qué servicio habla: sin servicio nadie responde de ella.")),
    ("claim_over", _("Su último día ya pasó. Cambie las fechas antes de publicarla.")),
    ("claim_dates", _("La afirmación termina antes de empezar. Corrija una de las dos fechas.")),
    ("claim_no_reason", _("Firmar lo que nada respalda pide un motivo: escríbalo.")),
    (
        "claim_changed",
        _("La afirmación ha cambiado desde que la leyó. Léala de nuevo antes de firmar."),
    ),
    ("claim_not_found", _("Esa afirmación no existe o no está a su alcance.")),
):
    error_words.add(code, words)

notice_words.add("promises.broken", _("Promesa rota: %(words)s"))
notice_words.add("promises.at_risk", _("Promesa en riesgo: %(words)s"))
notice_words.add("promises.claim_lost", _("Se publica y ya nada lo respalda: %(words)s"))
notice_kinds.add(
    "promises.claim_lost",
    NoticeKind(label=_("Algo publicado se queda sin respaldo"), way=Way.AT_ONCE),
)
notice_kinds.add(
    "promises.broken", NoticeKind(label=_("Se rompe una promesa mía"), way=Way.AT_ONCE)
)
notice_kinds.add(
    "promises.at_risk", NoticeKind(label=_("Una promesa mía está en riesgo"), way=Way.BELL)
)
scope_words.add("promises.see", _("Leer las promesas"))
scope_words.add("promises.give", _("Apuntar promesas"))

recorded_things.add(
    "promises.PromiseRule",
    RecordedThing(
        thing=_("Qué se hace cuando una promesa se rompe"),
        title="service",
        fields={
            "service": _("servicio"),
            "telling": _("qué se le dice al cliente"),
            "words": _("mensaje"),
            "words_en": _("mensaje en inglés"),
        },
        values={"telling": lambda value: TELLING[Telling(value)]},
    ),
)
recorded_things.add(
    "promises.Claim",
    RecordedThing(
        thing=_("Afirmación"),
        title="words",
        fields={
            "words": _("qué dice"),
            "words_en": _("qué dice en inglés"),
            "place": _("dónde se lee"),
            "where": _("en qué sitio"),
            "service": _("servicio"),
            "metric": _("qué mide"),
            "within": _("en cuánto tiempo"),
            "share": _("en qué parte de los casos (%)"),
            "since": _("desde"),
            "until": _("hasta"),
            "state": _("estado"),
            "standard": _("estándar que la respalda"),
            "found": _("qué se encontró"),
            "checked_at": _("comprobada"),
            "signed_by": _("firmada por"),
            "signed_at": _("firmada"),
            "reason": _("motivo de la firma"),
            "published_at": _("publicada"),
            "ended_at": _("terminada"),
            "created_at": _("escrita"),
            "created_by": _("escrita por"),
        },
        values={
            "place": lambda value: PLACE[Place(value)],
            "state": lambda value: CLAIM_STATE[ClaimState(value)],
        },
        refers={"created_by": "identity.User"},
    ),
)

for promise_state, evidence_said in {
    PromiseState.OPEN: _("Promesa dada"),
    PromiseState.AT_RISK: _("Promesa en riesgo"),
    PromiseState.KEPT: _("Promesa cumplida"),
    PromiseState.BROKEN: _("Promesa rota"),
    PromiseState.REPAIRED: _("Promesa reparada"),
    PromiseState.WITHDRAWN: _("Promesa retirada con disculpa"),
    PromiseState.REPLACED: _("Promesa cambiada por el día que pidió el cliente"),
}.items():
    evidence_words.add(f"promises.{promise_state}", evidence_said)
