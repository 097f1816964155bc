"""Whether a customer says that what they write is a complaint, in Spanish and English.

The law counts from what the customer says, whatever the firm calls it; a person confirms it.
Denials, quoted lines and what others tell customers they may do are no complaint.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from vinculo.complaints.contracts import ComplaintKind
from vinculo.lib.text.folding import fold

LONGEST_TEXT, LONGEST_SENTENCE = 20_000, 400

_NOUN = r"(?:reclamacion|reclamaciones|reclamo|queja|quejas)"
_FILES = (
    r"(?:poner|presentar|interponer|formular|hacer|tramitar|registrar|abrir|elevar|levantar|meter"
    r"|ingresar|cursar|(?:presento|interpongo|formulo|pongo|hago|levanto|elevo|registro"
    r"|presentamos|interponemos|formulamos|ponemos|levantamos)(?: aqui| por la presente)?)"
)
_WANTS = (
    r"(?:quiero|queria|quisiera|deseo|necesito|queremos|queriamos|quisieramos|deseamos|vengo a"
    r"|venimos a|voy a|vamos a|me gustaria|nos gustaria)"
)
_WHAT = r"(?:que|la|el|mi|mis|una|un|los|las|por|mas|nuestr[oa]s?|su|\d+)"
_SAYS = (
    rf"\b{_FILES} (?:(?:una|un|mi|la|esta|este|nuestra|otra|otro) )(?:\w+ )?{_NOUN}\b",
    r"\bhojas? (?:oficial(?:es)? )?de (?:reclamacion|reclamaciones|quejas)\b",
    rf"\b{_WANTS} (?:\w+ )?(?:reclamar(?:les|le|os)?|quejarme|quejarnos)\b",
    rf"(?:^|\by |\bpor (?:ello|eso|tanto) |\bles? |\bos )(?:reclamo|reclamamos) {_WHAT}\b",
    r"\b(?:me quejo|nos quejamos)\b",
    rf"\bes(?: ya)? (?:una|mi|nuestra) (?:\w+ )?{_NOUN}\b",
    rf"\b{_NOUN} formal(?:es)?\b",
    (
        r"\b(?:exijo|exigimos) (?:\w+ ){0,3}(?:devol|devuel|reembols|reintegr|indemni|compens|abon"
        r"|respuesta|solucion)"
    ),
    (
        r"\b(?:make|making|file|filing|lodge|lodging|submit|submitting|raise|raising|register"
        r"|put in|open) (?:a|an|my|our|this|another) (?:\w+ )?(?:complaint|claim)\b"
    ),
    r"\bformal complaint\b",
    (
        r"\b(?:i|we) (?:would like|d like|want|wish|need|have) to (?:\w+ )?complain\b"
        r"|\b(?:id|wed) like to (?:\w+ )?complain\b"
    ),
    r"\b(?:i am|im|we are|were) complaining\b",
    r"\bthis is (?:a|my|our) (?:\w+ )?complaint\b",
    r"\b(?:i|we) (?:hereby |now )?(?:demand|claim) (?:a|my|our|the|that|full|compensation)\b",
)
_SAID = re.compile("|".join(_SAYS))
_HEADING = re.compile(
    r"^(?:re |fwd |rv )?(?:formal |mi |nueva |urgente )?(?:reclamacion|reclamo|queja|complaint)\b"
    r"(?! (?:resuelta|cerrada|numero|n \d|\d))"
)
MOST_WORDS_OF_HEADING = 8
_NOT = re.compile(
    r"\b(?:no|ni|sin|tampoco|nunca|not|never|dont|isnt|wasnt)"
    r"(?: (?:quiero|queria|quisiera|deseo|queremos|necesito|pretendo|voy a|vengo a|se trata de"
    r"|es|era|me|les|want to|wish to|like to|here to|mean to|to|a))*$"
)
_INVITES = re.compile(
    r"\b(?:si (?:usted )?(?:desea|quiere|necesita|prefiere)n?|para (?:poner|presentar|formular)"
    r"|(?:puede|pueden|podra) (?:usted )?(?:poner|presentar|formular|solicitar)"
    r"|if you|you (?:can|may))"
)
_SENTENCE = re.compile(r"[^.!?;\n]+[.!?;]?")
_CLAIM = re.compile(r"reclam|exij|exig|claim|demand")


@dataclass(frozen=True, kw_only=True)
class Claimed:
    """The sentence in which a customer calls it a complaint, and which of the two kinds."""

    words: str
    kind: ComplaintKind


def claimed(text: str) -> Claimed | None:
    """The first sentence of ``text`` that calls it a complaint or a claim; None: none does."""
    for sentence in _sentences(text[:LONGEST_TEXT]):
        plain = fold(sentence)
        if _says(plain):
            kind = ComplaintKind.CLAIM if _CLAIM.search(plain) else ComplaintKind.COMPLAINT
            return Claimed(words=sentence, kind=kind)
    return None


def _says(plain: str) -> bool:
    if _INVITES.search(plain):
        return False
    if _HEADING.match(plain) and len(plain.split()) <= MOST_WORDS_OF_HEADING:
        return True
    return any(not _NOT.search(plain[: one.start()].rstrip()) for one in _SAID.finditer(plain))


def _sentences(text: str) -> Iterator[str]:
    for line in text.splitlines():
        if line.lstrip().startswith((">", "|")):
            continue
        for found in _SENTENCE.finditer(line):
            if said := found[0].strip():
                yield said[:LONGEST_SENTENCE]
