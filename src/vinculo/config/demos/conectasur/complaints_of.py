"""A matter that became a complaint as rows: its steps, its terms of the law, and their clocks."""

from decimal import Decimal

from vinculo.clocks import demo_year as clocks
from vinculo.complaints import demo_year as complaint_rows
from vinculo.config.demos.conectasur.aftermath import Claim
from vinculo.config.demos.conectasur.cases_of import agent_of, case_id_of, keys_of, kind_of
from vinculo.customers.demo_year import customer_id
from vinculo.kernel.demo import demo_id
from vinculo.portfolio.demo_year import terms as portfolio

UPHELD = "El error fue nuestro. Lo corregimos y le pedimos disculpas."
PARTLY = "Parte de lo que nos dice es así y lo corregimos; del resto le damos la razón escrita."
REJECTED = "Hemos revisado cada fecha y el servicio se prestó como se contrató."
REASONS = {"upheld": UPHELD, "partly": PARTLY, "rejected": REJECTED}
FINDINGS = "Comprobados el contrato, las medidas de la línea y las llamadas de esos días."


def complaint(claim: Claim) -> complaint_rows.YearComplaint:
    """A claim as the rows of complaints."""
    matter = claim.matter
    acknowledged, assessed, investigated, answered, closed = claim.steps
    return complaint_rows.YearComplaint(
        place=claim.place,
        case_id=case_id_of(matter),
        kind=kind_of(claim),
        service=matter.service.key,
        customer_id=customer_id(matter.customer.place),
        agent_id=agent_of(matter),
        decider_id=demo_id(f"user:{matter.service.owner}"),
        owner_id=demo_id(f"user:{matter.service.owner}"),
        filed_at=claim.filed_at,
        acknowledged_at=acknowledged,
        assessed_at=assessed,
        investigated_at=investigated,
        answered_at=answered,
        closed_at=closed,
        grades=claim.grades,
        points=(claim.point,),
        findings=FINDINGS,
        decision=claim.decision,
        reasons=REASONS[claim.decision],
        said=claim.said,
        cause=claim.cause,
        pattern=claim.pattern,
        remedy=claim.remedy if investigated else "",
        amount=claim.amount if claim.remedy else Decimal(0),
        is_done=closed is not None,
        lesson=claim.lesson,
        handling=claim.handling,
    )


def receipt(claim: Claim, *, number: str, key: str) -> complaint_rows.YearReceipt:
    """What its receipt says: the customer's letters until then, as they were written."""
    matter = claim.matter
    said = [
        letter.text
        for letter in matter.letters
        if matter.is_mail and not letter.is_ours and letter.at <= claim.filed_at
    ]
    return complaint_rows.YearReceipt(
        place=claim.place,
        kind=kind_of(claim),
        key=key,
        number=number,
        subject=matter.subject,
        service=matter.service.name,
        said="\n\n".join(said),
        filed_at=claim.filed_at,
        is_mailed=matter.is_mail,
    )


def filing(claim: Claim) -> portfolio.YearFiling:
    """A claim as the law sees it."""
    return portfolio.YearFiling(
        subject=f"case:{case_id_of(claim.matter)}",
        service=claim.matter.service.key,
        filed_at=claim.filed_at,
        answered_at=claim.steps[3],
        keys=keys_of(claim.matter),
    )


def term_clock(term: portfolio.TermClock) -> clocks.YearClock:
    """The clock of a term of the law, which runs day and night."""
    length = term.due_at - term.started_at
    return clocks.YearClock(
        subject=term.subject,
        kind=term.kind,
        rule=term.rule,
        target=length,
        keys=term.keys,
        started_at=term.started_at,
        warn_at=term.started_at + length * clocks.WARN_PCT / 100,
        due_at=term.due_at,
        stopped_at=term.stopped_at,
        is_called_off=term.is_called_off,
        first_stopped_at=term.again.ended_at if term.again else None,
        revived_at=term.again.at if term.again else None,
    )
