"""The words people read about outgoing mail."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vinculo.delivery.contracts import (
    ConsentState,
    DeliveryState,
    KeyState,
    Outcome,
    OutgoingKind,
    Provider,
    Published,
    Security,
    SendingCause,
)
from vinculo.delivery.domain.explaining import cause_of
from vinculo.kernel.access import scope_words
from vinculo.kernel.errors import error_words
from vinculo.kernel.history import RecordedThing, recorded_things

STATES = {
    DeliveryState.QUEUED: _("En cola"),
    DeliveryState.SENDING: _("Saliendo"),
    DeliveryState.SENT: _("Enviado"),
    DeliveryState.UNSURE: _("Sin certeza"),
    DeliveryState.WAITING: _("En espera"),
    DeliveryState.FAILED: _("No entregado"),
}
TONES = {
    DeliveryState.QUEUED: "info",
    DeliveryState.SENDING: "info",
    DeliveryState.SENT: "ok",
    DeliveryState.UNSURE: "warn",
    DeliveryState.WAITING: "idle",
    DeliveryState.FAILED: "breach",
}
KINDS = {
    OutgoingKind.ANSWER: _("Respuesta"),
    OutgoingKind.NOTICE: _("Aviso"),
    OutgoingKind.LOGIN: _("Acceso"),
    OutgoingKind.ACKNOWLEDGEMENT: _("Acuse de recibo"),
    OutgoingKind.SURVEY: _("Pregunta a un cliente"),
}
WHY = {
    DeliveryState.QUEUED: _("Sale en cuanto le toque el turno."),
    DeliveryState.SENDING: _("Se está entregando al servidor de correo."),
    DeliveryState.SENT: _("El servidor de correo lo ha aceptado."),
    DeliveryState.WAITING: _("Espera a que se configure un servidor de correo."),
    DeliveryState.FAILED: _("El servidor de correo lo ha rechazado."),
}
REASONS = {
    "delivery_consent_lost": _("El consentimiento del buzón ha terminado: hay que darlo otra vez."),
    "delivery_consent_later": _("El proveedor no renueva ahora el consentimiento; se reintenta."),
    "outside_forbidden": _("El servidor de salida está en una red que no se permite."),
    "outside_unknown": _("El servidor de salida no existe."),
    "bytes_gone": _(
        "Su contenido ya no está en el disco, así que no puede salir. "
        "Recupérelo de una copia de seguridad y pulse «Reintentar», o escríbalo de nuevo."
    ),
}
UNSURE_ANSWER = _(
    "La conexión se cortó al entregarlo. Se ha enviado otra vez: puede llegar dos veces."
)
UNSURE_OTHER = _("La conexión se cortó al entregarlo. No se ha repetido: puede no haber llegado.")

error_words.add("delivery_no_recipient", _("El correo no tiene ningún destinatario válido."))
error_words.add(
    "delivery_nothing_to_retry", _("Ese correo ya ha salido o está saliendo ahora mismo.")
)
error_words.add(
    "delivery_bad_smtp_url",
    _(
        "La dirección del servidor de correo (VINCULO_SMTP_URL) no sirve: %(reason)s. "
        "Escriba smtps://usuario:clave@servidor:465 o starttls://usuario:clave@servidor:587."
    ),
)
OUTCOMES = {
    Outcome.ACCEPTED: _("Aceptado"),
    Outcome.TEMPORARY: _("Rechazado por ahora"),
    Outcome.PERMANENT: _("Rechazado"),
    Outcome.UNSURE: _("Cortado sin respuesta"),
    Outcome.LOST: _("Interrumpido"),
}
ICONS = {
    DeliveryState.QUEUED: "clock",
    DeliveryState.SENDING: "send",
    DeliveryState.SENT: "check",
    DeliveryState.UNSURE: "circle-help",
    DeliveryState.WAITING: "pause",
    DeliveryState.FAILED: "triangle-alert",
}

SECURITIES = {
    Security.STARTTLS: _("STARTTLS (puerto 587)"),
    Security.TLS: _("TLS desde el principio (puerto 465)"),
    Security.NONE: _("Sin cifrar, solo sin contraseña"),
}
KEY_STATES = {
    KeyState.PREPARED: _("Por publicar"),
    KeyState.ACTIVE: _("Firma el correo"),
    KeyState.RETIRED: _("Retirada"),
}
KEY_TONES = {KeyState.PREPARED: "warn", KeyState.ACTIVE: "ok", KeyState.RETIRED: "idle"}
PUBLISHED = {
    Published.FOUND: _("El registro está publicado y es el de esta clave."),
    Published.MISSING: _("El registro no está en el DNS. Puede tardar unas horas en verse."),
    Published.OTHER: _("En ese nombre hay un registro con otra clave."),
    Published.UNREACHABLE: _("El DNS no contesta ahora desde este servidor."),
}

error_words.add(
    "delivery_bad_route", _("Falta la dirección que envía, el servidor o un puerto que exista.")
)
error_words.add(
    "delivery_plain_password",
    _("Sin cifrar, la contraseña viajaría a la vista. Elija STARTTLS o TLS."),
)
error_words.add(
    "delivery_bad_domain", _("«%(domain)s» no es un dominio. Escriba algo como empresa.es.")
)
error_words.add("delivery_unknown_key", _("Esa clave ya no existe."))
error_words.add(
    "delivery_key_not_published",
    _("El registro de la clave no está publicado; nadie podría comprobar la firma."),
)


CAUSES: Mapping[SendingCause, Promise] = {
    SendingCause.CERTIFICATE: _(
        "El certificado del servidor no corresponde a su nombre o lo firma una autoridad que este "
        "equipo no conoce. Escriba el nombre tal como está en el certificado."
    ),
    SendingCause.OTHER_PROTOCOL: _(
        "Ese puerto habla otra cosa: con 465 elija TLS desde el principio; con 587, STARTTLS."
    ),
    SendingCause.NO_TLS: _("El servidor no ofrece cifrado en ese puerto. Pruebe el 465 con TLS."),
    SendingCause.NEEDS_TLS: _("El servidor exige cifrado: elija STARTTLS o TLS."),
    SendingCause.NEEDS_CONSENT: _(
        "El proveedor ya no admite contraseñas: dé el consentimiento del buzón, o use una "
        "contraseña de aplicación."
    ),
    SendingCause.WRONG_PASSWORD: _("El usuario o la contraseña no valen para este servidor."),
    SendingCause.SPF: _(
        "El servidor rechaza el correo por SPF, DKIM o DMARC: publique en su dominio el registro "
        "SPF que incluye a este servidor, y la clave DKIM."
    ),
    SendingCause.SENDER: _("El servidor no deja a ese usuario enviar con esta dirección."),
    SendingCause.RELAY: _(
        "El servidor no reenvía lo de este equipo: falta el usuario, o permitir su dirección."
    ),
    SendingCause.QUOTA: _("El buzón de destino está lleno."),
    SendingCause.NO_SUCH_USER: _("La dirección no existe en el servidor de destino."),
    SendingCause.TOO_MANY: _("El servidor pide esperar: se vuelve a intentar."),
    SendingCause.UNKNOWN_HOST: _("Ese servidor no existe: compruebe el nombre."),
    SendingCause.FORBIDDEN: _("El servidor está en una red que no se permite."),
    SendingCause.REFUSED: _("Nadie atiende en ese puerto: compruebe servidor y puerto."),
    SendingCause.NO_ANSWER: _(
        "El servidor no contesta: compruebe el nombre, el puerto y si un cortafuegos lo impide."
    ),
    SendingCause.OTHER: _("El servidor ha contestado otra cosa."),
}


def cause_words(said: str) -> str:
    """What a server's answer comes down to, in a sentence."""
    return str(CAUSES[cause_of(said)])


def reason_words(reason: str) -> str:
    """Why a server did not take something: our own codes in words, others' as they are."""
    return str(REASONS.get(reason, reason))


scope_words.add("delivery.list", _("Ver el correo que sale"))
scope_words.add("delivery.retry", _("Volver a intentar un envío"))

PROVIDERS = {
    Provider.MICROSOFT: "Microsoft 365",
    Provider.GOOGLE: "Google",
    Provider.OTHER: _("Otro proveedor"),
}
CONSENTS = {ConsentState.GIVEN: _("Vigente"), ConsentState.LOST: _("Hay que consentir otra vez")}
CONSENT_TONES = {ConsentState.GIVEN: "ok", ConsentState.LOST: "breach"}
CONSENT_WHY = {
    "access_denied": _("Se contestó que no."),
    "invalid_grant": _("El consentimiento ha caducado o se ha retirado."),
    "interaction_required": _("El proveedor pide que la persona vuelva a entrar."),
    "consent_required": _("El proveedor pide el consentimiento otra vez."),
    "login_required": _("El proveedor pide que la persona vuelva a entrar."),
    "invalid_client": _("El proveedor no reconoce el identificador o el secreto de la aplicación."),
    "unauthorized_client": _("El proveedor no permite a esta aplicación pedir el correo."),
    "invalid_scope": _("El proveedor no conoce los permisos que se piden."),
    "no_refresh_token": _("El proveedor no da permiso duradero: falta el acceso sin conexión."),
    "no_code": _("El proveedor no devolvió ningún código."),
    "no_tls": _("La dirección de los tokens no va cifrada (https)."),
    "bad_address": _("La dirección de los tokens no sirve."),
    "outside_forbidden": _("La dirección de los tokens está en una red que no se permite."),
    "outside_unknown": _("El servidor de los tokens no existe."),
    "ConnectError": _("No se pudo conectar con el proveedor."),
    "ConnectTimeout": _("El proveedor no contestó a tiempo."),
    "ReadTimeout": _("El proveedor no contestó a tiempo."),
}


def consent_why(why: str) -> str:
    """What ended or hindered a consent, in words; a word of the provider's own as it is."""
    return str(CONSENT_WHY.get(why, why))


recorded_things.add(
    "delivery.OAuthApp",
    RecordedThing(
        thing=_("Aplicación en un proveedor"),
        title="provider",
        fields={
            "provider": _("proveedor"),
            "client_id": _("identificador"),
            "tenant": _("inquilino"),
            "authorize_url": _("dirección del consentimiento"),
            "token_url": _("dirección de los tokens"),
            "scopes": _("permisos"),
        },
        values={"provider": lambda value: str(PROVIDERS[Provider(value)])},
    ),
)
recorded_things.add(
    "delivery.OAuthAccount",
    RecordedThing(
        thing=_("Consentimiento de un buzón"),
        title="address",
        fields={
            "address": _("dirección"),
            "state": _("estado"),
            "consented_by": _("quién consintió"),
        },
        values={"state": lambda value: CONSENTS[ConsentState(value)]},
        refers={"consented_by": "identity.User"},
    ),
)
error_words.add(
    "delivery_bad_provider",
    _(
        "Falta registrar esta instalación en el proveedor, o sus direcciones no sirven: "
        "hacen falta el identificador, los permisos y dos direcciones https."
    ),
)
error_words.add(
    "delivery_bad_consent",
    _("Esa respuesta no es de esta sesión, ya se usó o llegó tarde. Empiece otra vez."),
)
error_words.add("delivery_consent_refused", _("El proveedor no dio el consentimiento: %(why)s"))
error_words.add(
    "delivery_consent_lost",
    _("El consentimiento de %(address)s ha terminado: un administrador debe darlo otra vez."),
)
error_words.add(
    "delivery_consent_later",
    _("El proveedor de %(address)s no contesta ahora (%(why)s). Se probará de nuevo."),
)
recorded_things.add(
    "delivery.Route",
    RecordedThing(
        thing=_("Servidor de salida"),
        title="sender",
        fields={
            "sender": _("dirección que envía"),
            "host": _("servidor"),
            "port": _("puerto"),
            "security": _("cifrado"),
            "user": _("usuario"),
            "account": _("consentimiento"),
        },
        values={"security": lambda value: SECURITIES[Security(value)]},
    ),
)
recorded_things.add(
    "delivery.DkimKey",
    RecordedThing(
        thing=_("Clave de firma"),
        title="domain",
        fields={"domain": _("dominio"), "selector": _("selector"), "state": _("estado")},
        values={"state": lambda value: KEY_STATES[KeyState(value)]},
    ),
)
