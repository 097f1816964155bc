"""The door of the customers context."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date, datetime
from uuid import UUID

from vinculo.customers import selectors, services
from vinculo.customers.contracts import (
    Candidate,
    ContactKind,
    ContractLevel,
    CustomerKind,
    CustomerRow,
    CustomerView,
    Holder,
    HoldingView,
    Known,
    NewCustomer,
    NewHolding,
    Purpose,
    Spell,
)
from vinculo.customers.domain.contact_points import shown_value
from vinculo.customers.domain.errors import UnknownCustomerError
from vinculo.customers.selectors import holdings as held_read
from vinculo.customers.selectors import identify as identifying
from vinculo.customers.selectors import rights, same
from vinculo.customers.services import holdings as holding_writes
from vinculo.kernel import sight
from vinculo.kernel.actor import Actor


def identify(*, kind: ContactKind, value: str, name: str = "") -> tuple[Candidate, ...]:
    """Who may be behind a contact point, with reasons, the surest first; never a silent guess."""
    return identifying.identify(kind=kind, value=value, name=name)


def identify_all(known: Sequence[Known]) -> list[tuple[Candidate, ...]]:
    """The same for several, in their order, with the questions of one."""
    return identifying.identify_all(known)


def register(
    *,
    name: str,
    kind: ContactKind,
    value: str,
    at: datetime,
    customer_kind: CustomerKind = CustomerKind.PERSON,
    language: str = "es",
) -> UUID:
    """Enter a new customer with a first contact point. Raises BadContactPointError."""
    return services.register(
        name=name, kind=kind, value=value, at=at, customer_kind=customer_kind, language=language
    )


def register_all(new: Sequence[NewCustomer]) -> list[UUID]:
    """Enter several, each with a first contact point. Raises BadContactPointError."""
    return services.register_all(new)


def names_of(ids: Collection[UUID], *, actor: Actor | None = None) -> dict[UUID, str]:
    """Names by id, of those that ``actor`` may see (without an actor: of all)."""
    return selectors.names_of(ids, actor=actor)


def find(*, actor: Actor, text: str, most: int = 8) -> tuple[CustomerRow, ...]:
    """Those whose name, address or telephone begins like ``text``, as far as ``actor`` sees.

    Telephones are grouped as people read them.
    """
    if not text.strip():
        return ()
    return tuple(
        replace(row, phones=tuple(shown_value(ContactKind.PHONE, phone) for phone in row.phones))
        for row in selectors.customer_page(actor=actor, search=text, size=most).rows
    )


def customer(actor: Actor, customer_id: UUID, *, where: str, at: datetime) -> CustomerView:
    """One customer; that ``actor`` saw it at ``where`` is recorded. Raises UnknownCustomerError."""
    found = selectors.customer(actor, customer_id)
    if found is None:
        raise UnknownCustomerError(customer_id=customer_id)
    sight.record(actor=actor, subject=f"customer:{found.cluster_id}", where=where, at=at)
    return found


def hidden_addresses() -> list[str]:
    """Addresses that only customers have whom nobody reads: no list may show them."""
    return rights.hidden_addresses()


def records_of(customer_id: UUID) -> list[UUID]:
    """All records that are the same customer: rows of other contexts keep the one they had."""
    return same.records_of(customer_id)


def sharing(records: Collection[UUID]) -> dict[UUID, frozenset[UUID]]:
    """To each of these records all records of anybody that have a mail address of its own."""
    return same.sharing(records)


def holdings_of(*, actor: Actor, customer_id: UUID) -> list[HoldingView]:
    """What a customer has and had, under every record of theirs; what they have first."""
    return held_read.holdings_of(actor=actor, customer_id=customer_id)


def holdings(
    *, service_ids: Collection[UUID] = (), since: date, until: date, ended_only: bool = False
) -> list[HoldingView]:
    """What was held on some day of these, both included, in the whole company.

    ``ended_only``: only what ended in them.
    """
    return held_read.held(service_ids=service_ids, since=since, until=until, ended_only=ended_only)


def spells(
    *,
    service_ids: Collection[UUID],
    since: date,
    until: date,
    customer_ids: Collection[UUID] | None = None,
    most: int | None = None,
) -> list[Spell]:
    """Who had these services on some day of these, without names; ``most``: a lot of them."""
    return held_read.spells(
        service_ids=service_ids, since=since, until=until, customer_ids=customer_ids, most=most
    )


def how_many_had(*, service_ids: Collection[UUID], since: date, until: date) -> dict[UUID, int]:
    """How many customers had each service on some day of these; a service nobody had is missing."""
    return held_read.how_many(service_ids=service_ids, since=since, until=until)


def clusters_of(customer_ids: Collection[UUID]) -> dict[UUID, UUID]:
    """Which customer each of these records is, under all their records."""
    return same.clusters_of(customer_ids)


def hold(new: NewHolding, *, by: Actor, at: datetime) -> UUID:
    """Write down what a customer has; the same reference again corrects it.

    Raises UnknownCustomerError, HoldingUnknownError, HoldingOfAnotherError,
    HoldingEndsBeforeError, HoldingWhyWithoutEndError, HoldingPriceError.
    """
    return holding_writes.hold(new, by=by, at=at)


def contract_levels(
    wanted: Collection[tuple[UUID, UUID]], *, on: date
) -> dict[tuple[UUID, UUID], ContractLevel]:
    """What contracts in force on a day give, by customer and service; the better of several."""
    return held_read.contract_levels(wanted, on=on)


def holders(
    *, service_id: UUID, since: date, until: date, references: Collection[str] | None = None
) -> list[Holder]:
    """Who had a service on some day of these, once each, and whether we may ask them by mail.

    With ``references`` only by those contracts.
    """
    return held_read.holders(service_id=service_id, since=since, until=until, references=references)


def reachable(clusters: Collection[UUID], *, purpose: Purpose) -> list[Holder]:
    """These customers (by cluster) with an address, and whether they let us write for this."""
    return held_read.reachable(clusters, purpose=purpose)


def consent(
    *, customer_id: UUID, purpose: Purpose, given: bool, words: str, by: Actor, at: datetime
) -> None:
    """Write down what a customer said of being written to by mail; ``words``: how we know."""
    holding_writes.consent(
        customer_id=customer_id, purpose=purpose, given=given, words=words, by=by, at=at
    )


def consent_of(customer_id: UUID, *, purpose: Purpose) -> bool | None:
    """Whether this customer lets us write to them by mail for this; None: they never said.

    The most restrictive word of their records wins.
    """
    said = held_read.words_on(
        same.records_of(customer_id), purpose=purpose, channel=ContactKind.EMAIL
    )
    return all(said.values()) if said else None
