"""The service policy: what is in force, what is drafted, who has read it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from vinculo.identity import api as identity
from vinculo.kernel.actor import Actor
from vinculo.portfolio import policy
from vinculo.portfolio.models import PolicyReading, PolicyVersion


@dataclass(frozen=True, kw_only=True)
class PolicyText:
    """One version; ``signed_at`` is None of a draft."""

    version: int
    text: str
    drafted_at: datetime
    signer: str
    position: str
    signed_at: datetime | None
    digest: str


@dataclass(frozen=True, kw_only=True)
class PolicyPage:
    """The policy in force and who has read it, the draft, and all that was signed before."""

    current: PolicyText | None
    draft: PolicyText | None
    earlier: tuple[PolicyText, ...]
    read_at: datetime | None
    readers: tuple[tuple[str, datetime], ...]
    unread: tuple[str, ...]

    @property
    def staff(self) -> int:
        """How many work here."""
        return len(self.readers) + len(self.unread)


def policy_page(*, actor: Actor) -> PolicyPage:
    """What ``actor`` may see of the policy; drafts only for those who may write them."""
    rows = list(PolicyVersion.objects.order_by("-version"))
    drafts = [row for row in rows if row.signed_at is None]
    signed = [row for row in rows if row.signed_at is not None]
    writes = policy.may(actor, "portfolio.write_policy")
    people = {user.id: user.name for user in identity.users()}
    names = identity.user_names({row.signed_by_id for row in signed if row.signed_by_id})
    readings = _readings(signed[0].pk) if signed else {}
    return PolicyPage(
        current=_text(signed[0], names) if signed else None,
        draft=_text(drafts[0], names) if drafts and writes else None,
        earlier=tuple(_text(row, names) for row in signed[1:]),
        read_at=readings.get(actor.user_id) if actor.user_id else None,
        readers=tuple((people[key], when) for key, when in readings.items() if key in people),
        unread=tuple(name for key, name in people.items() if key not in readings)
        if signed
        else tuple(people.values()),
    )


def _readings(policy_id: UUID) -> dict[UUID, datetime]:
    rows = PolicyReading.objects.filter(policy_id=policy_id).order_by("read_at", "pk")
    return dict(rows.values_list("user_id", "read_at"))


def _text(row: PolicyVersion, names: dict[UUID, str]) -> PolicyText:
    return PolicyText(
        version=row.version,
        text=row.text,
        drafted_at=row.drafted_at,
        signer=names.get(row.signed_by_id, "") if row.signed_by_id else "",
        position=row.position,
        signed_at=row.signed_at,
        digest=row.digest,
    )
