"""Words of the languages of a complaint and of its answer."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vinculo.complaints.contracts import ToldSide
from vinculo.kernel.errors import error_words
from vinculo.kernel.evidence.words import evidence_words

TONGUE: Mapping[str, Promise] = {
    "es": _("castellano"),
    "ca": _("catalán o valenciano"),
    "gl": _("gallego"),
    "eu": _("euskera"),
    "en": _("inglés"),
    "other": _("otra lengua"),
}
SIDE: Mapping[ToldSide, Promise] = {
    ToldSide.FILED: _("Lo que se presentó"),
    ToldSide.ANSWERED: _("Nuestra respuesta"),
}
error_words.add("complaint_unknown_language", _("Elija de qué se trata y en qué lengua está."))
evidence_words.add(
    "complaints.language_said", _("Una persona dijo en qué lengua está una reclamación")
)
