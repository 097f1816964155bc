"""The mood of customers' messages in Spanish and English, offline.

:func:`mood_of` answers a polarity always, an emotion when one is clear enough, how sure both are,
the words that weighed, and signs that a person should look. Trained by ``tools/mood``.
"""

from vinculo.lib.text.mood.attention import Sign, signs_in
from vinculo.lib.text.mood.deep import is_installed as is_deep_installed
from vinculo.lib.text.mood.estimate import UNCLASSIFIED, Mood, Reason, mood_of
from vinculo.lib.text.mood.language import Language, language_of

__all__ = [
    "UNCLASSIFIED",
    "Language",
    "Mood",
    "Reason",
    "Sign",
    "is_deep_installed",
    "language_of",
    "mood_of",
    "signs_in",
]
