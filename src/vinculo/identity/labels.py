"""The words of the identity context."""

from collections.abc import Collection, Mapping
from datetime import datetime
from uuid import UUID

from django.utils import formats, timezone
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vinculo.identity.contracts import Theme
from vinculo.kernel.access import scope_words
from vinculo.kernel.actor import Role
from vinculo.kernel.changes import Change
from vinculo.kernel.errors import error_words
from vinculo.kernel.history import RecordedThing, key_things, recorded_things

ROLES: Mapping[Role, Promise] = {
    Role.AGENT: _("Agente"),
    Role.SUPERVISOR: _("Supervisión"),
    Role.OWNER: _("Responsable de servicio"),
    Role.ANALYST: _("Análisis"),
    Role.DIRECTION: _("Dirección"),
    Role.ADMINISTRATOR: _("Administración"),
    Role.AUDITOR: _("Auditoría"),
    Role.COLLEAGUE: _("Colega"),
}

ROLE_MEANINGS: Mapping[Role, Promise] = {
    Role.AGENT: _("Atiende contactos y casos de sus colas."),
    Role.SUPERVISOR: _("Ve y reparte el trabajo de sus equipos."),
    Role.OWNER: _("Cuida un servicio, sus normas y sus promesas."),
    Role.ANALYST: _("Estudia datos sin nombres."),
    Role.DIRECTION: _("Ve las cifras de toda la empresa."),
    Role.ADMINISTRATOR: _("Gestiona personas, canales y calendarios."),
    Role.AUDITOR: _("Lee la evidencia y quién vio qué."),
    Role.COLLEAGUE: _("Registra asuntos y hace tareas de un caso."),
}

THEMES: Mapping[Theme, Promise] = {
    Theme.AUTO: _("Como el sistema"),
    Theme.LIGHT: _("Claro"),
    Theme.DARK: _("Oscuro"),
}

LANGUAGES: Mapping[str, str] = {"es": "Español", "en": "English"}

SIGHT_PLACES: Mapping[str, Promise] = {
    "case": _("En un caso"),
    "page": _("En su ficha"),
    "api": _("Por la API"),
}

error_words.add("identity_email_taken", _("Ya hay una persona con el correo %(email)s."))
error_words.add(
    "identity_last_administrator",
    _("Es la última persona con el papel de administración: dé antes ese papel a otra."),
)
error_words.add("identity_no_roles", _("Elija al menos un papel."))
error_words.add(
    "identity_invitation_closed",
    _("Esta invitación ya no sirve. Pida otra a quien le invitó."),
)
error_words.add("identity_weak_password", _("La contraseña es fácil de adivinar. %(reasons)s"))
error_words.add("identity_unknown_user", _("Nadie entra aquí con el correo %(email)s."))
error_words.add("identity_unknown_scope", _("No existe el permiso «%(scope)s»."))
error_words.add("identity_bad_provider", _("Revise los datos del proveedor: %(reason)s"))

MAIL_SUBJECTS: Mapping[str, Promise] = {
    "invitation": _("Le invitan a entrar en Vínculo"),
    "reset": _("Su nueva contraseña de Vínculo"),
    "notice": _("Ha cambiado algo en su cuenta de Vínculo"),
    "head": _("La evidencia de Vínculo, hoy"),
}

NOTICES: Mapping[str, Promise] = {
    "password_changed": _("Se ha cambiado su contraseña."),
    "password_set": _("Se ha puesto una contraseña."),
    "password_reset": _("Se ha puesto una contraseña nueva por correo."),
    "totp_activated": _("Se ha activado la aplicación de códigos."),
    "totp_deactivated": _("Se ha quitado la aplicación de códigos."),
    "webauthn_added": _("Se ha añadido una llave de acceso."),
    "webauthn_removed": _("Se ha quitado una llave de acceso."),
    "recovery_codes_generated": _("Se han hecho códigos de rescate nuevos."),
}


def role_names(roles: list[str]) -> str:
    """Roles as people read them, in one line."""
    return ", ".join(str(ROLES[Role(role)]) for role in roles)


recorded_things.add(
    "identity.User",
    RecordedThing(
        thing=_("Persona"),
        fields={
            "email": _("correo"),
            "name": _("nombre"),
            "roles": _("papeles"),
            "is_active": _("acceso abierto"),
            "created_at": _("alta"),
        },
        values={"roles": role_names},
    ),
)
recorded_things.add(
    "identity.Invitation",
    RecordedThing(
        thing=_("Invitación"),
        title="email",
        fields={
            "email": _("correo"),
            "roles": _("papeles"),
            "grants": _("lugares"),
            "invited_by": _("quién invita"),
            "user": _("persona"),
            "created_at": _("hecha"),
            "expires_at": _("caduca"),
            "accepted_at": _("aceptada"),
            "revoked_at": _("retirada"),
        },
        values={"roles": role_names},
    ),
)
recorded_things.add(
    "identity.ApiToken",
    RecordedThing(
        thing=_("Llave de la API"),
        fields={
            "user": _("persona"),
            "name": _("nombre"),
            "prefix": _("comienzo"),
            "scopes": _("permisos"),
            "created_at": _("hecha"),
            "expires_at": _("caduca"),
            "revoked_at": _("retirada"),
        },
    ),
)
recorded_things.add(
    "identity.SignInProvider",
    RecordedThing(
        thing=_("Proveedor de acceso"),
        fields={
            "key": _("clave"),
            "name": _("nombre"),
            "server_url": _("dirección del servidor"),
            "client_id": _("identificador de cliente"),
            "is_enabled": _("activo"),
            "created_at": _("alta"),
        },
    ),
)


def change_words(
    change: Change, names: Mapping[UUID, str], *, hidden: Collection[str] = ()
) -> dict[str, object]:
    """One change of the history as people read it, without what its columns ``hidden`` say."""
    thing = recorded_things[change.thing]
    if change.actor_id is not None:
        who = names.get(change.actor_id, "—")
    elif change.job:
        who = gettext("Vínculo, por sí solo")
    else:
        who = gettext("Sin sesión")
    return {
        "at": change.at,
        "who": who,
        "thing": thing.thing,
        "title": _title_words(change, names, hidden),
        "what": change.what,
        "fields": [
            {
                "name": thing.fields.get(field.name, field.name),
                "before": _value_words(thing, field.name, field.before, names),
                "after": _value_words(thing, field.name, field.after, names),
                "is_hidden": field.name in hidden,
            }
            for field in change.fields
        ],
    }


def _title_words(change: Change, names: Mapping[UUID, str], hidden: Collection[str]) -> str:
    """What the thing is called; what has no name, or one not for this reader, its last signs."""
    if change.title_of:
        return names.get(change.title_of[1]) or short_sign(change.title_of[1])
    is_told = change.title and recorded_things[change.thing].title not in hidden
    return change.title if is_told else short_sign(change.subject_id)


def short_sign(subject_id: UUID | int) -> str:
    """The last signs of an id: enough to see that two lines speak of the same thing."""
    return f"…{str(subject_id)[-6:]}"


def _value_words(
    thing: RecordedThing, name: str, value: object, names: Mapping[UUID, str]
) -> object:
    if value in (None, "", []):
        return "—"
    if name in thing.values:
        return thing.values[name](value)
    match value:
        case bool():
            words: object = gettext("sí") if value else gettext("no")
        case datetime():
            words = formats.date_format(timezone.localtime(value), "DATETIME_FORMAT")
        case UUID():
            words = names.get(value) or short_sign(value)
        case list():
            words = ", ".join(_key_words(item, names) for item in value)
        case _:
            words = value
    return words


def _key_words(item: object, names: Mapping[UUID, str]) -> str:
    """A key of another context (``team:<id>``) by the name of what it opens."""
    meant = named_by_key(item)
    return names.get(meant[1], str(item)) if meant else str(item)


def named_by_key(item: object) -> tuple[str, UUID] | None:
    """The model and the id that a key of another context names."""
    kind, _colon, text = str(item).partition(":")
    try:
        return (key_things[kind], UUID(text)) if kind in key_things else None
    except ValueError:
        return None


scope_words.add("identity.own_account", _("Saber de quién es la llave"))
scope_words.add("identity.manage", _("Ver las personas y sus papeles"))


FAULTS: Mapping[str, Promise] = {
    "changed": _("La línea no dice lo que se guardó"),
    "broken": _("El eslabón no se sigue del anterior"),
    "missing": _("Falta lo que había ahí"),
    "unsealed": _("La línea está fuera de la cadena"),
    "seal": _("Un sello, una cabeza guardada o una repetición anterior dice otra cosa"),
    "head": _("Una cabeza guardada de ese día, o de uno anterior, falta o no se lee"),
    "record": _("Las filas que prueba una línea no son las que se guardaron"),
}
"""What a repetition of the chain of evidence may find, by its code."""

SHORT = 14
WHOLE = 34


def short(text: str) -> str:
    """An id by its beginning: a list names nothing that its reader may not open."""
    return f"{text[:SHORT]}…" if len(text) > WHOLE else text


def fact_words(facts: Mapping[str, object]) -> list[tuple[str, str]]:
    """Names and values of a line of evidence, ids by their beginning."""
    return [
        (
            name,
            ", ".join(short(str(each)) for each in (value if isinstance(value, list) else [value])),
        )
        for name, value in facts.items()
    ]
