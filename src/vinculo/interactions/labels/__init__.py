"""The words people read about conversations."""

from django.utils.translation import gettext_lazy as _

from vinculo.interactions.contracts import (
    Acknowledgement,
    AfterFetch,
    ByItself,
    Channel,
    Direction,
    ImportState,
    Joined,
    LinkOccasion,
    MailboxProblem,
    Occasion,
    Outcome,
    RawState,
    Security,
    SourceKind,
    SourceState,
    SpamRuleKind,
    StartFrom,
)
from vinculo.interactions.domain.domain_records import Finding
from vinculo.interactions.labels import human as human
from vinculo.kernel.access import scope_words
from vinculo.kernel.errors import error_words
from vinculo.kernel.evidence.words import evidence_words
from vinculo.kernel.history import RecordedThing, recorded_things
from vinculo.notices.api import notice_words

NOT_SHOWN = frozenset({ByItself, LinkOccasion})
CHANNELS = {
    Channel.EMAIL: _("Correo electrónico"),
    Channel.FORM: _("Formulario"),
    Channel.LETTER: _("Carta"),
    Channel.PAGE: _("Página del cliente"),
}
ACKNOWLEDGEMENTS = {
    Acknowledgement.NONE: _("Ninguno"),
    Acknowledgement.AT_ONCE: _("En el acto"),
    Acknowledgement.OPEN_HOURS: _("En horario de atención"),
}
SPAM_RULES = {
    SpamRuleKind.SENDER: _("Remitente"),
    SpamRuleKind.DOMAIN: _("Dominio"),
    SpamRuleKind.SUBJECT: _("El asunto contiene"),
    SpamRuleKind.TEXT: _("El asunto o el texto contiene"),
}
DIRECTIONS = {Direction.IN: _("Recibido"), Direction.OUT: _("Enviado")}
RAW_STATES = {
    RawState.STORED: _("Guardado, pendiente de leer"),
    RawState.UNDERSTOOD: _("Leído"),
    RawState.DUPLICATE: _("Repetido"),
    RawState.QUARANTINED: _("Apartado"),
    RawState.REFUSED: _("Rechazado"),
}
OUTCOMES = {
    Outcome.STORED: _("Guardado"),
    Outcome.DUPLICATE: _("Ya había llegado"),
    Outcome.QUARANTINED: _("Apartado"),
    Outcome.REFUSED: _("Rechazado"),
}
SOURCE_KINDS = {
    SourceKind.IMAP: _("Otro servidor, con contraseña (IMAP)"),
    SourceKind.OAUTH: _("Con el consentimiento de su proveedor"),
}
SECURITIES = {
    Security.TLS: _("TLS desde el principio (puerto 993)"),
    Security.STARTTLS: _("STARTTLS (puerto 143)"),
    Security.PLAIN: _("Sin cifrar (solo en una red de confianza)"),
}
AFTER_FETCH = {
    AfterFetch.LEAVE: _("Solo leer: nada cambia en el servidor"),
    AfterFetch.SEEN: _("Marcar como leído"),
    AfterFetch.MOVE: _("Mover a otra carpeta"),
}
STARTS = {
    StartFrom.NOW: _("Lo que llegue desde ahora"),
    StartFrom.ALL: _("Todo lo que ya hay, como casos nuevos"),
}
SOURCE_STATES = {
    SourceState.NEW: _("Por empezar"),
    SourceState.WORKING: _("Leyendo"),
    SourceState.FAILING: _("No se puede leer"),
}
SOURCE_TONES = {
    SourceState.NEW: "idle",
    SourceState.WORKING: "ok",
    SourceState.FAILING: "breach",
}
IMPORT_STATES = {
    ImportState.WAITING: _("En espera"),
    ImportState.RUNNING: _("En curso"),
    ImportState.DONE: _("Terminada"),
    ImportState.FAILED: _("Interrumpida"),
}
IMPORT_TONES = {
    ImportState.WAITING: "idle",
    ImportState.RUNNING: "info",
    ImportState.DONE: "ok",
    ImportState.FAILED: "breach",
}
PROBLEMS = {
    MailboxProblem.UNKNOWN_HOST: _(
        "No existe ningún servidor con ese nombre. Revise cómo está escrito."
    ),
    MailboxProblem.FORBIDDEN: _(
        "El servidor está en esta máquina o en una red a la que no se permite llegar. Si es suyo, "
        "quien opera la instalación puede añadir su red en VINCULO_ALLOWED_NETWORKS."
    ),
    MailboxProblem.REFUSED: _(
        "El servidor existe, pero nadie atiende en ese puerto. Lo habitual es 993 con TLS o 143 "
        "con STARTTLS."
    ),
    MailboxProblem.NO_ANSWER: _(
        "El servidor no contesta. El puerto puede estar mal, o un cortafuegos lo impide."
    ),
    MailboxProblem.OTHER_PROTOCOL: _(
        "En ese puerto contesta otra cosa, no el correo por IMAP. Revise el puerto y la protección."
    ),
    MailboxProblem.TLS_UNTRUSTED: _(
        "El certificado del servidor no es de fiar: caducó, es de otro nombre o lo firmó alguien "
        "desconocido. Si es de su propia autoridad, pegue aquí el certificado de esta."
    ),
    MailboxProblem.TLS_FAILED: _(
        "En ese puerto no se habla TLS. Pruebe con STARTTLS, o con otro puerto."
    ),
    MailboxProblem.TLS_MISSING: _(
        "El servidor no deja entrar sin cifrar, o no ofrece STARTTLS. Elija otra protección."
    ),
    MailboxProblem.WRONG_PASSWORD: _(
        "El servidor no acepta el usuario o la contraseña. Algunos piden una contraseña de "
        "aplicación."
    ),
    MailboxProblem.CONSENT_LOST: _(
        "El consentimiento ha caducado o se ha retirado: delo otra vez."
    ),
    MailboxProblem.CONSENT_LATER: _("El proveedor no contesta ahora; se probará de nuevo."),
    MailboxProblem.CONSENT_USELESS: _(
        "Hay consentimiento, pero esa cuenta no puede leer este buzón. Consienta con la cuenta "
        "del buzón, o dele acceso a ella."
    ),
    MailboxProblem.FOLDER_MISSING: _("La carpeta no existe en el servidor."),
    MailboxProblem.CANNOT_WRITE: _(
        "El servidor no deja marcar ni mover los mensajes. Elija «Solo leer»."
    ),
    MailboxProblem.BROKE_OFF: _("La conexión se cortó; se probará de nuevo."),
    MailboxProblem.SERVER_SAID: _("El servidor no pudo hacer lo que se le pidió."),
}
JOINED = {
    Joined.OPENED: _("Abre la conversación"),
    Joined.SIGNED: _("Respondió a la dirección firmada que le dimos"),
    Joined.REFERENCED: _("Responde a un mensaje que le enviamos a esta dirección"),
    Joined.FOLLOW_UP: _("Abre una conversación que quizá continúe otra"),
    Joined.UNCONFIRMED: _("Llegó por la dirección de otra persona; falta confirmarlo"),
    Joined.CONFIRMED: _("Confirmado por una persona del equipo"),
    Joined.BOUNCED: _("Avisa de que un mensaje nuestro no se ha entregado"),
    Joined.OURS: _("Lo enviamos nosotros"),
    Joined.HISTORY: _("Viene de un buzón antiguo"),
}
REASONS = {
    "": "",
    "duplicate": _("Ya había llegado el mismo mensaje."),
    "empty": _("No tiene contenido."),
    "too_large": _("Supera los 40 MB."),
    "head_too_large": _("Sus cabeceras son desmesuradas."),
    "not_a_message": _("No tiene forma de correo."),
    "too_many_lines": _("Tiene demasiadas líneas."),
    "too_many_parts": _("Tiene demasiadas partes."),
    "too_deep": _("Lleva demasiados mensajes unos dentro de otros."),
    "parser_failed": _("Está dañado y no se ha podido leer."),
    "too_costly": _("Leerlo cuesta más memoria o cálculo del que se concede a un mensaje."),
    "takes_too_long": _("No se ha terminado de leer en tres minutos."),
    "keeps_failing": _("Ha interrumpido la lectura varias veces."),
    "loop": _("Es un correo nuestro que ha vuelto."),
    "own_address": _("Dice venir de una dirección nuestra."),
    "too_many_hops": _("Ha pasado por demasiados servidores: da vueltas."),
    "sender_blocked": _("Quien lo envía está bloqueado."),
    "spam_rule": _("Coincide con una regla de correo no deseado."),
    "spam_scanned": _("El analizador lo considera correo no deseado."),
    "form_trap": _("Rellenó una casilla que las personas no ven: parece un robot."),
    "form_flood": _("Llegaron demasiados a la vez por el mismo formulario: espera su visto bueno."),
    "probe": _("Es una prueba del buzón que ha llegado."),
    "bounce": _("Avisa de un correo que no se ha podido entregar."),
}

error_words.add(
    "interactions_unknown_conversation",
    _("Esa conversación no existe o no está entre las que usted puede ver."),
)
error_words.add(
    "interactions_unknown_message",
    _("Ese mensaje no existe o no está entre los que usted puede ver."),
)
error_words.add("interactions_unknown_raw_message", _("Ese mensaje ya no está apartado."))
error_words.add(
    "interactions_nobody_to_answer",
    _(
        "La conversación no tiene ninguna dirección a la que escribir. "
        "Indique antes un destinatario."
    ),
)
error_words.add(
    "interactions_bad_spam_rule",
    _("«%(value)s» no sirve de regla: escriba una dirección, un dominio o al menos cuatro letras."),
)
error_words.add(
    "interactions_bad_recipient",
    _("«%(value)s» no es una dirección de correo. Escriba algo como nombre@empresa.es."),
)
error_words.add(
    "interactions_own_recipient",
    _("%(address)s es un buzón de la empresa: el correo volvería aquí. Quítelo."),
)
error_words.add(
    "interactions_too_many_recipients",
    _("Un mensaje puede ir a %(most)s direcciones como mucho."),
)
error_words.add(
    "interactions_not_automatically",
    _(
        "No se le escribe de forma automática: escribió una máquina, el buzón no quiere acuses "
        "o ya se le han enviado demasiados hoy."
    ),
)
error_words.add("interactions_unknown_form", _("Ese formulario no existe."))
error_words.add(
    "interactions_slug_taken", _("Otro formulario tiene ya la dirección «%(slug)s». Elija otra.")
)
error_words.add(
    "interactions_bad_slug",
    _("«%(slug)s» no sirve de dirección: use letras minúsculas sin tilde, cifras y guiones."),
)
error_words.add(
    "interactions_bad_site",
    _("«%(site)s» no es un sitio: escriba, por ejemplo, https://www.suempresa.es."),
)
error_words.add(
    "interactions_broken_form",
    _("El formulario no se puede publicar todavía: corrija antes lo que se señala."),
)
error_words.add(
    "interactions_too_many_staged",
    _("Ya hay demasiados archivos en esta página: quite alguno antes de añadir otro."),
)
OCCASIONS = {
    Occasion.ACKNOWLEDGEMENT: _("Acuse de recibo"),
    Occasion.OUT_OF_HOURS: _("Acuse fuera de horario"),
    Occasion.FIRST_MESSAGE: _("Primer mensaje a un cliente"),
    Occasion.FORWARDED: _("Mensaje reenviado a otra persona"),
    Occasion.RESOLVED: _("Caso resuelto"),
    Occasion.REOPENED: _("Caso reabierto"),
    Occasion.RATING: _("Cómo le atendimos"),
    Occasion.ASKING: _("¿Hubo algo que no fuera bien?"),
    Occasion.HANDLING: _("Cómo tratamos su reclamación"),
}
FINDINGS = {
    Finding.DNS_SILENT: _("El DNS no contesta. Puede que esta instalación no salga a la red."),
    Finding.MX_NONE: _("No hay MX: casi nadie podrá escribir a esta dirección. Publique uno."),
    Finding.MX_REFUSES: _("El MX dice que este dominio no recibe correo (RFC 7505). Cámbielo."),
    Finding.MX_THERE: _(
        "Reciben su correo estos servidores. Lea ahí el buzón, o haga que lo reenvíen aquí."
    ),
    Finding.MX_HERE: _("Su correo se entrega en esta instalación."),
    Finding.SPF_NONE: _("No hay SPF: sus correos irán a menudo a la carpeta de no deseados."),
    Finding.SPF_SEVERAL: _("Hay más de un SPF y entonces no vale ninguno. Júntelos en uno."),
    Finding.SPF_ANYBODY: _("El SPF deja enviar a cualquiera en su nombre. Termínelo en «-all»."),
    Finding.SPF_OPEN_END: _(
        "El SPF no dice qué hacer con los demás. Termínelo en «~all» o «-all»."
    ),
    Finding.SPF_TOO_LONG: _(
        "El SPF hace más de diez consultas y no se tendrá en cuenta. Acórtelo."
    ),
    Finding.SPF_THERE: _("Hay un SPF. Compruebe que nombra el servidor por el que sale su correo."),
}
error_words.add(
    "interactions_unknown_place",
    _("«%(place)s» no se puede rellenar aquí. Se pueden usar: %(known)s."),
)
recorded_things.add(
    "interactions.MailTemplate",
    RecordedThing(
        thing=_("Plantilla de correo"),
        title="subject",
        fields={
            "occasion": _("ocasión"),
            "language": _("idioma"),
            "service_id": _("servicio"),
            "subject": _("asunto"),
            "html": _("texto"),
        },
        values={"occasion": lambda value: OCCASIONS[Occasion(value)]},
        refers={"service_id": "portfolio.Service"},
    ),
)
recorded_things.add(
    "interactions.MailboxIdentity",
    RecordedThing(
        thing=_("Firma de un buzón"),
        title="mailbox",
        fields={"mailbox": _("buzón"), "signature": _("firma"), "logo": _("logotipo")},
    ),
)
error_words.add("interactions_empty_answer", _("Escriba la respuesta antes de enviarla."))
error_words.add(
    "interactions_no_mailbox",
    _("No hay ningún buzón desde el que responder. Cree uno en los ajustes."),
)
error_words.add(
    "interactions_bad_mailbox_address", _("«%(address)s» no es una dirección de correo.")
)

recorded_things.add(
    "interactions.Mailbox",
    RecordedThing(
        thing=_("Buzón"),
        title="address",
        fields={
            "address": _("dirección"),
            "name": _("nombre"),
            "language": _("idioma"),
            "service_id": _("servicio"),
            "acknowledgement": _("acuse de recibo"),
            "next_step": _("qué viene después, en el acuse"),
            "out_of_hours_text": _("texto fuera de horario"),
        },
        values={"acknowledgement": lambda value: ACKNOWLEDGEMENTS[Acknowledgement(value)]},
        refers={"service_id": "portfolio.Service"},
    ),
)
recorded_things.add(
    "interactions.SpamRule",
    RecordedThing(
        thing=_("Regla de correo no deseado"),
        title="value",
        fields={"kind": _("qué se mira"), "value": _("qué se rechaza")},
        values={"kind": lambda value: SPAM_RULES[SpamRuleKind(value)]},
    ),
)
recorded_things.add(
    "interactions.Form",
    RecordedThing(
        thing=_("Formulario"),
        fields={
            "slug": _("dirección"),
            "name": _("nombre"),
            "service_id": _("servicio"),
            "mailbox": _("buzón"),
            "allowed_sites": _("sitios que pueden mostrarlo"),
            "published": _("versión publicada"),
        },
        refers={"service_id": "portfolio.Service"},
    ),
)
recorded_things.add(
    "interactions.RawMessage",
    RecordedThing(
        thing=_("Mensaje apartado"),
        title="",
        fields={"state": _("qué se hizo con él"), "reason": _("por qué")},
        values={
            "state": lambda value: RAW_STATES[RawState(value)],
            "reason": lambda value: REASONS.get(value, value),
        },
    ),
)
recorded_things.add(
    "interactions.Conversation",
    RecordedThing(
        thing=_("Cliente de una conversación"),
        title="customer",
        fields={"customer": _("cliente")},
        seen_as="customer",
    ),
)
recorded_things.add(
    "interactions.MailboxSource",
    RecordedThing(
        thing=_("Recepción de un buzón"),
        title="mailbox",
        fields={
            "mailbox": _("buzón"),
            "kind": _("cómo se entra"),
            "host": _("servidor"),
            "port": _("puerto"),
            "security": _("protección"),
            "user": _("usuario"),
            "authority_pem": _("certificado de la autoridad"),
            "account": _("consentimiento"),
            "after": _("qué se hace con lo leído"),
            "move_to": _("carpeta de lo leído"),
            "start_from": _("desde cuándo"),
            "is_active": _("en marcha"),
        },
        values={
            "kind": lambda value: str(SOURCE_KINDS[SourceKind(value)]),
            "security": lambda value: str(SECURITIES[Security(value)]),
            "after": lambda value: str(AFTER_FETCH[AfterFetch(value)]),
            "start_from": lambda value: str(STARTS[StartFrom(value)]),
        },
    ),
)
scope_words.add("interactions.see", _("Leer un mensaje"))
scope_words.add("interactions.list", _("Leer los mensajes"))
scope_words.add("interactions.deliver", _("Entregar mensajes y saber qué fue de ellos"))
scope_words.add("interactions.quarantine", _("Ver la cuarentena y dar mensajes por buenos"))
notice_words.add(
    "interactions.mailbox_failing", _("El buzón %(address)s no se puede leer. Mire por qué.")
)
notice_words.add(
    "interactions.form_flood",
    _("Al formulario «%(name)s» le llegan demasiados envíos: parte espera en la cuarentena."),
)
notice_words.add(
    "interactions.consent_lost",
    _("El consentimiento de %(address)s ha terminado. Delo otra vez para seguir leyéndolo."),
)
error_words.add("interactions_mailbox_problem", _("No se puede leer el buzón (%(problem)s)."))
error_words.add("interactions_lease_lost", _("Otro proceso lee ahora este buzón."))
error_words.add(
    "interactions_bad_source", _("Falta algo para poder leer el buzón, o no sirve: %(field)s.")
)
error_words.add(
    "interactions_empty_archive",
    _("Ese archivo no es un buzón en formato mbox: ningún mensaje empieza con «From »."),
)
error_words.add("interactions_no_mood", _("De ese mensaje no se estima el ánimo."))
evidence_words.add("interactions.MessageReceived", _("Llegó un mensaje"))
