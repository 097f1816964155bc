"""What logins hear: the head of the evidence goes to every auditor by mail."""

from django.urls import reverse

from vinculo.identity import mails, selectors
from vinculo.kernel import events
from vinculo.kernel.actor import Role
from vinculo.kernel.evidence import heads
from vinculo.kernel.evidence.sealing import Head
from vinculo.kernel.evidence.told import EvidenceHeadExported


def hand_out(event: EvidenceHeadExported) -> None:
    """Write to each auditor; their mailboxes are where no owner of the database reaches."""
    found = Head(position=event.position, hash=event.head_hash, sealed_at=event.sealed_at)
    context = {
        "line": heads.text_of(found),
        "link": mails.link_to(reverse("identity:chain")),
    }
    for user in selectors.users(role=Role.AUDITOR):
        mails.send_head(email=user.email, language=user.language, context=context)


events.subscribe(EvidenceHeadExported, "identity.hand_out_head", hand_out)
