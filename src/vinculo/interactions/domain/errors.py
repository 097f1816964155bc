"""What a person can correct."""

from vinculo.interactions.contracts import MailboxProblem
from vinculo.kernel.errors import DomainError


class UnknownConversationError(DomainError):
    """The conversation is not there or not within sight."""

    code = "interactions_unknown_conversation"


class UnknownMessageError(DomainError):
    """The message is not there or not within sight."""

    code = "interactions_unknown_message"


class UnknownRawMessageError(DomainError):
    """No such raw message is put aside."""

    code = "interactions_unknown_raw_message"


class BadSpamRuleError(DomainError):
    """The text is no address, no domain, or too short to mean anything."""

    code = "interactions_bad_spam_rule"


class NobodyToAnswerError(DomainError):
    """The conversation has no address that may be written to."""

    code = "interactions_nobody_to_answer"


class NotAutomaticallyError(DomainError):
    """A machine wrote last, the mailbox wants nothing automatic, or it would be too often."""

    code = "interactions_not_automatically"


class EmptyAnswerError(DomainError):
    """An answer says nothing."""

    code = "interactions_empty_answer"


class NoMailboxError(DomainError):
    """There is no address of ours to answer from."""

    code = "interactions_no_mailbox"


class BadMailboxAddressError(DomainError):
    """The text is no e-mail address."""

    code = "interactions_bad_mailbox_address"


class UnknownFormError(DomainError):
    """No such form."""

    code = "interactions_unknown_form"


class SlugTakenError(DomainError):
    """Another form has that address already."""

    code = "interactions_slug_taken"


class BadSlugError(DomainError):
    """An address of a form is made of small letters, digits and hyphens."""

    code = "interactions_bad_slug"


class BadSiteError(DomainError):
    """Where a form may be shown is an origin: https:// and a name."""

    code = "interactions_bad_site"


class BrokenFormError(DomainError):
    """A form that is not whole cannot be published."""

    code = "interactions_broken_form"


class TooManyStagedFilesError(DomainError):
    """One page holds no more files than this."""

    code = "interactions_too_many_staged"


class MailboxProblemError(DomainError):
    """A mailbox elsewhere cannot be read; ``problem`` says why, ``detail`` what was said."""

    code = "interactions_mailbox_problem"

    @property
    def problem(self) -> MailboxProblem:
        """What is wrong."""
        return MailboxProblem(str(self.params["problem"]))

    @property
    def detail(self) -> str:
        """What the server or the network said about it, on one line."""
        return str(self.params.get("detail", ""))


class LeaseLostError(DomainError):
    """Another process reads this mailbox now, or nobody should."""

    code = "interactions_lease_lost"


class BadSourceError(DomainError):
    """Where a mailbox stands cannot be used as written; ``field`` says what is wrong."""

    code = "interactions_bad_source"


class EmptyArchiveError(DomainError):
    """A file in which no message begins, or no folder was named."""

    code = "interactions_empty_archive"
