"""What routing was told of a customer when it decided."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from vinculo.kernel.personal import Keeper, PersonalThing, keepers, of_colleagues

keepers.add(
    "routing",
    Keeper(
        order=80,
        things=(
            PersonalThing(
                model="routing.WorkItem",
                mine=lambda trace: Q(subject__in=trace.of("subject")),
                blank={"customer_class": "", "upset_pct": None},
                title=_("Qué contó al repartir sus casos"),
                columns={
                    "enqueued_at": _("fecha"),
                    "customer_class": _("clase de cliente"),
                    "upset_pct": _("probabilidad de que estuviera molesto (%)"),
                    "language": _("idioma"),
                },
                order_by="enqueued_at",
            ),
        ),
    ),
)
for _thing, _why in {
    "routing.Offer": "what a colleague answered to an offer",
    "routing.AgentSkill": "what a colleague is good at",
    "routing.AgentLimit": "how much a colleague does at once",
    "routing.Presence": "whether a colleague is there",
}.items():
    of_colleagues.add(_thing, _why)
