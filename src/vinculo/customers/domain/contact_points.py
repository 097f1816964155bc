"""Contact points in one spelling: e-mail as the wire has it, telephones as E.164."""

import phonenumbers

from vinculo.customers.contracts import ContactKind
from vinculo.lib.text.mail_address import normal_address


def normal_value(kind: ContactKind, value: str, *, region: str) -> str:
    """``value`` in its one spelling, "" when it is none; ``region`` reads national numbers."""
    if kind == ContactKind.EMAIL:
        return normal_address(value)
    return normal_phone(value, region=region)


def normal_phone(value: str, *, region: str) -> str:
    """A telephone number as E.164 (``+34959000142``), or "" when it cannot be one."""
    try:
        number = phonenumbers.parse(value, region)
    except phonenumbers.NumberParseException:
        return ""
    if not phonenumbers.is_possible_number(number):
        return ""
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def shown_value(kind: ContactKind, value: str) -> str:
    """A stored contact point as people read it: telephones in groups."""
    if kind == ContactKind.EMAIL:
        return value
    try:
        number = phonenumbers.parse(value)
    except phonenumbers.NumberParseException:
        return value
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
