"""How who complains sounds, in words."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vinculo.complaints.domain.mood_trend import Trend

MOOD_LAST: Mapping[int, Promise] = {
    -1: _("negativo en su último mensaje"),
    0: _("neutro en su último mensaje"),
    1: _("positivo en su último mensaje"),
}
TREND: Mapping[Trend, Promise] = {
    Trend.UNKNOWN: _("con un solo mensaje no se ve tendencia"),
    Trend.BETTER: _("mejor que antes"),
    Trend.SAME: _("como antes"),
    Trend.WORSE: _("peor que antes"),
}
