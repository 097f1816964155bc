"""Words for services and standards."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from vinculo.kernel.errors import error_words
from vinculo.kernel.history import RecordedThing, key_things, recorded_things
from vinculo.portfolio.contracts import Metric, Stage, Unit

STAGE = {
    Stage.PIPELINE: _("En preparación"),
    Stage.CATALOGUE: _("En catálogo"),
    Stage.RETIRED: _("Retirado"),
}
METRIC = {
    Metric.FIRST_ANSWER: _("Primera respuesta"),
    Metric.RESOLUTION: _("Resolución"),
}

UNIT = {Unit.MINUTES: _("minutos"), Unit.HOURS: pgettext_lazy("length", "horas")}

error_words.add("service_name_taken", _("Ya hay un servicio llamado «%(name)s»."))
error_words.add("service_not_found", _("Ese servicio no existe o no está a su alcance."))
error_words.add(
    "standard_unreachable",
    _("El calendario abre demasiado poco para ese plazo. Revise sus horas o alargue el plazo."),
)

recorded_things.add(
    "portfolio.Service",
    RecordedThing(
        thing=_("Servicio"),
        fields={
            "key": _("clave"),
            "name": _("nombre"),
            "stage": _("etapa"),
            "benefit": _("qué hace por el cliente"),
            "owner": _("responsable"),
            "created_at": _("alta"),
        },
        values={"stage": lambda value: STAGE[Stage(value)]},
    ),
)
key_things.add("service", "portfolio.Service")
