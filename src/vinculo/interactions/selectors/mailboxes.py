"""Which addresses are ours."""

from vinculo.interactions.domain.reply_address import plain_address
from vinculo.interactions.models import Mailbox
from vinculo.lib.text.mail_address import normal_address

POSTMASTER = "postmaster"


def accepts(address: str) -> bool:
    """Whether mail for ``address`` is ours.

    A mailbox, a mailbox with a tag (signed reply addresses are such), and «postmaster», which RFC
    5321 asks every server to take, bare or at a domain of ours.
    """
    if address.lower() == POSTMASTER:
        return Mailbox.objects.exists()
    normal = normal_address(address)
    if not normal:
        return False
    local, _, domain = normal.rpartition("@")
    if local == POSTMASTER:
        return Mailbox.objects.filter(address__endswith=f"@{domain}").exists()
    return Mailbox.objects.filter(address__in={normal, plain_address(normal)}).exists()
