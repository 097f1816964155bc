"""The words of notices: each context that tells something registers its sentence."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vinculo.kernel.errors import error_words
from vinculo.kernel.registry import Registry
from vinculo.notices.contracts import NoticeKind, Way

notice_words: Registry[str | Promise] = Registry("words of notices")
"""From a key (``"cases.breached"``) to a sentence with ``%(name)s`` places."""

notice_kinds: Registry[NoticeKind] = Registry("kinds of notices")
"""From the same keys to what the page of preferences calls them; kinds without one only ring."""

WAYS: Mapping[Way, Promise] = {
    Way.AT_ONCE: _("Campana y correo en el momento"),
    Way.DIGEST: _("Campana y un correo al día"),
    Way.BELL: _("Solo la campana"),
    Way.NONE: _("Nada"),
}

error_words.add(
    "notices_bad_absence", _("El último día no puede ser anterior al primero ni haber pasado.")
)
error_words.add("notices_absent_twice", _("Ya tiene apuntada una ausencia en esos días."))
error_words.add(
    "notices_bad_substitute", _("Elija como sustituto a otra persona que entre en Vínculo.")
)
error_words.add(
    "notices_half_quiet", _("Cada día termina después de empezar; las 00:00 son su final.")
)
error_words.add("notices_unknown_kind", _("Nadie ha puesto palabras al aviso «%(kind)s»."))

notice_words.add(
    "notices.evidence_disagreed",
    _("La cadena de evidencia no coincide con lo que se guardó: %(n)s discrepancias."),
)
