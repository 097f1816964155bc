"""What the law's terms say of a customer: why a term stood still, in whoever's words."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from vinculo.kernel.personal import Keeper, PersonalThing, keepers

keepers.add(
    "portfolio",
    Keeper(
        order=22,
        things=(
            PersonalThing(
                model="portfolio.TermPause",
                mine=lambda trace: Q(subject__in=trace.of("subject")),
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
