"""Whether a text is Spanish, English or something else, by its small words and its letters.

Small words give a language away in any subject. Neighbours of Spanish (Portuguese, Catalan,
Galician, Italian, French) and of English (German, Dutch) are known so that they are not taken for
it; what they are is not asked.
"""

import re
from collections import Counter
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache

from vinculo.lib.text.mood.lexicon import lexicon
from vinculo.lib.text.mood.tokens import read

_SMALL = {
    "es": "el la los las un una unos y o pero porque que de del al en con sin por para se lo le les"
    " me te nos su sus mi mis tu es son esta estan fue era ha han he hay muy mas no si como cuando"
    " donde quien cual este esta esto ese esa eso ya aun todo toda todos nada nadie hola gracias"
    " buenos buenas dias tardes quiero quisiera necesito tengo tiene puedo pueden desde hasta hace"
    " hoy ayer usted ustedes ella ellos llevo solo tambien ahora estoy estaba ni saludo favor",
    "en": "the a an and or but because that of to in on with without for from by is are was were be"
    " been am have has had do does did not no yes i you he she it we they my your his her our their"
    " me him us them this these those what when where who which how why please thanks thank hello"
    " hi can could would will if so very still just now today there here at as about all any it's"
    " i'm don't can't didn't i've up out get got",
    "pt": "o os um uma uns e ou mas porque que de do da dos das em no na nos nas com sem por para"
    " se meu minha seu sua nao sim muito mais obrigado obrigada voce voces ola bom dia esta estou"
    " foi tem tenho ainda ja isso isto ele ela eles quando quem foram ate aqui",
    "ca": "el la els les un una i o pero perque que de del dels al amb sense per els es meu seva"
    " molt mes gracies hola bon dia vull tinc no si aixo aquest aquesta soc estic encara avui ahir"
    " meva vostre sou ho hi ha",
    "gl": "o a os as un unha e ou pero porque que de do da en no na con sen por para moi mais"
    " grazas ola bos non si isto este esta teño estou aínda hoxe onte meu miña",
    "it": "il lo la i gli le un una e o ma perche che di del della in con senza per si mio mia non"
    " piu molto grazie ciao buongiorno sono ho ha questo questa quando dove chi anche ancora oggi"
    " ieri vostro",
    "fr": "le la les un une des et ou mais parce que de du au aux en avec sans pour par ne pas je"
    " tu il elle nous vous ils mon ma mes votre vos est sont suis ai a merci bonjour tres plus"
    " ce cette quand qui encore c'est j'ai n'est",
    "de": "der die das ein eine und oder aber weil dass von zu in mit ohne fur ich du er sie wir"
    " ihr mein ihre ist sind war habe hat nicht kein sehr danke hallo bitte wann wo wer noch auch"
    " auf guten tag",
    "nl": "de het een en of maar omdat dat van te in met zonder voor ik je hij zij wij mijn uw is"
    " zijn was heb heeft niet geen zeer dank hallo wanneer waar wie nog ook op",
}
_WORDS = {code: frozenset(words.split()) for code, words in _SMALL.items()}
_LETTERS = (
    (re.compile(r"[ñ¿¡]"), {"es": 2.0}),
    (re.compile(r"[ãõ]|ção|ções|nh[aoe]|lh[aoe]"), {"pt": 2.0}),
    (re.compile(r"ß|[äü]\w"), {"de": 2.0}),
    (re.compile(r"l·l|\bd'|\bl'|ç|ny\b"), {"ca": 1.0, "fr": 1.0}),
    (re.compile(r"[èùêîôœ]"), {"fr": 1.5, "it": 0.5}),
    (re.compile(r"(?<=\w)(?:ing|tion|'(?:s|t|ve|re|ll|m))\b"), {"en": 0.7}),
    (re.compile(r"(?<=\w)(?:ci[oó]n|ando|iendo|mente)\b"), {"es": 0.7}),
)
_LETTER = re.compile(r"[^\W\d_]")
_FOREIGN = re.compile(r"[^\W\d_a-z\u00c0-\u024f]")


@dataclass(frozen=True, kw_only=True)
class Language:
    """``es``, ``en`` or ``other``, and how sure that is (0 to 1)."""

    code: str
    confidence: float


@lru_cache(maxsize=64)
def language_of(text: str) -> Language:
    """The language of ``text``; a text without words is ``other`` with no confidence."""
    lowered = text[:5000].casefold()
    if not _LETTER.search(lowered):
        return Language(code="other", confidence=0.0)
    foreign = len(_FOREIGN.findall(lowered))
    if foreign and foreign > 0.5 * len(_LETTER.findall(lowered)):
        return Language(code="other", confidence=0.95)
    scores = _scores(text[:5000])
    best = max(scores, key=lambda code: scores[code])
    if scores[best] < 1.0:
        return Language(code="other", confidence=0.2)
    rivals = sorted(scores.values())[-2]
    sure = min(0.99, 0.5 + 0.5 * (scores[best] - rivals) / (scores[best] + rivals + 1.0))
    return Language(code=best if best in {"es", "en"} else "other", confidence=round(sure, 3))


def _scores(text: str) -> dict[str, float]:
    times = Counter(word for word in read(text).words if not word.startswith("emoji"))
    scores = {code: float(_said(times, small)) for code, small in _WORDS.items()}
    lowered = text.casefold()
    for pattern, gains in _LETTERS:
        found = len(pattern.findall(lowered))
        for code, gain in gains.items():
            scores[code] += gain * min(found, 5)
    for code in ("es", "en"):
        scores[code] += 0.6 * _said(times, lexicon(code).charge.keys())
    if scores["es"] >= max(scores.values()) - 0.5:
        scores["es"] += 0.5
    return scores


def _said(times: Counter[str], words: AbstractSet[str]) -> int:
    """How often any of ``words`` was said."""
    return sum(times[word] for word in times.keys() & words)
