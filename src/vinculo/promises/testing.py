"""What other contexts' tests may use of promises."""

from datetime import datetime, timedelta
from uuid import UUID, uuid4

from vinculo.identity.testing import START, a_user
from vinculo.kernel.actor import SYSTEM, Actor, Role
from vinculo.kernel.testing import Things, matrix_things
from vinculo.portfolio.testing import a_service
from vinculo.promises.contracts import NewClaim, NewPromise, Place, Source, Telling
from vinculo.promises.domain.lifecycle import KeptByItselfError
from vinculo.promises.domain.signing import digest_of_claim
from vinculo.promises.models import Claim, PromiseRule
from vinculo.promises.services import claiming, promising
from vinculo.promises.services.promising import keep

__all__ = [
    "DAY",
    "KeptByItselfError",
    "a_promise",
    "a_promise_on",
    "a_rule",
    "broken",
    "claiming",
    "keep",
    "sign_as_read",
]

DAY = timedelta(days=1)


def a_promise(
    *,
    service_id: UUID,
    owner_id: UUID | None = None,
    words: str = "Llamarle antes de las 12",
    source: Source = Source.WORD,
    given_at: datetime = START,
    length: timedelta = DAY,
    keys: tuple[str, ...] = (),
    customer_id: UUID | None = None,
) -> UUID:
    """A promise in the register; its clock runs."""
    return promising.open_promise(
        NewPromise(
            source=source,
            words=words,
            service_id=service_id,
            customer_id=customer_id,
            owner_id=owner_id,
            given_by=owner_id,
            given_at=given_at,
            due_at=given_at + length,
            keys=keys,
        ),
        actor=SYSTEM,
        at=given_at,
    )


def sign_as_read(claim_id: UUID, *, actor: Actor, at: datetime) -> None:
    """A claim is signed as it stands, which whoever signs has read."""
    row = Claim.objects.get(pk=claim_id)
    read = digest_of_claim(row)
    claiming.sign(claim_id=claim_id, read=read, reason="Por la campaña", actor=actor, at=at)


def broken(promise_id: UUID, *, at: datetime) -> None:
    """Its clock ran out."""
    promising.hear_breach(promise_id=promise_id, at=at)


def a_promise_on(
    case_id: UUID,
    *,
    service_id: UUID,
    given_at: datetime,
    length: timedelta,
    owner_id: UUID | None = None,
    keys: tuple[str, ...] = (),
) -> UUID:
    """A promise that was given on a case; its clock runs."""
    return promising.open_promise(
        NewPromise(
            source=Source.WORD,
            words="Llamarle hoy",
            owner_id=owner_id,
            keys=keys,
            service_id=service_id,
            subject=f"case:{case_id}",
            given_at=given_at,
            due_at=given_at + length,
        ),
        actor=SYSTEM,
        at=given_at,
    )


def _a_service() -> UUID:
    return a_service(name=f"Servicio {uuid4()}", standards=False).id


def _promises(person: UUID, _roles: frozenset[Role]) -> Things:
    """A promise that the person answers for, and one of somebody else's."""
    owners = (person, a_user(Role.AGENT, name="Otra persona").id)
    own, foreign = (
        a_promise(
            service_id=a_service(name=f"Servicio {uuid4()}", standards=False).id, owner_id=one
        )
        for one in owners
    )
    return Things(own=own, foreign=foreign)


def _claims(_person: UUID, _roles: frozenset[Role]) -> Things:
    """A claim: everybody who works here may read what the company says of itself."""
    service = a_service(name=f"Servicio {uuid4()}", standards=False)
    new = NewClaim(
        words="Siempre contestamos",
        place=Place.ADVERT,
        where="Radio",
        service_id=service.id,
        since=START.date(),
    )
    return Things(own=claiming.write(new, actor=SYSTEM, at=START), foreign=None)


matrix_things.add("promise_id", _promises)
matrix_things.add("claim_id", _claims)


def a_rule(service_id: UUID, telling: Telling) -> None:
    """From now on the service tells its customers of broken promises like this."""
    PromiseRule.objects.update_or_create(service_id=service_id, defaults={"telling": telling})
