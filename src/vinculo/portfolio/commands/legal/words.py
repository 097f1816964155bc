"""Each step of a legal term, and each refusal, in words."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from vinculo.kernel.words import gettext_noop, gettext_of, language
from vinculo.lib.text.listing import listed
from vinculo.portfolio.commands.legal.events import event_words
from vinculo.portfolio.domain.deadlines import Step

_ = gettext_of("portfolio")

STEPS: Mapping[str, str] = {
    "begins": gettext_noop("Empieza con %(event)s: %(moment)s (%(zone)s)."),
    "begins_on_day": gettext_noop("Empieza con %(event)s: %(day)s."),
    "first_day_not_counted": gettext_noop(
        "El primer día, %(day)s, no se cuenta: el día 1 es el siguiente."
    ),
    "calendar": gettext_noop(
        "Días hábiles según el calendario de %(place)s; no lo son %(weekend)s."
    ),
    "all_days_count": gettext_noop("Se cuentan todos los días, también los festivos."),
    "holiday_not_counted": gettext_noop("No se cuenta %(day)s: %(name)s."),
    "declared_working": gettext_noop("Se cuenta %(day)s, declarado hábil: %(name)s."),
    "month_is_shorter": gettext_noop("El mes es más corto: vale su último día, %(day)s."),
    "backwards": gettext_noop("Se cuenta hacia atrás: %(length)s antes."),
    "round_the_clock": gettext_noop("Corre de día y de noche, también en festivos: %(length)s."),
    "until_event": gettext_noop("No tiene fecha: dura hasta %(event)s."),
    "lands": gettext_noop("Se cumple (%(length)s) el %(day)s."),
    "ends_with_day": gettext_noop("Acaba al terminar ese día: %(moment)s."),
    "ends_at": gettext_noop("Acaba el %(moment)s."),
    "pause_too_late": gettext_noop(
        "La pausa «%(kind)s» empieza cuando ya había acabado: no cuenta."
    ),
    "pause_open": gettext_noop("La pausa «%(kind)s» sigue abierta: aún no hay fecha."),
    "pause_cut": gettext_noop("La pausa «%(kind)s» dura como mucho %(length)s: hasta el %(day)s."),
    "interrupted": gettext_noop(
        "«%(kind)s» interrumpe el plazo hasta el %(until)s: después empieza entero otra vez."
    ),
    "suspended": gettext_noop(
        "«%(kind)s» suspende el plazo después del %(after)s y hasta el %(until)s: "
        "esos días no cuentan."
    ),
    "interrupted_until": gettext_noop(
        "«%(kind)s» interrumpe el plazo hasta el %(until)s: después empieza entero otra vez."
    ),
    "suspended_until": gettext_noop(
        "«%(kind)s» suspende el plazo hasta el %(until)s: ese tiempo no cuenta."
    ),
}

LENGTHS: Mapping[str, tuple[str, str]] = {
    "second": (gettext_noop("1 segundo"), gettext_noop("%s segundos")),
    "hour": (gettext_noop("1 hora"), gettext_noop("%s horas")),
    "calendar_day": (gettext_noop("1 día natural"), gettext_noop("%s días naturales")),
    "business_day": (gettext_noop("1 día hábil"), gettext_noop("%s días hábiles")),
    "month": (gettext_noop("1 mes"), gettext_noop("%s meses")),
    "year": (gettext_noop("1 año"), gettext_noop("%s años")),
}
NO_LENGTH: Mapping[str, str] = {
    "same_business_day": gettext_noop("el mismo día hábil, o el siguiente si no lo es"),
    "until_event": gettext_noop("hasta que ocurra"),
    "fixed_date": gettext_noop("fecha fija del año siguiente"),
}

REFUSALS: Mapping[str, str] = {
    "not_a_date": gettext_noop(
        "«%(text)s» no es una fecha: escriba 2026-12-28 o 2026-12-28T10:00+01:00."
    ),
    "not_a_moment": gettext_noop("«%(text)s» es solo un día: hace falta también la hora."),
    "zone_missing": gettext_noop(
        "«%(text)s» no dice su huso horario: añádalo (+01:00), indique --timezone o dé solo el día."
    ),
    "hour_left_out": gettext_noop(
        "«%(text)s» no existe en ese huso: esa hora se la salta el cambio de hora."
    ),
    "unknown_profile": gettext_noop("No hay ningún perfil «%(key)s». Hay: %(known)s."),
    "unknown_duty": gettext_noop(
        "El perfil %(profile)s no tiene el deber «%(key)s». Tiene: %(known)s."
    ),
    "unknown_region": gettext_noop("No se conoce la región «%(key)s». Se conocen: %(known)s."),
    "no_regions": gettext_noop("El calendario de ese país no tiene regiones; «%(key)s» sobra."),
    "unknown_zone": gettext_noop(
        "No hay ningún huso horario «%(key)s»; por ejemplo, Europe/Madrid."
    ),
    "switched_off": gettext_noop(
        "%(duty)s está apagado: nadie ha comprobado su texto (%(confidence)s). "
        "Para calcularlo de todos modos, --even-off."
    ),
    "no_clock": gettext_noop("%(duty)s no tiene plazo: pide otra cosa que una fecha."),
    "moment_needed": gettext_noop(
        "Ese plazo corre por horas: hace falta la hora, no solo el día %(day)s."
    ),
    "stopped_before_start": gettext_noop("Lo que lo detiene (%(at)s) es anterior a su comienzo."),
    "pause_unknown": gettext_noop("Ese deber no conoce la pausa «%(kind)s». Conoce: %(known)s."),
    "pause_before_start": gettext_noop("La pausa «%(kind)s» empieza antes que el plazo: %(at)s."),
    "pause_ends_first": gettext_noop("La pausa «%(kind)s» acaba antes de empezar: %(at)s."),
    "no_working_days": gettext_noop(
        "Con ese calendario no hay ningún día hábil: revise los días locales."
    ),
    "out_of_reach": gettext_noop(
        "El calendario conoce los años %(first)s a %(last)s; esa cuenta sale de ellos."
    ),
    "bad_pause": gettext_noop(
        "Escriba --pause CLASE:DESDE/HASTA, o CLASE:DESDE/ si sigue abierta."
    ),
    "name_a_duty": gettext_noop(
        "Diga el perfil y el deber: --profile y --duty, o las columnas del archivo."
    ),
}

WARNINGS: Mapping[str, str] = {
    "not_yet": gettext_noop("El deber aún no estaba en vigor ese día: lo está desde el %(day)s."),
    "not_yet_enforceable": gettext_noop(
        "En vigor, pero exigible solo desde el %(day)s (periodo de adaptación)."
    ),
    "switched_off": gettext_noop(
        "Apagado por no estar comprobado (%(confidence)s): no se fíe de esta fecha."
    ),
    "not_confirmed_year": gettext_noop(
        "Los festivos de %(year)s aún no están confirmados (lo están hasta %(until)s): "
        "vuelva a calcularlo cuando se publiquen."
    ),
    "sources_disagree": gettext_noop("Las fuentes no coinciden en este deber: lea su nota."),
    "no_region": gettext_noop(
        "Sin región: solo festivos nacionales, que da la fecha más temprana. Añada --region."
    ),
    "earlier_elsewhere": gettext_noop("Otro plazo o lectura acaba antes: %(duty)s, el %(day)s."),
    "local_days": gettext_noop(
        "Sin los dos festivos locales del municipio: añádalos con --override."
    ),
    "repeated_hour": gettext_noop("Esa hora se repite por el cambio de hora: se toma la primera."),
}

_DAYS = {
    "es": ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
_MONTHS = {
    "es": (
        *("enero", "febrero", "marzo", "abril", "mayo", "junio"),
        *("julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"),
    ),
    "en": (
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
}


def say(sentence: str, **values: Any) -> str:
    """A sentence of this module in the language of the terminal, with its places filled."""
    return _(sentence) % {name: shown(value) for name, value in values.items()}


def step_words(step: Step) -> str:
    """One step as a sentence."""
    values = dict(step.values)
    if "unit" in values:
        values["length"] = length_words(values.get("length", 0), str(values["unit"]))
    if "weekend" in values:
        values["weekend"] = _weekdays(values["weekend"])
    if "event" in values:
        values["event"] = event_words(str(values["event"]))
    if values.get("name") == "":
        values["name"] = _("día local")
    return say(STEPS[step.code], **values)


def length_words(length: int, unit: str) -> str:
    """«15 días hábiles»."""
    if unit in NO_LENGTH:
        return _(NO_LENGTH[unit])
    one, many = LENGTHS[unit]
    return _(one) if length == 1 else _(many) % length


def shown(value: Any) -> str:
    """A value as a sentence shows it: days and moments with their names."""
    if isinstance(value, datetime):
        clock = value.strftime("%H:%M:%S" if value.second else "%H:%M")
        return f"{day_words(value.date())}, {clock}"
    if isinstance(value, date):
        return day_words(value)
    if isinstance(value, list | tuple):
        return ", ".join(map(str, value)) or "–"
    return str(value)


def day_words(day: date) -> str:
    """«lunes 28 de diciembre de 2026»."""
    code = language()
    weekday, month = _DAYS[code][day.weekday()], _MONTHS[code][day.month - 1]
    if code == "en":
        return f"{weekday} {day.day} {month} {day.year}"
    return f"{weekday} {day.day} de {month} de {day.year}"


def _weekdays(numbers: list[int]) -> str:
    names = [_DAYS[language()][number] for number in numbers]
    if not names:
        return _("ninguno por ser fin de semana")
    return listed(names, language=language())
