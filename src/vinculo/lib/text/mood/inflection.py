"""Word forms from dictionary forms, so that a list of lemmas covers what people write.

The rules are those of regular inflection, with the spelling changes that matter once accents are
gone. A form too many (a participle that nobody uses) does no harm; a missing one does.
"""

from collections.abc import Callable, Iterator

from vinculo.lib.text.mood.tokens import plain

_VOWELS = "aeiou"


def forms(word: str, kind: str, language: str) -> set[str]:
    """All forms of ``word``, without accents. ``kind`` is adj, noun, verb or form."""
    lemma = plain(word)
    rule = _RULES.get((language, kind))
    return {lemma} if rule is None else {lemma, *rule(lemma)}


def _es_plural(noun: str) -> str:
    if noun[-1] in _VOWELS:
        return noun + "s"
    if noun[-1] == "z":
        return noun[:-1] + "ces"
    return noun if noun.endswith("s") else noun + "es"


def _es_noun(noun: str) -> Iterator[str]:
    yield _es_plural(noun)


def _es_adjective(word: str) -> Iterator[str]:
    stem = word[:-1] if word[-1] in _VOWELS else word
    yield _es_plural(word)
    if word[-1] == "o":
        yield from (stem + "a", stem + "as", stem + "amente", stem + "ito", stem + "ita")
    elif word.endswith(("or", "on", "an", "in", "es")):
        yield from (word + "a", word + "as")
    yield word + "mente"
    stem = {"c": stem[:-1] + "qu", "g": stem + "u"}.get(stem[-1], stem)
    yield from (stem + ending for ending in ("isimo", "isima", "isimos", "isimas"))


_ES_AR = (
    "o as a amos ais an e aste o asteis aron aba abas abamos abais aban ado ada ados adas ando "
    "es en emos eis ara aras aran are aria arian ase ar arme arte arse arnos arlo arla "
    "arles andome andonos"
)
_ES_ER_IR = (
    "o es e emos imos eis is en i iste io isteis ieron ia ias iamos iais ian ido ida idos idas "
    "iendo a as amos ais an era eras eran ere eria erian ira iria iera ieran iese "
    "er ir erme irme erse irse erlo irlo ernos irnos"
)


def _es_verb(verb: str) -> Iterator[str]:
    stem, ending = verb[:-2], verb[-2:]
    endings = (_ES_AR if ending == "ar" else _ES_ER_IR).split()
    for base in {stem, *_changed(stem)}:
        for tail in endings:
            if ending == "ar" and tail[0] == "e":
                yield _before_e(base) + tail
            elif ending != "ar" and tail[0] in "ao" and base.endswith(("ec", "uc")):
                yield base[:-1] + "zc" + tail
            else:
                yield base + tail


def _before_e(stem: str) -> str:
    """The stem of an -ar verb before e: tocar, toqué; pagar, pagué; alcanzar, alcancé."""
    if stem.endswith("c"):
        return stem[:-1] + "qu"
    if stem.endswith("g"):
        return stem + "u"
    return stem[:-1] + "c" if stem.endswith("z") else stem


def _changed(stem: str) -> Iterator[str]:
    """Stems whose vowel changes under stress: recomendar, recomiendo; resolver, resuelvo."""
    for place in range(len(stem) - 1, -1, -1):
        if stem[place] in _VOWELS:
            if stem[place] == "e":
                yield stem[:place] + "ie" + stem[place + 1 :]
                yield stem[:place] + "i" + stem[place + 1 :]
            elif stem[place] == "o":
                yield stem[:place] + "ue" + stem[place + 1 :]
            return


def _en_noun(noun: str) -> Iterator[str]:
    yield _en_s(noun)


def _en_s(word: str) -> str:
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return word + "es"
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return word[:-1] + "ies"
    return word + "s"


def _doubled(word: str) -> str:
    """The stem with its last consonant doubled where a short word asks for it: rob, robbed."""
    short = len(word) <= 4 and word[-1] not in "aeiouwxy" and word[-2] in _VOWELS
    return word + word[-1] if short and word[-3:-2] not in _VOWELS else word


def _en_verb(verb: str) -> Iterator[str]:
    yield _en_s(verb)
    if verb.endswith("e"):
        yield from (verb + "d", verb[:-1] + "ing", verb + "r")
    elif verb.endswith("y") and verb[-2] not in _VOWELS:
        yield from (verb[:-1] + "ied", verb + "ing")
    else:
        yield from (_doubled(verb) + "ed", _doubled(verb) + "ing", _doubled(verb) + "er")


def _en_adjective(word: str) -> Iterator[str]:
    if word.endswith("y"):
        yield from (word[:-1] + ending for ending in ("ier", "iest", "ily"))
    elif word.endswith("le"):
        yield word[:-1] + "y"
    elif word.endswith("ic"):
        yield word + "ally"
    else:
        yield word + "ly"
    if len(word) <= 6:
        stem = word[:-1] if word.endswith("e") else _doubled(word)
        yield from (stem + "er", stem + "est")


_RULES: dict[tuple[str, str], Callable[[str], Iterator[str]]] = {
    ("es", "adj"): _es_adjective,
    ("es", "noun"): _es_noun,
    ("es", "verb"): _es_verb,
    ("en", "adj"): _en_adjective,
    ("en", "noun"): _en_noun,
    ("en", "verb"): _en_verb,
}
