"""Who may see conversations; the keys on a row are written by the context above."""

from uuid import UUID

from django.conf import settings
from django.db.models import Q

from vinculo.kernel.access import policies
from vinculo.kernel.actor import Actor, Role

READERS = (Role.AGENT, Role.SUPERVISOR, Role.OWNER, Role.ADMINISTRATOR)

ACTIONS = {
    "interactions.list": READERS,
    "interactions.see": READERS,
    "interactions.confirm": (Role.AGENT, Role.SUPERVISOR),
    "interactions.deliver": (Role.ADMINISTRATOR,),
    "interactions.quarantine": (Role.ADMINISTRATOR, Role.SUPERVISOR),
    "interactions.mailboxes": (Role.ADMINISTRATOR,),
    "interactions.forms": (Role.ADMINISTRATOR, Role.SUPERVISOR, Role.OWNER),
    "interactions.export_answers": (Role.SUPERVISOR, Role.OWNER),
    "interactions.letter": (Role.AGENT, Role.SUPERVISOR),
    "interactions.see_human": (Role.ADMINISTRATOR, Role.OWNER, Role.DIRECTION, Role.AUDITOR),
    "interactions.check_human": (Role.ADMINISTRATOR, Role.OWNER),
    "interactions.rule": (Role.ADMINISTRATOR, Role.SUPERVISOR),
    "interactions.practise": tuple(Role),
}


def visible(actor: Actor) -> Q:
    """The conversations that carry one of ``actor``'s keys; analysts and auditors read none."""
    if actor.is_system:
        return Q()
    if not actor.is_any(*READERS):
        return Q(pk__in=())
    return Q(access_keys__overlap=sorted(actor.keys))


def visible_messages(actor: Actor) -> Q:
    """The messages of visible conversations."""
    if actor.is_system:
        return Q()
    if not actor.is_any(*READERS):
        return Q(pk__in=())
    return Q(conversation__access_keys__overlap=sorted(actor.keys))


def visible_raw(actor: Actor) -> Q:
    """The raw messages that wait for a look; the others are read through their conversation."""
    put_aside = Q(state__in=["quarantined", "refused"])
    if actor.is_any(*ACTIONS["interactions.quarantine"]):
        return put_aside
    return Q(pk__in=())


def may(actor: Actor, action: str) -> bool:
    """Whether ``actor`` may do ``action``; practising needs a practice company."""
    if action == "interactions.practise" and not settings.PRACTICE:
        return False
    return action in ACTIONS and actor.is_any(*ACTIONS[action])


policies.add("interactions", may)


def may_check_human(actor: Actor, service_id: UUID | None) -> bool:
    """Whether ``actor`` answers for an entrance of this service; of all of them, administrators."""
    if actor.is_any(Role.ADMINISTRATOR):
        return True
    return service_id is not None and actor.holds([f"service:{service_id}"])


UNFILTERED = {
    "mood_of_message": "what one message sounds like, asked after the policy of its case",
    "templates": "the company's own words, shown only to who may set them",
    "identity": "what stands below the company's mails, shown only to who may set it",
    "correspondence": "whom an answer goes to, asked after the policy of its case",
    "failed_lately": "shown only to who looks after the mail",
    "form": "a form is the company's own, shown only to who builds forms",
    "form_list": "forms are the company's own, with figures and no answers",
    "open_form": "what is published, which everybody may read",
    "open_forms": "what is published, which everybody may read",
    "staged_files": "files of one page, found by that page's own signed mark",
    "staged_bytes": "one sum over everybody's unsent files",
    "raw_of_request": "an id for a page's own signed mark, which opens nothing",
    "of_answer": "the key of one answer, for who holds its signed receipt",
    "words_of_thanks": "the company's own words of thanks",
    "human_entrances": "how a person is reached, which is public, and who looked",
    "words_of": "the company's own words, which stand on public pages",
    "words_for": "the same words, for a page whose link was checked before",
    "entrances": "mailboxes and forms by name, which are public",
    "mailboxes": "addresses of the company, which are public",
    "imports_of": "counts of the company's own imports, shown only to who may import",
    "sources": "the company's own mailboxes elsewhere, shown only to who may change them",
    "spam_rules": "the company's own rules, shown only to who may change them",
    "inbox": "only answers from the practice company to invented customers, 404 elsewhere",
    "correspondents": "the invented customers of the practice company, 404 elsewhere",
    "practice_address": "the address of the practice company, which is public",
}
"""Selectors that pages use without a reader, each with its why."""
