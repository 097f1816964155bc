"""Words outside Django: each context's catalogue, in the language of the terminal."""

import gettext
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from pathlib import Path

from vinculo.kernel.env import environment

PACKAGE = Path(__file__).resolve().parents[1]
_spoken: ContextVar[str] = ContextVar("spoken", default="")


@contextmanager
def speaking(code: str) -> Iterator[None]:
    """Let the sentences of commands be said in the language ``code`` of a page's reader."""
    token = _spoken.set("en" if code.startswith("en") else "es")
    try:
        yield
    finally:
        _spoken.reset(token)


def language() -> str:
    """That of a page's reader; else ``VINCULO_LANGUAGE``; else English for an English terminal."""
    if spoken := _spoken.get():
        return spoken
    env = environment()
    chosen = env.get("VINCULO_LANGUAGE") or next(
        (env[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if env.get(name)), ""
    )
    return "en" if chosen.startswith("en") else "es"


def gettext_of(context: str) -> Callable[[str], str]:
    """A function that says a sentence of ``context`` in the language of this terminal.

    A command file begins with ``_ = gettext_of("feedback")``.
    """

    def say(sentence: str) -> str:
        return _catalogue(context, language()).gettext(sentence) if sentence else ""

    return say


def ngettext_of(context: str) -> Callable[[str, str, int], str]:
    """The same for a sentence that depends on a number, said in two ways: of one and of many."""

    def say(one: str, many: str, n: int) -> str:
        if language() == "es":
            return one if n == 1 else many
        return _catalogue(context, language()).ngettext(one, many, n)

    return say


def figure(value: float, form: str = "g") -> str:
    """A number as it stands in a sentence: with a decimal comma in Spanish."""
    text = format(value, form)
    return text if language() == "en" else text.replace(".", ",")


def gettext_noop(sentence: str) -> str:
    """Marks a sentence of a constant for the catalogue; it is translated where it is said."""
    return sentence


@lru_cache(maxsize=64)
def _catalogue(context: str, code: str) -> gettext.NullTranslations:
    folder = PACKAGE / context / "locale"
    return gettext.translation("django", folder, languages=[code], fallback=True)
