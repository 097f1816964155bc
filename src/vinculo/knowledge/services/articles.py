"""Writing articles, changing them, hearing what readers say, and asking to look at them again."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import connection, transaction
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from vinculo.identity import api as identity
from vinculo.kernel import limits
from vinculo.kernel.actor import SYSTEM, Actor
from vinculo.kernel.errors import DomainError
from vinculo.kernel.lengths import whole
from vinculo.knowledge import policy
from vinculo.knowledge.contracts import ArticleText, Reach
from vinculo.knowledge.domain import articles as rules
from vinculo.knowledge.models import Article, ArticleOpinion, ArticleVersion
from vinculo.knowledge.selectors.articles import stamp_of
from vinculo.lib.calendar.days import end_of_day
from vinculo.organization import api as organization
from vinculo.work import api as work

REVIEW_NOTICE = timedelta(days=7)
MOST_OPINIONS = 20
PUT_WORDS = """
UPDATE knowledge_article
   SET words = setweight(public.search_vector(%s), 'A')
            || setweight(public.search_vector(%s), 'D')
 WHERE id = %s
"""


class NoSuchArticleError(DomainError):
    """No such article, or not within the person's reach."""

    code = "knowledge_unknown"


class ArticleChangedError(DomainError):
    """Somebody else changed it since it was read: nobody's words win by being later."""

    code = "knowledge_changed"


@dataclass(frozen=True, kw_only=True)
class NewArticle:
    """What an article is to be; ``texts`` by language."""

    texts: Mapping[str, ArticleText]
    reach: Reach
    owner_id: UUID
    review_on: date
    service_id: UUID | None = None
    is_offer: bool = False


def today(at: datetime) -> date:
    """The day by the company's clock."""
    if not organization.company_exists():
        return at.date()
    return at.astimezone(ZoneInfo(organization.company().timezone)).date()


@transaction.atomic
def write(new: NewArticle, *, by: Actor, at: datetime, article_id: UUID | None = None) -> UUID:
    """Publish a new article. Raises ArticleEmptyError, ReviewDayError."""
    texts = rules.checked(new.texts)
    rules.check_review(new.review_on, today=today(at))
    first = rules.read_in(texts, "es")[1]
    row = Article(
        slug=_free_slug(rules.slug_of(first.title)),
        reach=new.reach,
        service_id=new.service_id,
        owner_id=new.owner_id,
        review_on=new.review_on,
        is_offer=new.is_offer,
        created_at=at,
    )
    if article_id is not None:
        row.id = article_id
    row.save(force_insert=True)
    _keep_version(row, texts, by=by, at=at)
    return row.pk


@transaction.atomic
def change(
    *, article_id: UUID, new: NewArticle, by: Actor, at: datetime, read: str | None = None
) -> None:
    """Publish a new version where the words changed; looking at it again is done with that.

    ``read``: the stamp of what the writer had on the screen. Raises NoSuchArticleError,
    ArticleChangedError, ArticleEmptyError, ReviewDayError.
    """
    row = _locked(article_id, by)
    if read is not None and read != stamp_of(row):
        raise ArticleChangedError
    texts = rules.checked(new.texts)
    rules.check_review(new.review_on, today=today(at))
    row.reach, row.service_id = new.reach, new.service_id
    row.owner_id, row.review_on = new.owner_id, new.review_on
    row.is_offer = new.is_offer
    row.reviewing_id = None
    work.finish_about(subject=f"article:{row.pk}", at=at)
    last = ArticleVersion.objects.get(article=row, number=row.version)
    is_other = last.texts != _as_json(texts)
    row.version += int(is_other)
    row.save()
    if is_other:
        _keep_version(row, texts, by=by, at=at)


@transaction.atomic
def retire(*, article_id: UUID, is_retired: bool, by: Actor, at: datetime) -> None:
    """Show an article to nobody any more, or again; it stays with its versions. Safe twice."""
    row = _locked(article_id, by)
    if row.is_retired == is_retired:
        return
    row.is_retired = is_retired
    row.reviewing_id = None
    row.save(update_fields=["is_retired", "reviewing_id"])
    work.finish_about(subject=f"article:{row.pk}", at=at)


def opine(*, slug: str, is_useful: bool, words: str, place: str, at: datetime) -> None:
    """Keep what a reader says of a public article; ``place`` is where they come from.

    Raises NoSuchArticleError, TooManyError.
    """
    row = Article.objects.filter(slug=slug, reach=Reach.PUBLIC, is_retired=False).first()
    if row is None:
        raise NoSuchArticleError
    limits.take(
        f"article opinions from {place}", limit=MOST_OPINIONS, per=timedelta(hours=1), at=at
    )
    ArticleOpinion.objects.create(
        article=row,
        version=row.version,
        is_useful=is_useful,
        words=whole(" ".join(words.split()), most=1000),
        on=today(at),
    )


@transaction.atomic
def ask_for_reviews(*, at: datetime) -> int:
    """Give whoever answers for an article the task of looking at it again, a week before.

    Where their login is closed it goes to somebody who may retire articles.
    """
    due = Article.objects.select_for_update(of=("self",)).filter(
        is_retired=False, reviewing_id__isnull=True, review_on__lte=today(at) + REVIEW_NOTICE
    )
    rows = list(due.order_by("review_on", "pk"))
    people = identity.users()
    here = {one.id for one in people}
    stand_ins = [one.id for one in people if one.roles & policy.ACTIONS["knowledge.retire"]]
    asked = 0
    for row in rows:
        to = row.owner_id if row.owner_id in here else next(iter(stand_ins), None)
        if to is not None:
            _ask(row, to, at)
            asked += 1
    return asked


def _ask(row: Article, owner_id: UUID, at: datetime) -> None:
    company = organization.company()
    texts = _texts_of(row)
    ends = end_of_day(row.review_on, ZoneInfo(company.timezone))
    with override(company.language):
        text = rules.read_in(texts, company.language)[1]
        task = work.give(
            owner_id=owner_id,
            title=_("Revisar el artículo «%(title)s»") % {"title": text.title},
            details="",
            by=SYSTEM,
            at=at,
            subject=f"article:{row.pk}",
            url=reverse("knowledge:edit", args=[row.pk]),
            due_at=ends if ends > at else at + timedelta(days=1),
        )
    row.reviewing_id = task.id
    row.save(update_fields=["reviewing_id"])


def _keep_version(
    row: Article, texts: Mapping[str, ArticleText], *, by: Actor, at: datetime
) -> None:
    ArticleVersion.objects.create(
        article=row, number=row.version, texts=_as_json(texts), by_id=by.user_id, at=at
    )
    titles = " ".join(text.title for text in texts.values())
    bodies = "\n".join(text.body for text in texts.values())
    with connection.cursor() as cursor:
        cursor.execute(PUT_WORDS, [titles, bodies, row.pk])


def _texts_of(row: Article) -> dict[str, ArticleText]:
    kept = ArticleVersion.objects.get(article=row, number=row.version)
    return {language: ArticleText(**text) for language, text in kept.texts.items()}


def _as_json(texts: Mapping[str, ArticleText]) -> dict[str, dict[str, str]]:
    return {language: asdict(text) for language, text in texts.items()}


def _free_slug(wanted: str) -> str:
    taken = set(Article.objects.filter(slug__startswith=wanted).values_list("slug", flat=True))
    number, slug = 1, wanted
    while slug in taken:
        number += 1
        slug = f"{wanted}-{number}"
    return slug


def _locked(article_id: UUID, by: Actor) -> Article:
    rows = Article.objects.select_for_update(of=("self",)).filter(policy.editable(by))
    row = rows.filter(pk=article_id).first()
    if row is None:
        raise NoSuchArticleError
    return row
