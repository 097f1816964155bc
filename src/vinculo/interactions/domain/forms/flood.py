"""Many answers at once: nobody may shut a form for others, and nothing that was sent is lost.

A sender (an address; of IPv6 what one customer gets) who goes on and on is told to wait. What a
whole network sends beyond its share is taken, told its key, and waits in quarantine, where people
let it in or leave it; so does, while a form is flooded, what comes from networks that had their
few. Only a flood from everywhere holds everything. What is held wakes nobody: no case, no mail.
"""

FLOODED = "form_flood"
"""Why what is held waits in quarantine; its words stand in labels."""

MOST_OF_SENDER = 30
"""Answers of one sender to one form in an hour; more are refused with words."""
SHARE_OF_NETWORK = 120
"""Answers of one network that go through in an hour; more are held."""
MOST_OF_NETWORK = 3000
"""Answers of one network that are taken at all in an hour."""
USUAL = 600
"""Answers to one form in an hour from which on each network has only its few."""
FEW = 3
MOST_OF_FORM = 6000
"""Answers to one form in an hour from which on everything is held."""

KIBIBYTE = 1024
MEBIBYTE = 1024 * KIBIBYTE
SENDER_BYTES, NETWORK_BYTES = 300 * MEBIBYTE, 1024 * MEBIBYTE
"""What one sender and one network may upload in an hour."""
CROWDED_SENDER_BYTES, CROWDED_NETWORK_BYTES = 15 * MEBIBYTE, 60 * MEBIBYTE
"""The same while much is waiting, so that who comes now still finds room."""
CROWDED_BYTES, FULL_BYTES = 4 * 1024 * MEBIBYTE, 10 * 1024 * MEBIBYTE
"""What waits on pages that nobody has sent yet: when there is little room, and when none."""


def is_beyond_share(of_network: int) -> bool:
    """Whether a network has had its share: what it sends is held and counts for nobody else."""
    return of_network > SHARE_OF_NETWORK


def is_held(*, of_network: int, of_form: int) -> bool:
    """Whether an answer waits in quarantine, being this one of its network and of its form."""
    return of_form > MOST_OF_FORM or (of_form > USUAL and of_network > FEW)


def room_for(waiting_bytes: int) -> tuple[int, int]:
    """How much a sender and a network may upload in an hour when so much waits already."""
    if waiting_bytes >= FULL_BYTES:
        return 0, 0
    if waiting_bytes >= CROWDED_BYTES:
        return CROWDED_SENDER_BYTES, CROWDED_NETWORK_BYTES
    return SENDER_BYTES, NETWORK_BYTES
