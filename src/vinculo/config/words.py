"""The words of the command line, outside Django: Spanish in the source, English beside it."""

from vinculo.kernel.words import gettext_of, language

__all__ = ["gettext_now", "language"]

gettext_now = gettext_of("config")
