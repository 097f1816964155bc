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


class BadRouteError(DomainError):
    """A way out lacks a sender, a server or a port."""

    code = "delivery_bad_route"


class PlainPasswordError(DomainError):
    """A password would travel in clear."""

    code = "delivery_plain_password"


class BadDomainError(DomainError):
    """The text is no domain."""

    code = "delivery_bad_domain"


class UnknownKeyError(DomainError):
    """There is no such key."""

    code = "delivery_unknown_key"


class KeyNotPublishedError(DomainError):
    """The record of the key is not in the DNS, so nobody could check what it signs."""

    code = "delivery_key_not_published"
