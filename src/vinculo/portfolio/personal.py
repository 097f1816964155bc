"""What the law's terms say of a customer: why a term stood still, in whoever's words."""

from functools import reduce
from operator import or_

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from vinculo.kernel.personal import Keeper, PersonalThing, Trace, keepers
from vinculo.portfolio.contracts import EARLIER


def _of_theirs(trace: Trace) -> Q:
    """Those too of what was filed before about the same subject."""
    subjects = trace.of("subject")
    earlier = (Q(subject__startswith=f"{one}{EARLIER}") for one in subjects)
    return reduce(or_, earlier, Q(subject__in=subjects))


keepers.add(
    "portfolio",
    Keeper(
        order=22,
        things=(
            PersonalThing(
                model="portfolio.TermPause",
                mine=_of_theirs,
                blank={"reason": "—"},
                title=_("Pausas de los plazos de sus reclamaciones"),
                columns={
                    "starts_at": _("desde"),
                    "ends_at": _("hasta"),
                    "reason": _("qué se le pidió"),
                },
                order_by="starts_at",
            ),
        ),
    ),
)
