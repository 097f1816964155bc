"""What a person can correct."""

from vinculo.kernel.errors import DomainError


class BadContactPointError(DomainError):
    """The text is neither an e-mail address nor a telephone number."""

    code = "customer_bad_contact_point"


class CustomerNeedsNameError(DomainError):
    """A customer cannot be without a name."""

    code = "customer_needs_name"


class UnknownCustomerError(DomainError):
    """The customer is not there or not within sight."""

    code = "customer_unknown"


class SameCustomerError(DomainError):
    """Both records are one customer already, or one and the same."""

    code = "customer_same_already"


class MergeGoneError(DomainError):
    """The union was taken back before, or one of its records has moved on since."""

    code = "customer_merge_gone"


class HoldingEndsBeforeError(DomainError):
    """A holding cannot end before it began."""

    code = "holding_ends_before"


class HoldingWhyWithoutEndError(DomainError):
    """Why it ended is only said of what ended."""

    code = "holding_why_without_end"


class HoldingPriceError(DomainError):
    """A price is not below nothing, and its currency has three letters."""

    code = "holding_price"


class HoldingCurrencyUnclearError(DomainError):
    """A new price without currency, of a contract in another one than the company's."""

    code = "holding_currency_unclear"


class HoldingTermsNeedPriceError(DomainError):
    """Currency and rhythm belong to a price: alone they would make another one of it."""

    code = "holding_terms_need_price"


class HoldingLevelError(DomainError):
    """A contract's level is a whole number of hours in a year, and the answer comes first."""

    code = "holding_level"


class HoldingOfAnotherError(DomainError):
    """A contract's reference is another customer's: correcting it would take it from them."""

    code = "holding_of_another"


class HoldingUnknownError(DomainError):
    """No such holding, customer or service within sight."""

    code = "holding_unknown"
