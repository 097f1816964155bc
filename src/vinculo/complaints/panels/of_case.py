"""What a case is as a complaint, on the case's page; a customer's complaints; forms; the page."""

from uuid import UUID

from vinculo.complaints import policy
from vinculo.complaints.contracts import ComplaintKind
from vinculo.complaints.selectors import reading
from vinculo.interactions.contracts import EntranceKind, source_key
from vinculo.kernel.actor import Actor
from vinculo.kernel.slots import Panel, panels


def later(actor: Actor, subject_id: UUID) -> UUID:  # noqa: ARG001
    """Nothing yet: the part asks for itself, so that the page keeps to its queries."""
    return subject_id


def of_form(_actor: Actor, form_id: UUID) -> dict[str, ComplaintKind | None]:
    """Whether what comes in by a form is a complaint."""
    return {"kind": reading.form_kinds().get(source_key(EntranceKind.FORM, form_id))}


for slot, order, template in (
    ("cases.page", 4, "complaints/_of_case_later.html"),
    ("customers.page", 4, "complaints/_of_customer_later.html"),
):
    panels.add(
        f"complaints.{slot}",
        Panel(
            slot=slot,
            order=order,
            template=template,
            may=lambda actor: policy.may(actor, "complaints.see"),
            load=later,
            query_budget=0,
        ),
    )
panels.add(
    "complaints.form",
    Panel(
        slot="interactions.form",
        order=20,
        template="complaints/_form_kind.html",
        may=lambda actor: policy.may(actor, "complaints.set_remedies"),
        load=of_form,
        query_budget=1,
    ),
)
panels.add(
    "complaints.tracking",
    Panel(
        slot="cases.tracking",
        order=10,
        template="complaints/_tracking.html",
        may=lambda actor: any(key.startswith("tracking:") for key in actor.keys),
        load=lambda _actor, case_id: reading.on_tracking_page(case_id),
        query_budget=2,
    ),
)
