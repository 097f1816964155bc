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


class BadProviderError(DomainError):
    """How a provider knows this installation is missing or cannot be used."""

    code = "delivery_bad_provider"


class BadConsentError(DomainError):
    """The answer belongs to no question of this session, or to one that was answered already."""

    code = "delivery_bad_consent"


class ConsentRefusedError(DomainError):
    """The provider did not say yes."""

    code = "delivery_consent_refused"


class ConsentLostError(DomainError):
    """The consent ran out or was withdrawn; a person must give it again."""

    code = "delivery_consent_lost"


class ConsentLaterError(DomainError):
    """The provider cannot be asked now."""

    code = "delivery_consent_later"
