"""The words of promises on cases."""

from django.utils.translation import gettext_lazy as _

APOLOGY = _(
    "Le prometimos: «{promesa}», y no lo hemos cumplido a tiempo. Le pedimos disculpas.\n"
    "Ya lo sabe la persona que responde de ello y le escribirá para decirle cómo lo arreglamos."
    " No hace falta que nos lo reclame."
)
REASONS = {
    "length": _("contado desde que se escribió"),
    "working_days": _("en días laborables de su calendario"),
    "working_hours": _("en horas abiertas de su calendario"),
    "named_day": _("por el día que se dice"),
    "weekday": _("el próximo día de la semana con ese nombre"),
    "date": _("por la fecha"),
    "clock": _("a la hora que se dice"),
    "afternoon": _("se entiende por la tarde"),
    "next_hour": _("la próxima vez que sea esa hora"),
    "day_part": _("hasta el final de esa parte del día"),
    "end_of_day": _("hasta el final del día"),
    "before_day": _("la víspera de ese día"),
    "week_end": _("el viernes de esa semana"),
    "weekend": _("el domingo de ese fin de semana"),
    "year_end": _("el último día del año"),
    "month_end": _("el último día del mes"),
}
