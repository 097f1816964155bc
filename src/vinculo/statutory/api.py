"""The door to matters before the law: what complaints take over and give back, and share."""

from vinculo.statutory.selectors.asked import handed_letter, sent_messages
from vinculo.statutory.services.asking import (
    COMPLETION,
    Letter,
    Missing,
    NoAddressError,
    NoLetterError,
    NotWarnedError,
    WroteSinceError,
    no_more_to_decide,
    tidy,
    wrote_since,
)
from vinculo.statutory.services.asking import Customer as AskedCustomer
from vinculo.statutory.services.asking import alarm as alarm_unanswered
from vinculo.statutory.services.asking import put as ask_customer
from vinculo.statutory.services.following import hand_over, take_back
from vinculo.statutory.services.noticing import NoticeMailed, hear_mailed, take_mailed_back
from vinculo.statutory.services.pausing import alarm as hear_unanswered
from vinculo.statutory.services.receipts import TEMPLATE as RECEIPT
from vinculo.statutory.services.words import said_until

__all__ = [
    "COMPLETION",
    "RECEIPT",
    "AskedCustomer",
    "Letter",
    "Missing",
    "NoAddressError",
    "NoLetterError",
    "NotWarnedError",
    "NoticeMailed",
    "WroteSinceError",
    "alarm_unanswered",
    "ask_customer",
    "hand_over",
    "handed_letter",
    "hear_mailed",
    "hear_unanswered",
    "no_more_to_decide",
    "said_until",
    "sent_messages",
    "take_back",
    "take_mailed_back",
    "tidy",
    "wrote_since",
]
