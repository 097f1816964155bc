"""Who may see and change logins."""

from django.db.models import Q

from vinculo.kernel.access import policies
from vinculo.kernel.actor import Actor, Role

OWN = frozenset({"identity.own_account", "identity.own_tokens"})
ADMINISTRATION = frozenset({"identity.manage", "identity.providers"})
EVIDENCE = frozenset({"identity.history"})
ACTIONS = OWN | ADMINISTRATION | EVIDENCE


def may(actor: Actor, action: str) -> bool:
    """Everybody cares for their own account; the rest is administration's, evidence is shared."""
    if action in OWN:
        return actor.user_id is not None
    if action in ADMINISTRATION:
        return actor.is_any(Role.ADMINISTRATOR)
    if action in EVIDENCE:
        return actor.is_any(Role.ADMINISTRATOR, Role.AUDITOR)
    return False


def visible(actor: Actor) -> Q:
    """Logins that ``actor`` may open: all for administration, otherwise one's own."""
    return Q() if actor.is_any(Role.ADMINISTRATOR) else Q(pk=actor.user_id)


policies.add("identity", may)

UNFILTERED = {
    "providers": "the sign-in page shows to strangers by whom they may be vouched for",
    "open_invitations": "guarded by identity.manage: who may invite sees every invitation",
    "sessions_of": "called with the reader's own id only",
    "has_second_factor": "called with the reader's own id only",
    "tokens_of": "called with the reader's own id only",
}
"""Selectors that ask no policy, with the reason."""
