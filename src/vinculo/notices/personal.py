"""What colleagues were told about a customer's matters."""

from datetime import datetime

from django.db.models import Q

from vinculo.kernel.personal import Keeper, PersonalThing, Trace, keepers, of_colleagues
from vinculo.notices.models import Notice


def _theirs(trace: Trace) -> Q:
    return Q(subject__in=trace.of("subject"))


def _hide(trace: Trace, _at: datetime) -> None:
    Notice.objects.filter(_theirs(trace)).delete()


keepers.add(
    "notices",
    Keeper(
        order=60,
        hide=_hide,
        things=(
            PersonalThing(
                model="notices.Notice",
                mine=_theirs,
                kept_back="what a colleague was told, of which the thing itself is handed over",
            ),
        ),
    ),
)
of_colleagues.add("notices.Absence", "days on which a colleague is away")
