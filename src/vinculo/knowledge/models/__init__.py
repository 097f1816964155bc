"""Tables of the knowledge context."""

from vinculo.knowledge.models.articles import Article, ArticleOpinion, ArticleVersion

__all__ = ["Article", "ArticleOpinion", "ArticleVersion"]
