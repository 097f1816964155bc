"""What readers wrote about articles may name somebody; nobody is asked who they are."""

from django.db.models import Q

from vinculo.kernel.personal import Keeper, PersonalThing, Trace, keepers


def _naming(trace: Trace) -> Q:
    found = Q(pk__in=())
    for word in trace.words:
        found |= Q(words__icontains=word)
    return found


keepers.add(
    "knowledge",
    Keeper(
        order=85,
        things=(
            PersonalThing(
                model="knowledge.ArticleOpinion",
                mine=_naming,
                blank={"words": ""},
                kept_back="who wrote it is not known",
            ),
        ),
    ),
)
