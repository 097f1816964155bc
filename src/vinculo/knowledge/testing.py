"""What other contexts' tests may use of articles."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from uuid import UUID

from vinculo.identity.testing import START, a_user
from vinculo.kernel.actor import SYSTEM, Role
from vinculo.kernel.testing import Things, matrix_things
from vinculo.knowledge.contracts import ArticleText, NoticeKind, Reach
from vinculo.knowledge.services import articles, service_notices


def an_article(
    title: str = "Cómo cambiar la clave del wifi",
    body: str = "Abra la página del router y elija Wifi.",
    *,
    reach: Reach = Reach.PUBLIC,
    owner_id: UUID | None = None,
    is_offer: bool = False,
) -> UUID:
    """An article in Spanish that is looked at again in a year."""
    new = articles.NewArticle(
        texts={"es": ArticleText(title=title, body=body)},
        reach=reach,
        owner_id=owner_id or a_user(Role.AGENT).id,
        review_on=(START + timedelta(days=365)).date(),
        is_offer=is_offer,
    )
    return articles.write(new, by=SYSTEM, at=START)


def _articles(person: UUID, _roles: frozenset[Role]) -> Things:
    """An article that the person answers for: everybody who works here reads all of them."""
    return Things(own=an_article(owner_id=person), foreign=None)


def a_notice(
    title: str = "Corte en Isla Cristina",
    *,
    service_id: UUID | None = None,
    since: datetime = START,
    expected_until: datetime | None = None,
    titles: Mapping[str, str] | None = None,
    tells_cause: bool = False,
) -> UUID:
    """An incident that holds since then."""
    new = service_notices.NewNotice(
        kind=NoticeKind.INCIDENT,
        titles=titles or {"es": title},
        words={"es": "Un camión ha tirado un poste."},
        service_id=service_id,
        place="Isla Cristina",
        since=since,
        expected_until=expected_until,
        tells_cause=tells_cause,
    )
    return service_notices.announce(new, by=SYSTEM, at=since)


def a_cause(notice_id: UUID, *, words: str, expected_until: datetime, at: datetime) -> None:
    """What is announced goes on: its cause is known, and when it is expected to end."""
    service_notices.tell(
        notice_id=notice_id,
        words={"es": words},
        expected_until=expected_until,
        tells_cause=True,
        by=SYSTEM,
        at=at,
    )


def an_end(notice_id: UUID, *, words: str, at: datetime) -> None:
    """What was announced is over."""
    service_notices.end(notice_id=notice_id, words={"es": words}, by=SYSTEM, at=at)


matrix_things.add("service_notice_id", lambda _u, _r: Things(own=a_notice(), foreign=None))
matrix_things.add("article_id", _articles)
