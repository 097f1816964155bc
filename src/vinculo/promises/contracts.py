"""What other contexts may know of promises."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from uuid import UUID

from vinculo.kernel.registry import Registry
from vinculo.lib.calendar import Calendar
from vinculo.portfolio.contracts import StandardView

writers: Registry[Callable[[UUID, datetime], bool]] = Registry("whether their customer wrote")
"""By the kind of what a promise is about: whether its customer has written since a moment."""

apologisers: Registry[Callable[..., bool]] = Registry("how their customer is told")
"""By the kind of what a promise is about: tells its customer an apology where they read it.

Called with ``key``, ``promise_id``, ``text``, ``actor`` and ``at``; answers whether it left.
"""


class Source(StrEnum):
    """What binds the company: each is counted apart."""

    WORD = "word"
    CONTRACT = "contract"
    DUTY = "duty"
    CLAIM = "claim"


class PromiseState(StrEnum):
    """Where a promise stands.

    ``repaired`` was broken and made good: it counts as broken. ``withdrawn`` was taken back with
    an apology before it broke; ``replaced`` gave way, before it broke, to another day that the
    customer asked for. Each of the two counts neither way, and is counted apart.
    """

    OPEN = "open"
    AT_RISK = "at_risk"
    KEPT = "kept"
    BROKEN = "broken"
    REPAIRED = "repaired"
    WITHDRAWN = "withdrawn"
    REPLACED = "replaced"


STILL_OPEN = frozenset({PromiseState.OPEN, PromiseState.AT_RISK})
NOT_KEPT = frozenset({PromiseState.BROKEN, PromiseState.REPAIRED})


class Proof(StrEnum):
    """What shows that a promise was kept or made good."""

    MESSAGE = "message"
    NOTE = "note"
    FILE = "file"
    WORD = "word"
    RESOLVED = "resolved"


class Asked(StrEnum):
    """How a customer asked for another day than the promised one."""

    MESSAGE = "message"
    CALL = "call"
    NOTE = "note"


class Telling(StrEnum):
    """What happens for the customer when a promise to them breaks."""

    NOTHING = "nothing"
    ASK = "ask"
    AUTOMATIC = "automatic"


@dataclass(frozen=True, kw_only=True)
class NewPromise:
    """A promise to write down.

    ``subject`` is the opaque key of what it was given about (``"case:<id>"``), ``keys`` the access
    keys of whoever may see that. ``origin`` names where it comes from, so that the same is never
    written down twice (a message and the phrase in it, a contract's number). ``party_id``: the
    third party in whose hands it lies. With ``target`` its clock runs so long in open time of
    ``calendar``, and can wait; without, until ``due_at``.
    """

    source: Source
    words: str
    service_id: UUID
    due_at: datetime
    given_at: datetime
    owner_id: UUID | None
    customer_id: UUID | None = None
    subject: str = ""
    standard_id: UUID | None = None
    claim_id: UUID | None = None
    given_by: UUID | None = None
    on_resolve: bool = False
    origin: str = ""
    keys: tuple[str, ...] = ()
    party_id: UUID | None = None
    target: timedelta | None = None
    calendar: Calendar | None = None


@dataclass(frozen=True, kw_only=True)
class PublishedClaim:
    """What the company tells everybody of a service; without ``within`` the standard's own time."""

    id: UUID
    service_id: UUID
    words: str
    metric: str
    within: timedelta | None


@dataclass(frozen=True, kw_only=True)
class PromiseView:
    """A promise as its readers see it.

    ``warn_at`` is when it begins to be at risk, ``origin`` names where its words come from.
    ``words_en`` are those of a duty of the law in English.
    """

    id: UUID
    source: Source
    words: str
    state: PromiseState
    service_id: UUID
    service_name: str
    customer_id: UUID | None
    customer_name: str
    subject: str
    standard_words: str
    standard_words_en: str
    owner_id: UUID | None
    owner_name: str
    given_by: UUID | None
    giver_name: str
    given_at: datetime
    due_at: datetime
    warn_at: datetime
    ended_at: datetime | None
    repaired_at: datetime | None
    told_at: datetime | None
    on_resolve: bool
    proof: Proof | None = None
    proof_words: str = ""
    apology: str = ""
    party_id: UUID | None = None
    party_name: str = ""
    origin: str = ""
    asked_how: Asked | None = None
    asked_words: str = ""
    replaced_by: UUID | None = None
    words_en: str = ""

    @property
    def is_duty(self) -> bool:
        """Whether the law says it, in Spanish or in the English of its profile."""
        return self.source is Source.DUTY

    @property
    def is_open(self) -> bool:
        """Whether it can still be kept."""
        return self.state in STILL_OPEN

    @property
    def is_broken(self) -> bool:
        """Whether it was not kept and nobody has made it good."""
        return self.state is PromiseState.BROKEN


@dataclass(frozen=True, kw_only=True)
class Step:
    """A line of a promise's history."""

    state: PromiseState
    at: datetime
    by_name: str
    words: str


@dataclass(frozen=True, kw_only=True)
class Rate:
    """How often promises were kept, of ``n`` that could be judged.

    ``low`` and ``high`` are the ends of the interval at 95 % by Wilson's method; None without one
    judged promise. ``withdrawn``, ``replaced`` and ``running`` are not among the ``n``.
    """

    n: int
    kept: int
    low: float | None = None
    high: float | None = None
    withdrawn: int = 0
    replaced: int = 0
    running: int = 0

    @property
    def pct(self) -> float | None:
        """The share kept, in percent; None when nothing was judged."""
        return 100 * self.kept / self.n if self.n else None

    @property
    def low_pct(self) -> float | None:
        """The lower end, in percent."""
        return None if self.low is None else 100 * self.low

    @property
    def high_pct(self) -> float | None:
        """The upper end, in percent."""
        return None if self.high is None else 100 * self.high


@dataclass(frozen=True, kw_only=True)
class Spotted:
    """Words in a text that read like a promise.

    ``due_at`` is None when no time was said; ``reasons`` are codes with their values that say how
    the time was read; ``sure_pct`` is how sure the reading is.
    """

    phrase: str
    action: str
    due_at: datetime | None
    reasons: tuple[str, ...]
    sure_pct: int
    mark: str


class Place(StrEnum):
    """Where a claim is read."""

    ADVERT = "advert"
    PAGE = "page"
    SHOP = "shop"
    COMMITMENT = "commitment"


class ClaimState(StrEnum):
    """How far a claim is on its way to the public."""

    DRAFT = "draft"
    UNBACKED = "unbacked"
    CHECKED = "checked"
    SIGNED = "signed"
    PUBLISHED = "published"
    ENDED = "ended"


class Verdict(StrEnum):
    """What the check of a claim found."""

    NO_STANDARD = "no_standard"
    NO_DATA = "no_data"
    TIGHTER = "tighter"
    UNLIKELY = "unlikely"
    UNCERTAIN = "uncertain"
    LIKELY = "likely"


@dataclass(frozen=True, kw_only=True)
class NewClaim:
    """Words for an advert, a page or the company's public commitment.

    ``within`` is the time that the words claim, in the open time of the standard's calendar;
    ``share`` the least share of times that they claim it for, in percent.
    """

    words: str
    place: Place
    where: str
    service_id: UUID | None
    since: date
    until: date | None = None
    words_en: str = ""
    metric: str = ""
    within: timedelta | None = None
    share: int = 95


@dataclass(frozen=True, kw_only=True)
class Check:
    """What a claim rests on, as it was found at a moment.

    Of ``n`` measured times ``kept`` were inside of what the words claim.
    """

    verdict: Verdict
    standard_words: str
    standard_version: int | None
    n: int
    kept: int
    low: float | None
    high: float | None
    since: str
    until: str
    standard_words_en: str = ""

    @property
    def pct(self) -> float | None:
        """The share inside, in percent."""
        return 100 * self.kept / self.n if self.n else None

    @property
    def low_pct(self) -> float | None:
        """The lower end of the interval, in percent."""
        return None if self.low is None else 100 * self.low

    @property
    def high_pct(self) -> float | None:
        """The upper end of the interval, in percent."""
        return None if self.high is None else 100 * self.high


@dataclass(frozen=True, kw_only=True)
class ClaimView:
    """A claim with what its last check found and who signed for it.

    ``digest`` stands for what it says: who signs names the one that was read.
    """

    id: UUID
    words: str
    place: Place
    where: str
    state: ClaimState
    service_id: UUID
    service_name: str
    metric: str
    within: timedelta | None
    share: int
    since: date
    until: date | None
    check: Check | None
    checked_at: datetime | None
    signer_name: str
    signed_at: datetime | None
    reason: str
    published_at: datetime | None
    ended_at: datetime | None
    digest: str
    words_en: str = ""


@dataclass(frozen=True, kw_only=True)
class Kept:
    """A published claim with what operations show of it now.

    ``is_sample``: more was measured than is looked at one by one; the rate is of a part of it,
    taken evenly over the whole time. ``calendar_id``: in whose open time its hours are counted;
    None while no standard is behind it. ``stood``: the last version of its standard, where that
    was withdrawn since.
    """

    claim: ClaimView
    rate: Rate
    since: datetime
    until: datetime
    is_sample: bool = False
    calendar_id: UUID | None = None
    stood: StandardView | None = None
