"""What may be granted without asking, and by whom."""

from decimal import Decimal

from vinculo.kernel.errors import DomainError

MOST = Decimal("9999999.99")


class AmountError(DomainError):
    """An amount below nothing, or more than any remedy is."""

    code = "complaint_bad_amount"


class OverLimitError(DomainError):
    """Above what the person may grant on this case: ``room`` is left, ``amount`` was wanted."""

    code = "complaint_over_limit"


class OtherCurrencyError(DomainError):
    """The person's ``limit`` is in another currency than the ``amount``: nothing compares them."""

    code = "complaint_other_currency"


class RemedyStateError(DomainError):
    """Somebody else was quicker: ``who`` decided or carried it out, and how it stands now."""

    code = "complaint_remedy_decided"


class NoRefusalReasonError(DomainError):
    """Who asked hears why it is not granted."""

    code = "complaint_no_refusal_reason"


class OwedReasonError(DomainError):
    """What is owed above every limit is approved with a reason: why it is owed."""

    code = "complaint_owed_reason"


class OwedSecondError(DomainError):
    """It takes two people, one of whom answers for the service."""

    code = "complaint_owed_second"


def check_amount(amount: Decimal) -> None:
    """Raises AmountError."""
    if not Decimal(0) <= amount <= MOST:
        raise AmountError


def chosen_amount(fixed: Decimal | None, typed: Decimal | None) -> Decimal:
    """What the catalogue fixes, else what was typed, which is more than nothing.

    Raises AmountError.
    """
    amount = fixed if fixed is not None else typed
    if amount is None or (fixed is None and amount <= 0):
        raise AmountError
    check_amount(amount)
    return amount


def is_sure_to_be_owed(fixed: Decimal | None, amount: Decimal, *, limit: Decimal) -> bool:
    """Whether one person's word is enough: above what anybody grants alone it is asked for."""
    return fixed is not None or amount <= limit


def takes_two(amount: Decimal, *, is_owed: bool, highest: Decimal) -> bool:
    """Whether nobody alone may grant a counted ``amount`` that is owed: two people see to it."""
    return is_owed and amount > highest


def is_second(person: object, *, asker: object, is_owner: bool, asked_owner: bool) -> bool:
    """Whether ``person`` may be the second of two, one of whom answers for the service."""
    return person != asker and (is_owner or asked_owner)


def currency_of(own: str, *, amount: Decimal | None, cost: Decimal | None, company: str) -> str:
    """The currency in which an entry is given: its own; today's where it has no figure."""
    return company if amount is None and cost is None else own


def room(limit: Decimal, used: Decimal) -> Decimal:
    """What is left of a limit for one case; nothing is less than nothing."""
    return max(limit - used, Decimal(0))


def counted(amount: Decimal, cost: Decimal | None) -> Decimal:
    """What uses the limit: the higher of what the customer gets and what it costs the company.

    A cost that nobody knows counts as the amount.
    """
    return amount if cost is None else max(amount, cost)


def may_grant(amount: Decimal, *, is_owed: bool, limit: Decimal, used: Decimal) -> bool:
    """Whether a counted ``amount`` is within the limit of the case; what is owed uses none."""
    return is_owed or amount <= room(limit, used)
