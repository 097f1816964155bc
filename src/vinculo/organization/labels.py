"""Words for the company, its calendars and its teams."""

from collections.abc import Mapping, Sequence

from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from vinculo.kernel.errors import error_words
from vinculo.kernel.evidence.words import evidence_words
from vinculo.kernel.history import RecordedThing, key_things, recorded_things
from vinculo.lib.text.listing import listed

error_words.add("company_exists", _("La empresa ya está creada; el asistente de inicio se cerró."))
error_words.add(
    "company_missing", _("Todavía no hay empresa: termine antes el asistente de inicio.")
)
error_words.add(
    "company_bad_base_url",
    _("«%(text)s» no es una dirección. Escríbala como https://atencion.ejemplo.es, sin ruta."),
)
error_words.add(
    "company_bad_currency", _("«%(text)s» no es una moneda. Escriba sus tres letras, como EUR.")
)
error_words.add("company_unknown_timezone", _("No hay ninguna zona horaria «%(timezone)s»."))
error_words.add(
    "company_bad_logo",
    _("Ese archivo no es una imagen PNG, JPEG o WebP. No se ha cambiado el logotipo."),
)
error_words.add(
    "company_logo_too_large",
    _(
        "La imagen es demasiado grande: caben %(megabytes)s MB y %(megapixels)s megapíxeles. "
        "No se ha cambiado el logotipo."
    ),
)
error_words.add("calendar_name_taken", _("Ya hay un calendario llamado «%(name)s»."))
error_words.add("calendar_not_found", _("Ese calendario no existe."))
error_words.add(
    "calendar_bad_day",
    _("Los tramos de un día se solapan: cada uno empieza cuando acaba el anterior."),
)
error_words.add(
    "calendar_never_open",
    _("El calendario no abre ningún día de la semana, así que ningún plazo acabaría nunca."),
)
error_words.add("calendar_day_twice", _("El día %(day)s está dos veces entre los días especiales."))
error_words.add(
    "calendar_unknown_region", _("No se conocen los festivos de ese país o de esa región.")
)
error_words.add("team_name_taken", _("Ya hay un equipo llamado «%(name)s»."))
error_words.add("team_not_found", _("Ese equipo no existe o está cerrado."))

error_words.add("company_no_language", _("Elija al menos una lengua de la lista."))

TONGUES: Mapping[str, Promise] = {
    "es": _("castellano"),
    "ca": _("catalán o valenciano"),
    "gl": _("gallego"),
    "eu": _("euskera"),
    "en": _("inglés"),
}
"""The languages in which a company may attend."""


def tongue_names(codes: Sequence[str]) -> str:
    """Languages by name, one after the other; a dash for none."""
    return ", ".join(str(TONGUES[code]) for code in codes if code in TONGUES) or "—"


def attended_words(codes: Sequence[str], language: str = "") -> str:
    """In which languages customers are attended, as they read it; "" while nobody said."""
    if not codes:
        return ""
    language = language or get_language() or "es"
    with translation.override(language):
        names = [str(TONGUES[code]) for code in codes]
        return gettext("Atendemos en %(names)s.") % {"names": listed(names, language=language)}


recorded_things.add(
    "organization.Company",
    RecordedThing(
        thing=_("Empresa"),
        fields={
            "name": _("nombre"),
            "language": _("idioma"),
            "attended_languages": _("lenguas en que atiende"),
            "timezone": _("zona horaria"),
            "currency": _("moneda"),
            "base_url": _("dirección web"),
            "logo_digest": _("logotipo"),
            "is_practice": _("de práctica"),
            "created_at": _("alta"),
        },
        values={"attended_languages": lambda said: tongue_names(str(said).split())},
    ),
)
recorded_things.add(
    "organization.Team",
    RecordedThing(
        thing=_("Equipo"),
        fields={"name": _("nombre"), "created_at": _("alta"), "closed_at": _("cierre")},
    ),
)
recorded_things.add(
    "organization.Membership",
    RecordedThing(
        thing=_("Persona en un equipo"),
        title="user",
        fields={"team": _("equipo"), "user": _("persona"), "leads": _("dirige")},
    ),
)
recorded_things.add(
    "organization.BusinessCalendar",
    RecordedThing(
        thing=_("Calendario"),
        fields={
            "name": _("nombre"),
            "is_default": _("predeterminado"),
            "created_at": _("alta"),
        },
    ),
)
key_things.add("team", "organization.Team")
error_words.add(
    "calendar_year_unknown",
    _("El año %(year)s no se puede confirmar: solo los cercanos, y solo con festivos elegidos."),
)
error_words.add("calendar_no_source", _("Diga dónde están publicados los festivos."))
evidence_words.add("organization.year_confirmed", _("Festivos de un año confirmados"))
