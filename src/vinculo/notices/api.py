"""The door to notices."""

from vinculo.notices.labels import notice_words
from vinculo.notices.services import tell

__all__ = ["notice_words", "tell"]
