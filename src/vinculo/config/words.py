"""The words of the command line, outside Django: Spanish in the source, English beside it."""

import gettext
from functools import lru_cache
from pathlib import Path

from vinculo.kernel.env import environment

LOCALE = Path(__file__).resolve().parent / "locale"


def language() -> str:
    """``VINCULO_LANGUAGE`` when set; otherwise English for an English terminal, else Spanish."""
    env = environment()
    chosen = env.get("VINCULO_LANGUAGE") or next(
        (env[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if env.get(name)), ""
    )
    return "en" if chosen.startswith("en") else "es"


@lru_cache(maxsize=2)
def _catalogue(code: str) -> gettext.NullTranslations:
    return gettext.translation("django", LOCALE, languages=[code], fallback=True)


def gettext_now(sentence: str) -> str:
    """``sentence`` in the language of this terminal."""
    return _catalogue(language()).gettext(sentence)
