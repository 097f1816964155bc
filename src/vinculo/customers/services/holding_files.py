"""Bringing what customers have from a file: all of it, or nothing and what is wrong with it."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from vinculo.customers import services
from vinculo.customers.contracts import (
    ContactKind,
    EndReason,
    Every,
    Known,
    NewHolding,
    Purpose,
)
from vinculo.customers.domain.errors import BadContactPointError, HoldingLevelError
from vinculo.customers.models import Customer
from vinculo.customers.selectors.identify import identify_all
from vinculo.customers.services import holdings
from vinculo.kernel.actor import Actor
from vinculo.kernel.errors import DomainError, words_for
from vinculo.kernel.tables import read_table
from vinculo.lib.tables import Column, Problem, Table, TableError, plain_name
from vinculo.organization import api as organization
from vinculo.portfolio import api as portfolio
from vinculo.portfolio.contracts import Stage


@dataclass(frozen=True, kw_only=True)
class Brought:
    """What a file came to."""

    holdings: int
    new_customers: int
    consents: int


def columns() -> tuple[Column, ...]:
    """What a file of holdings holds, in the reader's language."""
    return (
        Column(
            "customer",
            "text",
            _("Identificador del cliente en Vínculo; sin él, su correo o su teléfono"),
            required=False,
            aliases=("cliente", "customer_id"),
        ),
        Column("email", "text", _("Correo"), required=False, aliases=("correo", "e-mail", "mail")),
        Column("phone", "text", _("Teléfono"), required=False, aliases=("telefono", "movil")),
        Column(
            "name",
            "text",
            _("Nombre: con él, quien no estaba entra como cliente"),
            required=False,
            aliases=("nombre",),
        ),
        Column("service", "text", _("Servicio, por su nombre"), aliases=("servicio",)),
        Column("since", "date", _("Desde qué día"), aliases=("desde", "alta", "start")),
        Column("until", "date", _("Último día"), required=False, aliases=("hasta", "baja", "end")),
        Column("price", "number", _("Precio"), required=False, aliases=("precio",), minimum=0),
        Column("currency", "text", _("Moneda (EUR)"), required=False, aliases=("moneda",)),
        Column(
            "every",
            "text",
            _("Cada cuánto se paga: month, year u once"),
            required=False,
            aliases=("cada",),
            choices=tuple(Every),
        ),
        Column(
            "why_ended",
            "text",
            _("Por qué terminó"),
            required=False,
            aliases=("motivo", "why"),
            choices=tuple(EndReason),
        ),
        Column(
            "reference",
            "text",
            _("Referencia del contrato: traerla otra vez corrige lo que había"),
            required=False,
            aliases=("referencia", "contrato", "contract"),
        ),
        Column(
            "answer_hours",
            "number",
            _("Horas en que el contrato obliga a responder, del horario del servicio"),
            required=False,
            aliases=("horas_respuesta",),
            minimum=1,
        ),
        Column(
            "solve_hours",
            "number",
            _("Horas en que el contrato obliga a resolver, del horario del servicio"),
            required=False,
            aliases=("horas_solucion",),
            minimum=1,
        ),
        Column(
            "asking",
            "boolean",
            _("Si consintió en que se le pregunte su opinión por correo"),
            required=False,
            aliases=("consentimiento", "consent"),
        ),
    )


def bring(path: Path, *, name: str, by: Actor, at: datetime) -> Brought:
    """Bring a file in one transaction.

    Raises TableError with what is wrong, MissingFileError.
    """
    table = read_table(path, columns())
    with transaction.atomic():
        return _Bringing(table, name=name, by=by, at=at).run()


class _Bringing:
    """One file on its way in."""

    def __init__(self, table: Table, *, name: str, by: Actor, at: datetime) -> None:
        self.table, self.name, self.by, self.at = table, name, by, at
        self.problems: list[Problem] = []
        self.entered: dict[str, UUID] = {}
        self.consents = 0
        stages = (Stage.CATALOGUE, Stage.PIPELINE, Stage.RETIRED)
        self.services = {plain_name(one.name): one.id for one in portfolio.services(stages=stages)}

    def run(self) -> Brought:
        customers = self._customers()
        for index, customer_id in enumerate(customers):
            service_id = self.services.get(plain_name(self._text("service", index)))
            if service_id is None:
                self._refuse(index, "service", _("No hay ningún servicio con ese nombre."))
            if customer_id is None or service_id is None:
                continue
            try:
                holdings.hold(self._new(index, customer_id, service_id), by=self.by, at=self.at)
            except DomainError as error:
                self._refuse(index, "since", words_for(error))
                continue
            self._consent(index, customer_id)
        if self.problems:
            raise TableError(self.problems)
        return Brought(
            holdings=len(self.table), new_customers=len(self.entered), consents=self.consents
        )

    def _new(self, index: int, customer_id: UUID, service_id: UUID) -> NewHolding:
        price = self._cell("price", index)
        why = self._text("why_ended", index)
        return NewHolding(
            customer_id=customer_id,
            service_id=service_id,
            since=_day(self._cell("since", index)),
            until=_day(until) if (until := self._cell("until", index)) is not None else None,
            price=None if price is None else Decimal(str(price)).quantize(Decimal("0.01")),
            currency=self._text("currency", index).upper() or organization.currency(),
            every=Every(self._text("every", index) or Every.MONTH),
            why_ended=EndReason(why) if why else None,
            reference=self._text("reference", index)[:80],
            answer_hours=_hours(self._cell("answer_hours", index)),
            solve_hours=_hours(self._cell("solve_hours", index)),
        )

    def _customers(self) -> list[UUID | None]:
        """Whose each row is; None where nobody can tell, with a problem."""
        size = range(len(self.table))
        points = [self._point(index) for index in size]
        found = identify_all([Known(kind=kind, value=value, name="") for kind, value in points])
        known = self._by_id()
        answer: list[UUID | None] = []
        for index in size:
            if said := self._text("customer", index):
                answer.append(known.get(said.lower()))
                if answer[-1] is None:
                    self._refuse(index, "customer", _("Ningún cliente tiene ese identificador."))
                continue
            certain = [one.customer_id for one in found[index] if one.is_certain]
            answer.append(certain[0] if certain else self._entered(index, *points[index]))
        return answer

    def _entered(self, index: int, kind: ContactKind, value: str) -> UUID | None:
        """Somebody who was not there, entered by name; the next row may be theirs too."""
        if (before := self.entered.get(value.lower())) is not None:
            return before
        name = self._text("name", index)
        if not value or not name:
            self._refuse(
                index,
                "email",
                _("No se sabe de quién es: falta el nombre, o lo comparten varios clientes."),
            )
            return None
        try:
            customer_id = services.register(name=name, kind=kind, value=value, at=self.at)
        except BadContactPointError as error:
            self._refuse(index, "email", words_for(error))
            return None
        self.entered[value.lower()] = customer_id
        return customer_id

    def _by_id(self) -> dict[str, UUID]:
        said = {}
        for index in range(len(self.table)):
            try:
                said[self._text("customer", index).lower()] = UUID(self._text("customer", index))
            except ValueError:
                continue
        there = set(Customer.objects.filter(pk__in=said.values()).values_list("pk", flat=True))
        return {text: key for text, key in said.items() if key in there}

    def _point(self, index: int) -> tuple[ContactKind, str]:
        if email := self._text("email", index):
            return ContactKind.EMAIL, email
        return ContactKind.PHONE, self._text("phone", index)

    def _consent(self, index: int, customer_id: UUID) -> None:
        given = self._cell("asking", index)
        if given is None:
            return
        self.consents += 1
        holdings.consent(
            customer_id=customer_id,
            purpose=Purpose.ASKING,
            given=bool(given),
            words=_("Archivo «%(name)s»") % {"name": self.name},
            by=self.by,
            at=self.at,
        )

    def _cell(self, name: str, index: int) -> Any:
        return self.table.values(name)[index]

    def _text(self, name: str, index: int) -> str:
        value = self._cell(name, index)
        return "" if value is None else str(value).strip()

    def _refuse(self, index: int, column: str, words: str) -> None:
        self.problems.append(
            Problem(code="holding", row=self.table.rows[index], column=column, words=words)
        )


def _hours(value: Any) -> int | None:
    """Whole hours; a part of one is no level that anybody signs. Raises HoldingLevelError."""
    if value is None:
        return None
    if value != int(value):
        raise HoldingLevelError
    return int(value)


def _day(value: Any) -> date:
    return value.date() if isinstance(value, datetime) else date.fromisoformat(str(value)[:10])
