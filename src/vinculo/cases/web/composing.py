"""What the composer shows besides the text: people, warnings, what waits to leave."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from vinculo.cases import labels
from vinculo.cases.contracts import CasePage, DraftView, PlannedView
from vinculo.interactions import api as interactions
from vinculo.interactions.contracts import FailedRecipient, Recipient, is_holder

FIELDS = ("to", "cc", "bcc")


@dataclass(frozen=True, kw_only=True)
class Composing:
    """The address fields as they stand, and what to know before sending.

    ``on_page`` read on their page and get no mail; ``has_holder``: so does whoever has a link in
    the hand and gave no address.
    """

    to: str
    cc: str
    bcc: str
    others: tuple[Recipient, ...]
    failed: tuple[FailedRecipient, ...]
    sender: str
    on_page: tuple[str, ...] = ()
    has_holder: bool = False

    @property
    def has_copies(self) -> bool:
        """Whether the fields for copies are worth showing at once."""
        return bool(self.cc or self.bcc)


def composing_of(page: CasePage) -> Composing | None:
    """The composer of a case; None when there is nobody to write to."""
    if page.case.conversation_id is None:
        return None
    found = interactions.correspondence(page.case.conversation_id)
    fields = proposed(found.recipients) | dict(page.draft.fields if page.draft else {})
    return Composing(
        to=fields.get("to", ""),
        cc=fields.get("cc", ""),
        bcc=fields.get("bcc", ""),
        others=found.others,
        failed=found.failed,
        sender=found.sender,
        on_page=tuple(one.address for one in found.recipients if one.address in page.on_page),
        has_holder=any(is_holder(one.address) for one in found.recipients),
    )


def proposed(recipients: tuple[Recipient, ...]) -> dict[str, str]:
    """Recipients as the address fields show them."""
    return {
        name: ", ".join(
            shown(one) for one in recipients if one.field == name and not is_holder(one.address)
        )
        for name in FIELDS
    }


def shown(one: Recipient) -> str:
    """One of them, as it can be typed."""
    name = one.name.replace('"', "").strip()
    return f'"{name}" <{one.address}>' if name else one.address


def typed_fields(data: QueryDict) -> dict[str, str] | None:
    """The address fields of a form as typed; None when the form had none."""
    if "to" not in data:
        return None
    return {name: data.get(name, "")[:4000] for name in FIELDS}


def with_everybody(fields: Mapping[str, str], page: CasePage) -> dict[str, str]:
    """The fields with everybody of the last message in copy, because a person asked for it."""
    if page.case.conversation_id is None:
        return dict(fields)
    others = interactions.correspondence(page.case.conversation_id).others
    copies = [fields.get("cc", ""), *(shown(one) for one in others)]
    return dict(fields) | {"cc": ", ".join(filter(None, copies))}


def recipients_of(fields: Mapping[str, str] | None) -> tuple[Recipient, ...]:
    """The recipients of the fields; none means: whoever reads the conversation.

    Raises what ``interactions.read_recipients`` refuses.
    """
    if fields is None:
        return ()
    return interactions.read_recipients(
        to=fields.get("to", ""), cc=fields.get("cc", ""), bcc=fields.get("bcc", "")
    )


def fields_of_draft(draft: DraftView | None) -> dict[str, str] | None:
    """The address fields that a draft keeps; None when nobody touched them."""
    kept = {name: draft.fields[name] for name in FIELDS if name in draft.fields} if draft else {}
    return kept or None


def waiting_words(planned: PlannedView) -> str:
    """Why an answer has not left, in a sentence; "" when it simply waits for its time."""
    if not planned.held:
        return ""
    return str(labels.HELD.get(planned.held, _("No ha podido salir. Revísela y envíela.")))


def planned_of(page_planned: tuple[PlannedView, ...]) -> list[dict[str, Any]]:
    """What waits to leave, with its words."""
    return [
        {
            "planned": one,
            "why": waiting_words(one),
            "to": ", ".join(r.name or r.address for r in one.recipients if r.field != "bcc"),
        }
        for one in page_planned
    ]
