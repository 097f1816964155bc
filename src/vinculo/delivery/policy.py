"""Who may see and move outgoing mail."""

from django.db.models import Q

from vinculo.kernel.access import policies
from vinculo.kernel.actor import Actor, Role

ACTIONS = {
    "delivery.list": (Role.ADMINISTRATOR, Role.SUPERVISOR),
    "delivery.retry": (Role.ADMINISTRATOR, Role.SUPERVISOR),
    "delivery.consent": (Role.ADMINISTRATOR,),
    "delivery.routes": (Role.ADMINISTRATOR,),
}


def visible(actor: Actor) -> Q:
    """Outgoing mails within sight: an administrator's all, a supervisor's but logins' mails.

    None of a customer whose data is blocked.
    Lists show subjects, recipients and states; the text of a mail is never shown here.
    """
    if actor.is_any(Role.ADMINISTRATOR):
        return Q(is_blocked=False)
    if actor.is_any(Role.SUPERVISOR):
        return ~Q(kind="login") & Q(is_blocked=False)
    return Q(pk__in=())


def may(actor: Actor, action: str) -> bool:
    """Whether ``actor`` may do ``action``."""
    return action in ACTIONS and actor.is_any(*ACTIONS[action])


policies.add("delivery", may)


UNFILTERED = {
    "providers": "how the company is registered elsewhere, shown only to who may change it",
    "consents": "the company's own mailboxes elsewhere, shown only to who may consent",
    "routes": "the company's own servers, shown only to who may set them",
    "signing_keys": "public keys of the company, shown only to who may set them",
    "unsigned_domains": "domains of the company, shown only to who may set their keys",
}
"""Selectors that pages use without a reader, each with its why."""
