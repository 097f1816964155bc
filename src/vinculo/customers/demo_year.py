"""Thousands of customers of a demo company at once, with what they hold and what they allow."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from decimal import Decimal
from uuid import UUID

from vinculo.customers.contracts import ContactKind, CustomerKind, Purpose
from vinculo.customers.models import Consent, ContactPoint, Customer, Holding
from vinculo.kernel.demo import demo_id, timed_id
from vinculo.kernel.inserting import fresh, insert_all
from vinculo.lib.text.sort_key import sort_key

EIGHT = time(8, tzinfo=UTC)


@dataclass(frozen=True, kw_only=True)
class YearHolding:
    """Something held for a price a month."""

    service: str
    since: date
    until: date | None
    price: Decimal
    why_ended: str


@dataclass(frozen=True, kw_only=True)
class YearCustomer:
    """A customer under :func:`customer_id` of their place."""

    place: int
    name: str
    is_firm: bool
    language: str
    email: str
    phone: str
    since: date
    held: tuple[YearHolding, ...]
    may_ask: bool | None


def customer_id(place: int) -> UUID:
    """The fixed id of one customer."""
    return demo_id(f"year:customer:{place}")


def write_customers(people: Sequence[YearCustomer]) -> None:
    """Enter them all with few statements; nobody is told, as of people who were always there."""
    began = {one.place: datetime.combine(one.since, EIGHT) for one in people}
    insert_all(
        fresh(
            Customer,
            id=customer_id(one.place),
            cluster_id=customer_id(one.place),
            name=one.name,
            sort_name=sort_key(one.name),
            kind=CustomerKind.ORGANISATION if one.is_firm else CustomerKind.PERSON,
            language=one.language,
            created_at=began[one.place],
        )
        for one in people
    )
    insert_all(
        fresh(
            ContactPoint,
            id=timed_id(f"{kind}:{one.place}", began[one.place]),
            customer_id=customer_id(one.place),
            kind=kind,
            value=value,
            created_at=began[one.place],
        )
        for one in people
        for kind, value in ((ContactKind.EMAIL, one.email), (ContactKind.PHONE, one.phone))
    )
    _write_holdings(people)
    insert_all(
        fresh(
            Consent,
            id=timed_id(f"consent:{one.place}", began[one.place]),
            customer_id=customer_id(one.place),
            purpose=Purpose.ASKING,
            channel=ContactKind.EMAIL,
            given=one.may_ask,
            words="Contrato firmado",
            at=began[one.place],
        )
        for one in people
        if one.may_ask is not None
    )


def _write_holdings(people: Sequence[YearCustomer]) -> None:
    insert_all(
        fresh(
            Holding,
            id=timed_id(f"holding:{one.place}:{number}", datetime.combine(held.since, EIGHT)),
            customer_id=customer_id(one.place),
            service_id=demo_id(f"service:{held.service}"),
            since=held.since,
            until=held.until,
            price=held.price,
            why_ended=held.why_ended,
            reference=f"CT-{10_000 + one.place}-{number + 1}",
            created_at=datetime.combine(held.since, EIGHT),
        )
        for one in people
        for number, held in enumerate(one.held)
    )
