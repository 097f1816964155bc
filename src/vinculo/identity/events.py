"""What happens to logins and may matter to others."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from vinculo.kernel.events import Event


@dataclass(frozen=True, kw_only=True)
class InvitationAccepted(Event):
    """Somebody accepted an invitation and has a login now.

    ``grants`` are the words of the contexts above (``"team:<id>"``), handed back untouched.
    """

    name: ClassVar[str] = "identity.InvitationAccepted"
    user_id: UUID
    grants: tuple[str, ...] = ()

    @property
    def aggregate(self) -> str:
        return f"user:{self.user_id}"


@dataclass(frozen=True, kw_only=True)
class UserDeactivated(Event):
    """A login was closed; its sessions and tokens have ended."""

    name: ClassVar[str] = "identity.UserDeactivated"
    user_id: UUID

    @property
    def aggregate(self) -> str:
        return f"user:{self.user_id}"
