"""What the company knows that may answer a case: articles that fit what the customer wrote last."""

from collections.abc import Sequence
from uuid import UUID

from vinculo.cases import policy
from vinculo.cases.models import Case, CaseMessage
from vinculo.cases.selectors.canned import language_of
from vinculo.interactions.contracts import Direction
from vinculo.kernel.actor import Actor
from vinculo.knowledge import api as knowledge
from vinculo.knowledge.contracts import ArticleView, Reach, Suggestion

LONGEST = 4000


def known_about(
    *, actor: Actor, case_id: UUID, language: str
) -> tuple[UUID, Sequence[Suggestion]] | None:
    """The articles for a case within sight, public and internal ones; None out of sight."""
    case = Case.objects.filter(policy.visible(actor), pk=case_id).values("id", "subject").first()
    if case is None:
        return None
    last = (
        CaseMessage.objects.filter(case_id=case_id, message__direction=Direction.IN)
        .order_by("-at", "-pk")
        .values_list("message__text", flat=True)
        .first()
    )
    text = f"{case['subject']}\n{(last or '')[:LONGEST]}"
    found = knowledge.suggestions(text, language=language, reaches=list(Reach))
    return case["id"], found


def article_for(*, actor: Actor, case_id: UUID, article_id: UUID) -> ArticleView | None:
    """A public article in the language of the case's customer; None for what is not for them."""
    if not Case.objects.filter(policy.visible(actor), pk=case_id).exists():
        return None
    return knowledge.public_by_id(article_id=article_id, language=language_of(case_id))
