"""What customers add to the search page: people by name, with its mistakes, address or number."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from vinculo.customers.labels import KINDS
from vinculo.customers.selectors.likeness import LikeCustomer, customers_like
from vinculo.kernel.actor import Actor
from vinculo.kernel.search import Found, Hit, Question, Searcher, searchers
from vinculo.lib.text.folding import fold
from vinculo.lib.text.marking import excerpt


def found_customers(actor: Actor, question: Question) -> Found:
    """Customers within sight who fit what was asked; only the first ones."""
    if question.after:
        return Found()
    rows = customers_like(actor=actor, asked=question.asked, most=question.most + 1)
    shown = rows[: question.most]
    is_alike = any(row.is_alike for row in shown)
    return Found(
        hits=[_hit(row, question) for row in shown],
        count=len(shown),
        is_capped=len(rows) > question.most,
        note=_("Nadie se llama exactamente así; estos nombres se le parecen.") if is_alike else "",
    )


def _hit(row: LikeCustomer, question: Question) -> Hit:
    stems = [] if row.is_alike else fold(question.asked.words).split()
    return Hit(
        url=reverse("customers:customer", args=[row.id]),
        title=excerpt(row.name, stems=stems),
        facts=tuple(fact for fact in (KINDS[row.kind], row.point) if fact),
    )


searchers.add(
    "customers",
    Searcher(
        order=20,
        title=_("Clientes"),
        icon="users",
        action="customers.list",
        find=found_customers,
    ),
)
