"""What a person can correct about outgoing mail."""

from vinculo.kernel.errors import DomainError


class NoRecipientError(DomainError):
    """A mail is for nobody."""

    code = "delivery_no_recipient"


class NothingToRetryError(DomainError):
    """The mail is on its way, has left, or is not there."""

    code = "delivery_nothing_to_retry"


class BadMailAddressError(DomainError):
    """SMTP_URL cannot be used as it stands."""

    code = "delivery_bad_smtp_url"
