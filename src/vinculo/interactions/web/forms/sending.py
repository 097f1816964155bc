"""What a public page carries besides answers: its signed mark, traps for robots, limits.

Nobody is signed in here and no cookie is used, so there is no authority that another site could
borrow; what the page signs keeps one page to one answer, tells how long it was open, and makes
whoever sends fetch the page first.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit
from uuid import UUID, uuid4

from django.conf import settings
from django.http import HttpRequest

from vinculo.interactions.domain.forms import flood
from vinculo.kernel import limits
from vinculo.kernel.crypto import is_signed, sign

PURPOSE = "interactions.forms.page"
RECEIPT_PURPOSE = "interactions.forms.receipt"
SHORTEST = timedelta(seconds=3)
LONGEST = timedelta(hours=24)
RECEIPT_LIFE = timedelta(hours=1)
TRAP = "sitio_web_2"
AN_HOUR = timedelta(hours=1)
MOST_POSTS, MOST_UPLOADS = 300, 120
"""Each hour, of one sender: sendings of pages, and files."""


@dataclass(frozen=True, kw_only=True)
class PageMark:
    """One page as it was shown: the same ``request_id`` is one answer, however often sent."""

    request_id: UUID
    shown_at: datetime
    is_ours: bool = True

    def age(self, at: datetime) -> timedelta:
        """How long the page has been open."""
        return at - self.shown_at


def new_mark(at: datetime) -> PageMark:
    """The mark of a page that is shown for the first time."""
    return PageMark(request_id=uuid4(), shown_at=at)


def mark_text(slug: str, mark: PageMark) -> str:
    """The mark as it stands in the page."""
    said = f"{mark.request_id}.{int(mark.shown_at.timestamp())}"
    return f"{said}.{sign(PURPOSE, f'{slug}.{said}')}"


def read_mark(slug: str, text: str, *, at: datetime) -> PageMark:
    """The mark that came back; one that is not ours counts as a page shown just now."""
    said, _, signature = text.rpartition(".")
    request_id, _, moment = said.partition(".")
    if not signature or not is_signed(PURPOSE, f"{slug}.{said}", signature):
        return PageMark(request_id=uuid4(), shown_at=at, is_ours=False)
    return PageMark(request_id=UUID(request_id), shown_at=datetime.fromtimestamp(int(moment), UTC))


def receipt_text(raw_id: UUID, *, at: datetime) -> str:
    """What opens the page of thanks, for an hour and nothing else."""
    said = f"{raw_id}.{int((at + RECEIPT_LIFE).timestamp())}"
    return f"{said}.{sign(RECEIPT_PURPOSE, said)}"


def read_receipt(text: str, *, at: datetime) -> UUID | None:
    """Whose thanks these are; None when the receipt is not ours or over."""
    said, _, signature = text.rpartition(".")
    raw_id, _, until = said.partition(".")
    if not signature or not is_signed(RECEIPT_PURPOSE, said, signature):
        return None
    return UUID(raw_id) if at.timestamp() <= int(until) else None


def is_from_elsewhere(request: HttpRequest) -> bool:
    """Whether another site's page sent this; browsers say so, and cannot be made not to."""
    origin = request.headers.get("Origin", "")
    if not origin:
        return request.headers.get("Sec-Fetch-Site", "same-origin") == "cross-site"
    try:
        host = urlsplit(origin).netloc
    except ValueError:  # no browser writes that
        return True
    return host not in {request.get_host(), urlsplit(settings.BASE_URL).netloc}


def client_of(request: HttpRequest) -> str:
    """Who sends, for counting: the address that the server vouches for; IPv6 by its network.

    ``REMOTE_ADDR`` is set by our own server, which believes only listed proxies.
    """
    return limits.place_of(request.META.get("REMOTE_ADDR", ""))


def network_of(request: HttpRequest) -> str:
    """The network that sends, for counting."""
    return limits.neighbours_of(request.META.get("REMOTE_ADDR", ""))


def take_post(request: HttpRequest, *, at: datetime) -> None:
    """Count one sending of a page. Raises TooManyError."""
    limits.take(f"form posts of {client_of(request)}", limit=MOST_POSTS, per=AN_HOUR, at=at)


def take_upload(request: HttpRequest, *, at: datetime) -> None:
    """Count one file. Raises TooManyError."""
    limits.take(f"form files of {client_of(request)}", limit=MOST_UPLOADS, per=AN_HOUR, at=at)


def take_bytes(request: HttpRequest, size: int, *, waiting: int, at: datetime) -> None:
    """Count what a file weighs, while ``waiting`` bytes lie on unsent pages. Raises TooManyError.

    Counted in KiB, rounded up.
    """
    of_sender, of_network = (room // flood.KIBIBYTE for room in flood.room_for(waiting))
    amount = -(-size // flood.KIBIBYTE)
    place, network = client_of(request), network_of(request)
    for key, limit in ((f"form KiB of {place}", of_sender), (f"form KiB in {network}", of_network)):
        limits.take(key, limit=limit, per=AN_HOUR, at=at, amount=amount)


def take_answer(request: HttpRequest, form_id: UUID, *, at: datetime) -> str:
    """Count one answer; why it is held, "" when it goes through. Raises TooManyError.

    What is held does not count for the form: it can close it to nobody.
    """
    sender, network = f"{form_id} of {client_of(request)}", f"{form_id} in {network_of(request)}"
    limits.take(f"form {sender}", limit=flood.MOST_OF_SENDER, per=AN_HOUR, at=at)
    left = limits.take(f"form {network}", limit=flood.MOST_OF_NETWORK, per=AN_HOUR, at=at)
    of_network = flood.MOST_OF_NETWORK - left
    if flood.is_beyond_share(of_network):
        return flood.FLOODED
    before = limits.count(f"form {form_id}", per=AN_HOUR, at=at, amount=0)
    if flood.is_held(of_network=of_network, of_form=before + 1):
        return flood.FLOODED
    limits.count(f"form {form_id}", per=AN_HOUR, at=at)
    return ""
