"""What readers wrote about articles may name somebody; nobody is asked who they are."""

from vinculo.kernel.personal import Keeper, PersonalThing, keepers

keepers.add(
    "knowledge",
    Keeper(
        order=85,
        things=(
            PersonalThing(
                model="knowledge.ArticleOpinion",
                mine=lambda trace: trace.saying("words"),
                blank={"words": ""},
                kept_back="who wrote it is not known",
            ),
        ),
    ),
)
