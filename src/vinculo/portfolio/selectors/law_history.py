"""All that was ever signed and chosen, read once: which law counted at any moment."""

from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from vinculo.organization import api as organization
from vinculo.portfolio.contracts import LawOfService
from vinculo.portfolio.domain.legal import Duty, Profile
from vinculo.portfolio.models import ProfileChoice, ScopeVersion
from vinculo.portfolio.selectors.law import Choice, LawBook, Scope, said_by, scope_of

Bound = list[tuple[Profile, tuple[Duty, ...]]]


@dataclass(frozen=True, kw_only=True)
class LawHistory:
    """Signed scopes by version and choices by time; what is asked twice is answered by heart."""

    zone: ZoneInfo
    scopes: tuple[Scope, ...]
    choices: tuple[Choice, ...]
    _books: dict[tuple[date, int | None, int], LawBook] = field(default_factory=dict)
    _bound: dict[tuple[int, UUID], Bound] = field(default_factory=dict)

    def book(self, filed_at: datetime) -> LawBook:
        """What counts for a thing that was filed then: what had been signed and chosen by then.

        Before anybody had signed, the first that was signed counts.
        """
        signed = [one for one in self.scopes if one.signed_at and one.signed_at <= filed_at]
        scope = signed[-1] if signed else next(iter(self.scopes), None)
        count = bisect_right(self.choices, filed_at, key=lambda one: one.since)
        day = filed_at.astimezone(self.zone).date()
        key = (day, scope.version if scope else None, count)
        if key not in self._books:
            chosen = {(one.service_id, one.profile): one for one in self.choices[:count]}
            self._books[key] = LawBook(day=day, scope=scope, chosen=chosen)
        return self._books[key]

    def bound(self, service_id: UUID, filed_at: datetime) -> Bound:
        """The profiles that bind a service for what was filed then, with the duties that hold."""
        book = self.book(filed_at)
        key = (id(book), service_id)
        if key not in self._bound:
            self._bound[key] = book.of(service_id)
        return self._bound[key]

    def law_of(self, service_id: UUID, *, filed_at: datetime) -> LawOfService:
        """The same as far as other contexts must obey."""
        return said_by(self.bound(service_id, filed_at), self.book(filed_at).tags)


def law_history() -> LawHistory:
    """What was ever signed and chosen, in three queries."""
    signed = ScopeVersion.objects.filter(signed_at__isnull=False).order_by("version")
    chosen = ProfileChoice.objects.order_by("since", "pk")
    return LawHistory(
        zone=ZoneInfo(organization.company().timezone),
        scopes=tuple(scope_of(row) for row in signed),
        choices=tuple(
            Choice(
                service_id=row.service_id,
                profile=row.profile,
                is_on=row.is_on,
                reason=row.reason,
                since=row.since,
                by="",
            )
            for row in chosen
        ),
    )
