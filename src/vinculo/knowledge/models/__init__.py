"""Tables of the knowledge context."""

from vinculo.knowledge.models.articles import Article, ArticleOpinion, ArticleVersion
from vinculo.knowledge.models.service_notices import ServiceNotice, ServiceNoticeStep

__all__ = ["Article", "ArticleOpinion", "ArticleVersion", "ServiceNotice", "ServiceNoticeStep"]
