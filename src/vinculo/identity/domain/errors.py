"""What the rules about logins refuse."""

from vinculo.kernel.errors import DomainError


class EmailTakenError(DomainError):
    """Another login has this address."""

    code = "identity_email_taken"


class LastAdministratorError(DomainError):
    """Nobody would be left who can administer the installation."""

    code = "identity_last_administrator"


class NoRolesError(DomainError):
    """A login without a role could do nothing."""

    code = "identity_no_roles"


class InvitationClosedError(DomainError):
    """The invitation has expired, was used, was revoked or never existed: we do not say which."""

    code = "identity_invitation_closed"


class WeakPasswordError(DomainError):
    """The password is too easy to guess; ``reasons`` are sentences."""

    code = "identity_weak_password"


class UnknownUserError(DomainError):
    """No login has this address."""

    code = "identity_unknown_user"


class UnknownScopeError(DomainError):
    """A token asks for an action that does not exist."""

    code = "identity_unknown_scope"


class BadProviderError(DomainError):
    """The settings of a sign-in provider cannot be right."""

    code = "identity_bad_provider"
