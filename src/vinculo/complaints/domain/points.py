"""What a customer's words raise, sentence by sentence, as a proposal for a person to confirm."""

import re

from vinculo.lib.text.folding import fold

MOST = 12
_SENTENCE = re.compile(r"[^.!?\n]+[.!?]*")
_ASKS = re.compile(
    r"\b(quier\w+|quisiera\w*|pid[oe]\w*|pedimos|exij\w+|solicit\w+|reclam\w+|necesit\w+|espero|"
    r"deseo|que no (?:se )?vuelva|want|would like|demand\w*|request\w*|expect|need|please)\b"
)
_GREETS = re.compile(r"^(buen[oa]s|hola|estimad|gracias|un saludo|dear|hello|thank|regards)")


def proposed_points(text: str) -> list[str]:
    """The sentences that ask for something, in their order, each once; at most twelve.

    A sentence with several questions in a row («por qué, quién y cuándo») stays whole: a person
    parts it. Without any such sentence there is nothing to propose.
    """
    found: dict[str, str] = {}
    for match in _SENTENCE.finditer(text):
        sentence = " ".join(match[0].split()).strip(" -–—·>*")
        plain = fold(sentence)
        if len(plain) < 8 or _GREETS.match(plain):
            continue
        if "?" not in sentence and not _ASKS.search(plain):
            continue
        found.setdefault(plain, sentence)
    return list(found.values())[:MOST]
