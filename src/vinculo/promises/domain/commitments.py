"""Finding a promise in what an agent wrote, in Spanish and English; a person confirms it.

Sentences are read one by one. Questions, conditions, tries, negations, what somebody said and what
is past are no promises. What only may be one («recibirá el paquete») counts when a time is said.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import islice

from vinculo.promises.contracts import Spotted
from vinculo.promises.domain.spoken_times import (
    PAST,
    House,
    OpenTime,
    Told,
    Working,
    plain,
    read_time,
    weekdays,
)

MOST = 8
LONGEST = 300
LONGEST_TEXT, LONGEST_SENTENCE = 50_000, 600
SURE, RATHER_SURE, PERHAPS, GUESSED, WITHOUT_TIME = 95, 90, 80, 70, 60

_STEMS = (
    "llam envi mand abon ingres avis confirm contest visit pas cambi arregl instal inform entreg"
    " prepar repar solucion activ facilit reembols descont anul cancel revis mir prest regal acerc"
    " busc consult gestion tramit comunic explic concert reserv asign desbloque conect ampli"
)
_OTHERS = (
    "doy damos hago hacemos escribo escribimos respondo respondemos devuelvo devolvemos resuelvo"
    " resolvemos repongo reponemos pongo ponemos traigo traemos llevo llevamos recojo recogemos"
    " consigo conseguimos remito remitimos digo decimos"
)
_PRESENT = "|".join([*(f"{stem}(?:o|amos)" for stem in _STEMS.split()), *_OTHERS.split()])
_BARE_FUTURE = "|".join(f"{stem}are" for stem in _STEMS.split())
_CLITIC = r"(?:se )?(?:le|les|te|os|lo|la|los|las)"
_NO_PROMISE = (
    "queremos podremos esperaremos agradeceremos lamentaremos sentiremos veremos remos seremos"
    " estaremos sabremos necesitaremos tendremos deberemos"
)
_STRONG = (
    r"\b(?:me comprometo|nos comprometemos) a\b",
    r"\b(?:le |les |te |os )?(?:prometo|prometemos|garantizo|garantizamos)\b",
    r"\btiene (?:usted )?mi palabra\b",
    rf"\b(?!(?:{'|'.join(_NO_PROMISE.split())})\b)[a-z]{{2,}}(?:a|e|i|d|r)remos\b",
    rf"\b{_CLITIC} (?:{_BARE_FUTURE})\b",
    (
        r"\b(?:voy|vamos) a (?!ver\b|intentar|tratar|poder|tener que|necesitar)"
        r"[a-z]+(?:ar|er|ir)(?:se)?(?:le|les|te|lo|la|los|las)?\b"
    ),
    (
        r"\b(?:i|we)(?:'ll| will| shall| am going to| are going to)"
        r" (?!not\b|be able|need|try|see if|see whether|have to)(?:personally |gladly )?[a-z]+"
    ),
    r"\b(?:i'm|we're) going to (?!try|need|have to)[a-z]+",
    r"\b(?:i|we) (?:promise|guarantee|commit)\b",
    r"\byou have my word\b",
)
_WITH_ACCENT = re.compile(r"\b(?!quiz)[a-záéíóúüñ]{3,}ré\b", re.IGNORECASE)
_NOT_SO = re.compile(
    r"^(?:podré|intentaré|trataré|procuraré|esperaré|sabré|veré|estaré|seré|tendré|necesitaré)$",
    re.IGNORECASE,
)
_NOW = (
    rf"\b{_CLITIC} (?:{_PRESENT})\b",
    r"\b(?:i am|i'm|we are|we're) [a-z]{2,}ing (?:you|your|it|the|a|out|back|them|someone)\b",
)
_THEIRS = (
    r"\bse (?:le|les|te) [a-z]+ran?\b",
    (
        r"\b(?:recibira|tendra|quedara|llegara|ira|iran|pasara|pasaran|llamara|llamaran|contactara"
        r"|contactaran|visitara|visitaran|acudira|acudiran|entregara|entregaran|estara|sera|saldra"
        r"|funcionara|volvera|volveran)\b(?! que\b)"
    ),
    (
        r"\b(?:tecnic[oa]s?|compañer[oa]s?|companer[oa]s?|mensajer[oa]|repartidor|equipo|cuadrilla)\b"
        r"[^,]{0,40}\b(?:va|van|pasa|pasan|llega|llegan|acude|acuden|llama|llaman)\b"
    ),
    r"\byou(?:'ll| will) (?:receive|get|have|hear|find)\b",
    (
        r"\b(?:technician|engineer|colleague|courier|refund|parcel|order|replacement|line|connection"
        r"|money|package|service|team|it|invoice)\b(?: \w+){0,3} (?:will|'ll) (?!not\b)[a-z]+"
    ),
)
_UNCERTAIN = re.compile(
    r"\b(?:si|salvo que|a menos que|siempre que|en caso de|en cuanto|cuando|quiza|quizas|tal vez"
    r"|a lo mejor|puede que|podria|podriamos|podra|intentare|intentaremos|tratare|trataremos|"
    r"procurare|procuraremos|deberia|deberiamos|esperamos|espero|a ser posible|es posible"
    r"|probablemente|seguramente|ojala|if|unless|whether|perhaps|maybe|might|may|could|would"
    r"|should|as soon as|once|when|hope|hopefully|try|trying|probably|possibly)\b"
)
_SI_YES = re.compile(r"(?:^|[,.] ?)sí\b[,.]", re.IGNORECASE)
_SAID = re.compile(
    r"\b(?:dijo|dijeron|dijiste|dice que|dicen que|prometio|prometieron|aseguro que me|segun usted"
    r"|comenta que|comento que|nos escribio|me escribio|you said|you told|you wrote|they said"
    r"|they told|he said|she said|said that|promised|told me|told us)\b"
)
_NOT = re.compile(r"\b(?:no|nunca|jamas|tampoco|ni)\s+(?:se )?(?:le|les|te|os|lo|la|los|las)?\s*$")
_NOT_EN = re.compile(r"\b(?:won't|will not|cannot|can't|never|shall not|no longer)\b")
_ASIDE = re.compile(r"^\s*(?:>|\|)")
_MIDDAY = re.compile(r"\b([ap])\.( ?)m\.", re.IGNORECASE)
_SENTENCE = re.compile(r"[^.!?;\n]+(?:\.(?=\d)[^.!?;\n]+)*[.!?;]?")


def spot(
    text: str,
    *,
    written: datetime,
    working: Working = weekdays,
    open_time: OpenTime | None = None,
) -> tuple[Spotted, ...]:
    """The sentences of ``text`` that read like promises, in their order, at most eight.

    ``written`` is when it was sent, in the company's zone: «mañana» is counted from there;
    ``working`` says which days count for «días hábiles», ``open_time`` when so much open time has
    passed («48 horas hábiles»). ``mark`` is the same for the same words.
    """
    house = House(working, open_time)
    read = (_read(each, written, house) for each in _sentences(text[:LONGEST_TEXT]))
    return tuple(islice((one for one in read if one is not None), MOST))


def _sentences(text: str) -> Iterator[str]:
    """What is read at once is short and evenly spaced: the search grows with its square."""
    for said in text.splitlines():
        if _ASIDE.match(said):
            continue
        line = " ".join(said.split())
        whole = _MIDDAY.sub(lambda m: f"{m[1]}m {m[2]} ", line)
        for found in _SENTENCE.finditer(whole):
            if found[0].strip():
                yield line[found.start() : found.end()].strip()[:LONGEST_SENTENCE]


def _read(sentence: str, written: datetime, house: House) -> Spotted | None:
    folded = _MIDDAY.sub(lambda m: f"{m[1]}m {m[2]} ", plain(sentence))
    if _is_none(sentence, folded):
        return None
    told = read_time(folded, written=written, house=house)
    start, sure = _verb(sentence, folded, told)
    if start is None or _NOT.search(folded[:start]):
        return None
    return Spotted(
        phrase=sentence[:LONGEST],
        action=sentence[start:][:LONGEST].strip(" .!"),
        due_at=told.due_at if told else None,
        reasons=told.reasons if told else (),
        sure_pct=min(sure, _most_sure(told)),
        mark=hashlib.sha256(folded.encode()).hexdigest()[:16],
    )


def _most_sure(told: Told | None) -> int:
    """How sure a promise can be at most, by how sure its time is."""
    if told is None or told.due_at is None:
        return WITHOUT_TIME
    return GUESSED if told.is_guess else SURE


def _is_none(sentence: str, folded: str) -> bool:
    """What can be no promise whatever verb it has."""
    if "?" in sentence or "¿" in sentence or PAST.search(folded):
        return True
    without_yes = _SI_YES.sub(" ", sentence)
    if _UNCERTAIN.search(plain(without_yes)) or _SAID.search(folded):
        return True
    return bool(_NOT_EN.search(folded))


def _verb(sentence: str, folded: str, told: Told | None) -> tuple[int | None, int]:
    """Where the promise begins, and how sure it is one."""
    start = _first(_STRONG, folded)
    if start is None:
        accented = (one for one in _WITH_ACCENT.finditer(sentence) if not _NOT_SO.match(one[0]))
        start = next((one.start() for one in accented), None)
    if start is not None:
        return start, SURE if told else WITHOUT_TIME
    if told is None:
        return None, 0
    now = _first(_NOW, folded)
    return (now, RATHER_SURE) if now is not None else (_first(_THEIRS, folded), PERHAPS)


def _first(patterns: Iterable[str], folded: str) -> int | None:
    """Where the first of the patterns that fits begins."""
    found = (re.search(pattern, folded) for pattern in patterns)
    return next((one.start() for one in found if one), None)
