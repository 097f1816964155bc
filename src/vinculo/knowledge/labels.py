"""The words people read about articles."""

from django.utils.translation import gettext_lazy as _

from vinculo.kernel.errors import error_words
from vinculo.kernel.history import RecordedThing, key_things, recorded_things
from vinculo.knowledge.contracts import Reach

REACHES = {Reach.PUBLIC: _("Todo el mundo"), Reach.INTERNAL: _("Solo quien trabaja aquí")}

error_words.add(
    "knowledge_empty", _("Escriba título y texto en un idioma al menos; en cada uno, los dos.")
)
error_words.add(
    "knowledge_review_day", _("Elija un día posterior a hoy y dentro de los próximos dos años.")
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
            "created_at": _("escrito"),
        },
        values={"reach": lambda value: REACHES[Reach(value)]},
    ),
)
key_things.add("article", "knowledge.Article")
