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
