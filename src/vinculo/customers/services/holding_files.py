"""Bringing what customers have from a file: all of it, or nothing and what is wrong with it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from vinculo.customers import services
from vinculo.customers.contracts import (
    Candidate,
    ContactKind,
    EndReason,
    Every,
    Known,
    NewHolding,
    Purpose,
    Reason,
)
from vinculo.customers.domain.contact_points import normal_value
from vinculo.customers.domain.errors import (
    BadContactPointError,
    HoldingCurrencyUnclearError,
    HoldingLevelError,
    HoldingTermsNeedPriceError,
)
from vinculo.customers.domain.names import same_name
from vinculo.customers.domain.regions import DEFAULT_REGION
from vinculo.customers.models import Customer, Holding
from vinculo.customers.selectors import same
from vinculo.customers.selectors.identify import identify_all
from vinculo.customers.services import holdings
from vinculo.customers.services.holding_columns import columns
from vinculo.kernel.actor import Actor
from vinculo.kernel.errors import DomainError, words_for
from vinculo.kernel.tables import read_table
from vinculo.lib.tables import Problem, Table, TableError, plain_name
from vinculo.organization import api as organization
from vinculo.portfolio import api as portfolio
from vinculo.portfolio.contracts import Stage

NO_DOLLARS = frozenset({"EUR", "GBP", "JPY", "PEN", "BRL"})
"""Of whom a «$» beside a price is another currency's."""


@dataclass(frozen=True, kw_only=True)
class Brought:
    """What a file came to."""

    holdings: int
    new_customers: int
    consents: int
    refusals_kept: int
    """Customers whose own no stands although a row says yes."""


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
        self.entered: dict[str, tuple[UUID, str]] = {}
        self.seen: dict[object, int] = {}
        self.consents = 0
        self.refused: set[UUID] = set()
        stages = (Stage.CATALOGUE, Stage.PIPELINE, Stage.RETIRED)
        self.services = {plain_name(one.name): one.id for one in portfolio.services(stages=stages)}

    def run(self) -> Brought:
        self._check_prices()
        customers = self._customers()
        for index, customer_id in enumerate(customers):
            service_id = self.services.get(plain_name(self._text("service", index)))
            if service_id is None:
                self._refuse(index, "service", _("No hay ningún servicio con ese nombre."))
            if customer_id is None or service_id is None:
                continue
            if self._is_kept(index, customer_id, service_id):
                self._consent(index, customer_id)
        if self.problems:
            raise TableError(self.problems)
        return Brought(
            holdings=len(self.table),
            new_customers=len(self.entered),
            consents=self.consents,
            refusals_kept=len(self.refused),
        )

    def _is_kept(self, index: int, customer_id: UUID, service_id: UUID) -> bool:
        """Write a row's contract down; False where it is refused."""
        try:
            new = self._new(index, customer_id, service_id)
            if self._is_repeated(index, new):
                return False
            if new.reference or not _is_held(holdings.whole(new)):
                holdings.hold(new, by=self.by, at=self.at)
        except (HoldingCurrencyUnclearError, HoldingTermsNeedPriceError) as error:
            self._refuse(index, "price", words_for(error))
            return False
        except DomainError as error:
            self._refuse(index, "since", words_for(error))
            return False
        return True

    def _check_prices(self) -> None:
        """Refuse what can be read two ways, and a sign that the currency's column contradicts."""
        for note in self.table.notes:
            if note.code == "ambiguous_decimals" and note.params["column"] == "price":
                words = _(
                    "«%(value)s» puede ser mil y pico o uno y pico: escriba todos los precios del "
                    "archivo con dos decimales."
                ) % {"value": note.params["value"]}
                self.problems.append(Problem(code="holding", column="price", words=words))
        sign = self.table.currencies.get("price", "")
        if not sign:
            return
        for index in range(len(self.table)):
            said = self._text("currency", index).upper()
            if sign == "$":
                is_other = (said or organization.currency()) in NO_DOLLARS
            else:
                is_other = said not in {"", sign}
            if is_other and self._cell("price", index) is not None:
                self._refuse(index, "price", _("El precio dice otra moneda que la columna."))

    def _is_repeated(self, index: int, new: NewHolding) -> bool:
        """Whether a row above says the same contract; it is refused, for one would be lost."""
        key: object = new.reference or new
        first = self.seen.setdefault(key, index)
        if first == index:
            return False
        words = (
            _("Esta referencia está también en la fila %(row)s.")
            if new.reference
            else _("Es igual que la fila %(row)s: dé a cada contrato su referencia, o quite una.")
        )
        self._refuse(index, "reference", words % {"row": self.table.rows[first]})
        return True

    def _new(self, index: int, customer_id: UUID, service_id: UUID) -> NewHolding:
        price = self._cell("price", index)
        why = self._text("why_ended", index)
        return NewHolding(
            customer_id=customer_id,
            service_id=service_id,
            since=_day(self._cell("since", index)),
            until=_day(until) if (until := self._cell("until", index)) is not None else None,
            price=None if price is None else Decimal(str(price)).quantize(Decimal("0.01")),
            currency=self._text("currency", index).upper() or self._currency(price),
            every=Every(every) if (every := self._text("every", index)) else None,
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
            owners = [one for one in found[index] if one.reason is not Reason.SAME_NAME]
            answer.append(
                self._owner(index, owners) if owners else self._entered(index, *points[index])
            )
        return answer

    def _owner(self, index: int, owners: Sequence[Candidate]) -> UUID | None:
        """The one who has this contact; somebody else's name on it is refused, not passed over."""
        name = self._text("name", index)
        alike = [one for one in owners if not name or _may_be(one.name, name)]
        if len(alike) == 1:
            return alike[0].customer_id
        if alike:
            self._refuse(index, "email", _whose())
        else:
            self._refuse(index, "name", _other_name())
        return None

    def _entered(self, index: int, kind: ContactKind, value: str) -> UUID | None:
        """Somebody who was not there, entered by name; the next row may be theirs too."""
        name = self._text("name", index)
        normal = normal_value(kind, value, region=DEFAULT_REGION) or value.lower()
        if normal in self.entered:
            customer_id, before = self.entered[normal]
            if not name or same_name(before, name):
                return customer_id
            self._refuse(index, "name", _other_name())
            return None
        if not value or not name:
            self._refuse(index, "email", _whose())
            return None
        try:
            customer_id = services.register(name=name, kind=kind, value=value, at=self.at)
        except BadContactPointError as error:
            self._refuse(index, "email", words_for(error))
            return None
        self.entered[normal] = (customer_id, name)
        return customer_id

    def _currency(self, price: object) -> str | None:
        """That of the sign beside the prices; «$» says too little to be one."""
        sign = self.table.currencies.get("price", "$")
        return None if sign == "$" or price is None else sign

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
        if given and holdings.refused_themselves(customer_id, but_for=_file_words()):
            self.refused.update(same.clusters_of([customer_id]).values())
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


def _file_words() -> list[str]:
    """How the words begin with which a file writes a consent down, in each language."""
    found = []
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            found.append(_("Archivo «%(name)s»").partition("%")[0])
    return found


def _whose() -> str:
    return _("No se sabe de quién es: falta el nombre, o lo comparten varios clientes.")


def _other_name() -> str:
    return _("Este contacto lo lleva otro nombre: diga el identificador del cliente.")


def _may_be(known: str, name: str) -> bool:
    """Whether somebody known is called so; a contact stands for the name that nobody asked."""
    return same_name(known, name) or "@" in known or known.startswith("+")


def _is_held(new: NewHolding) -> bool:
    """Whether exactly this stands there already, when it has no reference to know it by."""
    return Holding.objects.filter(
        customer__cluster_id__in=Customer.objects.filter(pk=new.customer_id).values("cluster_id"),
        service_id=new.service_id,
        since=new.since,
        until=new.until,
        price=new.price,
        currency=new.currency,
        every=new.every,
        why_ended=new.why_ended or "",
        answer_hours=new.answer_hours,
        solve_hours=new.solve_hours,
        reference="",
    ).exists()


def _hours(value: Any) -> int | None:
    """Whole hours; a part of one is no level that anybody signs. Raises HoldingLevelError."""
    if value is None:
        return None
    if value != int(value):
        raise HoldingLevelError
    return int(value)


def _day(value: Any) -> date:
    return value.date() if isinstance(value, datetime) else date.fromisoformat(str(value)[:10])
