"""Reads of articles: lists, one of them, and those that fit what somebody writes."""

import hashlib
from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery

from vinculo.kernel.actor import Actor
from vinculo.knowledge import policy
from vinculo.knowledge.contracts import ArticleText, ArticleView, OfferArticle, Reach, Suggestion
from vinculo.knowledge.domain import articles as rules
from vinculo.knowledge.models import Article, ArticleOpinion, ArticleVersion
from vinculo.lib.text.folding import fold

MOST = 200
MOST_SUGGESTED = 3
LEAST_LETTERS = 4
MOST_WORDS = 16
LEAST_RANK = 0.05
"""Below it a single common word of a body fits, which helps nobody."""
FITTING = """
WITH asked AS (
  SELECT string_agg('(' || term::text || ')', ' | ')::tsquery AS query
    FROM (SELECT public.search_term(word) AS term FROM unnest(%s::text[]) AS word) AS terms
   WHERE term::text <> '')
SELECT article.id
  FROM knowledge_article AS article, asked
 WHERE article.words @@ asked.query AND NOT article.is_retired AND article.reach = ANY(%s)
   AND ts_rank(article.words, asked.query) >= %s
 ORDER BY ts_rank(article.words, asked.query) DESC, article.id LIMIT %s
"""


def articles(*, actor: Actor, language: str, text: str = "") -> list[ArticleView]:
    """Articles by title, or those that fit what is looked for, the best first."""
    rows = Article.objects.filter(policy.visible(actor))
    return _found(rows, language=language, text=text, reaches=list(Reach))


def articles_like(*, actor: Actor, text: str, language: str, most: int) -> list[ArticleView]:
    """The few within sight that fit best what is looked for, public and internal ones."""
    said = fold(text).split()
    long_ones = [word for word in said if len(word) >= LEAST_LETTERS] or said
    rows = Article.objects.filter(policy.visible(actor))
    ids = _fitting(long_ones, list(Reach), most)
    by_id = {one.id: one for one in _views(rows.filter(pk__in=ids), language)}
    return [by_id[key] for key in ids if key in by_id]


def article(*, actor: Actor, article_id: UUID, language: str) -> ArticleView | None:
    """One of them."""
    rows = Article.objects.filter(policy.visible(actor), pk=article_id)
    return next(iter(_views(rows, language)), None)


def texts_of(*, actor: Actor, article_id: UUID) -> dict[str, ArticleText]:
    """What one says, by language; {} when it is unknown."""
    rows = Article.objects.filter(policy.visible(actor), pk=article_id)
    found = _with_texts(rows).values_list("texts", flat=True).first()
    return {key: ArticleText(**text) for key, text in (found or {}).items()}


def stamp(*, actor: Actor, article_id: UUID) -> str:
    """What an article is now, in one word; another one after any change."""
    row = Article.objects.filter(policy.visible(actor), pk=article_id).first()
    return stamp_of(row) if row is not None else ""


def stamp_of(row: Article) -> str:
    """The stamp of a row that was read."""
    facts = (
        row.version,
        row.reach,
        row.service_id,
        row.owner_id,
        row.review_on,
        row.is_retired,
        row.is_offer,
    )
    return hashlib.sha256("|".join(map(str, facts)).encode()).hexdigest()[:32]


def may_change(*, actor: Actor, article_id: UUID) -> bool:
    """Whether ``actor`` may change it."""
    rows = Article.objects.filter(policy.visible(actor)).filter(policy.editable(actor))
    return rows.filter(pk=article_id).exists()


def versions(*, actor: Actor, article_id: UUID, language: str) -> list[dict[str, Any]]:
    """Who said what when: number, moment, name and title of each version, the latest first.

    The title in ``language``, else in the one that it has.
    """
    seen = Article.objects.filter(policy.visible(actor), pk=article_id)
    rows = ArticleVersion.objects.filter(article__in=seen).order_by("-number")
    return [
        {
            "number": row["number"],
            "at": row["at"],
            "by": row["name"] or "",
            **_titled(row["texts"], language),
        }
        for row in rows.values("number", "at", "texts", name=F("by__name"))[:MOST]
    ]


def _titled(texts: dict[str, dict[str, str]], language: str) -> dict[str, str]:
    code = language if language in texts else next(one for one in rules.LANGUAGES if one in texts)
    return {"title": texts[code]["title"], "language": code}


def opinions(*, actor: Actor, article_id: UUID) -> list[dict[str, Any]]:
    """What readers wrote, the latest first."""
    seen = Article.objects.filter(policy.visible(actor), pk=article_id)
    rows = ArticleOpinion.objects.filter(article__in=seen).exclude(words="")
    found = rows.order_by("-on", "-pk").values("is_useful", "words", "on", "version")[:50]
    return [dict(row) for row in found]


def public_articles(*, language: str, text: str = "") -> list[ArticleView]:
    """What strangers may read."""
    rows = Article.objects.filter(policy.for_strangers())
    return _found(rows, language=language, text=text, reaches=[Reach.PUBLIC])


def has_public() -> bool:
    """Whether there is anything to read for strangers."""
    return Article.objects.filter(policy.for_strangers()).exists()


def public_article(*, slug: str, language: str) -> ArticleView | None:
    """One of those that strangers may read."""
    rows = Article.objects.filter(policy.for_strangers(), slug=slug)
    return next(iter(_views(rows, language)), None)


def public_by_id(*, article_id: UUID, language: str) -> ArticleView | None:
    """The same by its id."""
    rows = Article.objects.filter(policy.for_strangers(), pk=article_id)
    return next(iter(_views(rows, language)), None)


def offers() -> list[OfferArticle]:
    """The articles in use that sell something, whoever asks: what an answer may not carry."""
    rows = Article.objects.filter(is_offer=True, is_retired=False).order_by("pk")
    said = {
        (one.article_id, one.number): one.texts
        for one in ArticleVersion.objects.filter(article__in=rows)
    }
    found = []
    for row in rows:
        texts = said[row.pk, row.version]
        found.append(
            OfferArticle(
                id=row.pk,
                slug=row.slug,
                title=next((one["title"] for one in texts.values()), row.slug),
                bodies=tuple(one["body"] for one in texts.values()),
            )
        )
    return found


def suggestions(
    text: str, *, language: str, reaches: Sequence[Reach], most: int = MOST_SUGGESTED
) -> list[Suggestion]:
    """The articles that best fit what somebody writes or wrote; none when nothing fits."""
    ids = _fitting(_long_words(text), reaches, most, least=LEAST_RANK)
    rows = {one.id: one for one in _views(Article.objects.filter(pk__in=ids), language)}
    return [
        Suggestion(
            id=one.id,
            slug=one.slug,
            title=one.title,
            excerpt=rules.excerpt(one.body),
            reach=one.reach,
        )
        for one in (rows[key] for key in ids if key in rows)
    ]


def _long_words(text: str) -> list[str]:
    return [word for word in fold(text).split() if len(word) >= LEAST_LETTERS]


def _fitting(
    said: Iterable[str], reaches: Iterable[Reach], most: int, *, least: float = 0
) -> list[UUID]:
    words = list(dict.fromkeys(said))
    if not words:
        return []
    chosen = sorted(words, key=len, reverse=True)[:MOST_WORDS]
    with connection.cursor() as cursor:
        cursor.execute(FITTING, [chosen, [one.value for one in reaches], least, most])
        return [key for (key,) in cursor.fetchall()]


def _found(
    rows: "QuerySet[Article]", *, language: str, text: str, reaches: list[Reach]
) -> list[ArticleView]:
    if not text.strip():
        return sorted(_views(rows, language), key=lambda one: (one.is_retired, fold(one.title)))
    ids = _fitting(_long_words(text) or fold(text).split(), reaches, MOST)
    by_id = {one.id: one for one in _views(rows.filter(pk__in=ids), language)}
    return [by_id[key] for key in ids if key in by_id]


def _with_texts(rows: "QuerySet[Article]") -> "QuerySet[Any, Any]":
    kept = ArticleVersion.objects.filter(article=OuterRef("pk"), number=OuterRef("version"))
    return rows.annotate(texts=Subquery(kept.values("texts")[:1]))


def _views(rows: "QuerySet[Article]", language: str) -> list[ArticleView]:
    kept = ArticleVersion.objects.filter(article=OuterRef("pk"), number=OuterRef("version"))
    said = ArticleOpinion.objects.filter(article=OuterRef("pk")).order_by()
    useful = said.filter(is_useful=True).values("article").annotate(n=Count("pk")).values("n")
    useless = said.filter(is_useful=False).values("article").annotate(n=Count("pk")).values("n")
    found = _with_texts(rows).annotate(
        published_at=Subquery(kept.values("at")[:1]),
        useful=Subquery(useful),
        useless=Subquery(useless),
        owner_name=F("owner__name"),
    )
    return [_view(row, language) for row in found.filter(~Q(texts=None)).order_by("pk")[:MOST]]


def _view(row: Any, language: str) -> ArticleView:
    texts = {key: ArticleText(**text) for key, text in row.texts.items()}
    shown, text = rules.read_in(texts, language)
    return ArticleView(
        id=row.pk,
        slug=row.slug,
        reach=Reach(row.reach),
        title=text.title,
        body=text.body,
        language=shown,
        languages=tuple(one for one in rules.LANGUAGES if one in texts),
        service_id=row.service_id,
        owner_id=row.owner_id,
        owner_name=row.owner_name,
        review_on=row.review_on,
        version=row.version,
        published_at=row.published_at,
        useful=row.useful or 0,
        useless=row.useless or 0,
        is_retired=row.is_retired,
        is_offer=row.is_offer,
    )
