"""Articles, every version of them, and what readers said."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import Q

from vinculo.kernel.history import recorded
from vinculo.kernel.ids import new_id
from vinculo.kernel.privacy import Privacy
from vinculo.knowledge.contracts import Reach


@recorded(exclude=("words", "reviewing_id"))
class Article(models.Model):
    """Something worth knowing, with somebody who answers for it and a day to look at it again.

    ``version`` is the one that is read. ``is_offer``: it sells something. ``words`` are what it is
    found by. ``reviewing_id`` is the open task of looking at it again.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    slug = models.CharField(max_length=70, unique=True)
    reach = models.CharField(max_length=8)
    service = models.ForeignKey(
        "portfolio.Service", on_delete=models.PROTECT, related_name="+", null=True
    )
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    review_on = models.DateField()
    version = models.PositiveIntegerField(default=1)
    reviewing_id = models.UUIDField(null=True)
    is_retired = models.BooleanField(default=False)
    is_offer = models.BooleanField(default=False)
    words = SearchVectorField(default="")
    created_at = models.DateTimeField()

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "slug": Privacy.NONE,
        "reach": Privacy.NONE,
        "service_id": Privacy.NONE,
        "owner_id": Privacy.NONE,
        "review_on": Privacy.NONE,
        "version": Privacy.NONE,
        "reviewing_id": Privacy.NONE,
        "is_retired": Privacy.NONE,
        "is_offer": Privacy.NONE,
        "words": Privacy.NONE,
        "created_at": Privacy.NONE,
    }

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="article_reach_known", condition=Q(reach__in=[r.value for r in Reach])
            ),
            models.CheckConstraint(
                name="article_slug_plain", condition=Q(slug__regex=r"^[a-z0-9]+(-[a-z0-9]+)*$")
            ),
        )
        indexes = (
            GinIndex(fields=("words",), name="article_words"),
            models.Index(
                fields=("review_on",), name="article_to_review", condition=Q(is_retired=False)
            ),
        )

    def __str__(self) -> str:
        return self.slug


class ArticleVersion(models.Model):
    """What an article said from a moment on; ``texts`` by language: title and body."""

    append_only = True

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="+")
    number = models.PositiveIntegerField()
    texts: models.JSONField[Any, Any] = models.JSONField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )
    at = models.DateTimeField()

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "article_id": Privacy.NONE,
        "number": Privacy.NONE,
        "texts": Privacy.NONE,
        "by_id": Privacy.NONE,
        "at": Privacy.NONE,
    }

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("article", "number"), name="article_version_once"),
        )

    def __str__(self) -> str:
        return f"{self.article_id} {self.number}"


class ArticleOpinion(models.Model):
    """Whether an article was of use to somebody; nobody is asked who they are."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="+")
    version = models.PositiveIntegerField()
    is_useful = models.BooleanField()
    words = models.CharField(max_length=1000, blank=True, default="")
    on = models.DateField()

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "article_id": Privacy.NONE,
        "version": Privacy.NONE,
        "is_useful": Privacy.NONE,
        "words": Privacy.PERSONAL,
        "on": Privacy.NONE,
    }

    class Meta:
        indexes = (models.Index(fields=("article", "-on", "-id"), name="article_opinion_latest"),)

    def __str__(self) -> str:
        return f"{self.article_id} {self.is_useful}"
