"""Who may lose which role."""

from collections.abc import Iterable

from vinculo.identity.domain.errors import LastAdministratorError, NoRolesError
from vinculo.kernel.actor import Role


def check_roles(
    *,
    before: Iterable[Role],
    after: Iterable[Role],
    is_active: bool,
    other_administrators: int,
) -> frozenset[Role]:
    """The roles a login will have.

    Raises NoRolesError for none, and LastAdministratorError when an active administrator loses
    the role and no other active one is left.
    """
    wanted = frozenset(after)
    if not wanted:
        raise NoRolesError
    loses = Role.ADMINISTRATOR in frozenset(before) and not (
        is_active and Role.ADMINISTRATOR in wanted
    )
    if loses and other_administrators == 0:
        raise LastAdministratorError
    return wanted
