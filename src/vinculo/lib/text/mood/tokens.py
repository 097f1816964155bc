"""Text into tokens that compare: no accents, no capitals, emoji and chat spelling made words.

Nothing here knows a language beyond a few spellings of hurried people.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property, lru_cache

LONGEST_TEXT = 20_000
"""Characters that are read; a longer text is judged by its beginning and its end."""

_NUMBER = "#"
_EMOJI = {
    "emojihappy": "😀😃😄😁😆😅😂🤣😊😇🙂😉😌😍🥰😘😗😋😎🤩🥳"
    "👍👏🙌💪🙏❤💙💚💛🧡💜🤗✨🌟⭐🎉💯👌🤝😻🥂🔝",
    "emojiangry": "😡😠🤬👿💢🖕😤",
    "emojisad": "😢😭😞😔😟🙁☹😥😰😨😱💔😿🥺😓😪🥀",
    "emojibad": "👎😒🙄😑😩😫😖😣🤦🤷🤮🤢💩😕😬😵⚠❌",
}
_SIGNS = {sign: f" {name} " for name, signs in _EMOJI.items() for sign in signs}
_ALONE = r"(?<!\w.)"
"""After the first sign: no letter stands before it. Looking back first would try every place."""
_EMOTICONS = (
    (
        re.compile(rf"(?:[:;=]{_ALONE}[-^']?[)\]D]|[xX]{_ALONE}D+|<{_ALONE}3|\^{_ALONE}\^)(?!\w)"),
        " emojihappy ",
    ),
    (re.compile(rf"(?:[:=]{_ALONE}'[-]?\(|T{_ALONE}_T|[:=]{_ALONE}[-']?\()(?!\w)"), " emojisad "),
    (re.compile(rf"(?:>{_ALONE}:[-]?\(|[:=]{_ALONE}-?[/\\|])(?!\w)"), " emojibad "),
)
_LAUGH = re.compile(r"\b(?:ja|je|ji|ha|he){2,}\w*\b|\blol\b")
_ADDRESS = re.compile(r"https?://\S+|www\.\S+|\S+@\S+\.\w+")
_MARKUP = re.compile(r"<[a-zA-Z/!][^>]{0,500}>")
_STRETCH = re.compile(r"([a-z])\1{2,}")
_TOKEN = re.compile(r"10/10|[a-z]+(?:'[a-z]+)?|\d+(?:[.,:/]\d+)*|[!?]+|[.;,:()\n]")
_SPELLINGS = {
    "q": "que", "k": "que", "ke": "que", "xq": "porque", "pq": "porque", "porq": "porque",
    "xk": "porque", "tb": "tambien", "tmb": "tambien", "xfa": "por favor", "xfavor": "por favor",
    "porfa": "por favor", "porfavor": "por favor", "bn": "bien", "kiero": "quiero",
    "msj": "mensaje", "d": "de", "x": "por", "tqm": "te quiero", "grax": "gracias",
    "grcs": "gracias", "u": "you", "ur": "your", "r": "are", "pls": "please", "plz": "please",
    "thx": "thanks", "tks": "thanks", "ty": "thank you", "gr8": "great", "cant": "can't",
    "dont": "don't", "doesnt": "doesn't", "didnt": "didn't", "wont": "won't", "isnt": "isn't",
    "wasnt": "wasn't", "im": "i'm", "ive": "i've", "havent": "haven't", "hasnt": "hasn't",
    "couldnt": "couldn't", "wouldnt": "wouldn't", "arent": "aren't", "youre": "you're",
    "thats": "that's", "its": "its", "ima": "i'm", "gonna": "going to", "wanna": "want to",
}  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Read:
    """A text as tokens, in sentences, and how it was written.

    ``sentences`` hold tokens with their punctuation; ``shouting`` is the share of letters in words
    written in capitals, from 0 to 1.
    """

    sentences: tuple[tuple[str, ...], ...]
    shouting: float
    exclamations: int
    questions: int

    @cached_property
    def tokens(self) -> list[str]:
        """All tokens in order."""
        return [token for sentence in self.sentences for token in sentence]

    @cached_property
    def words(self) -> list[str]:
        """All tokens that are words or numbers."""
        return [token for token in self.tokens if token[0].isalnum()]


def plain(text: str) -> str:
    """Lower case without accents; ``ñ`` becomes ``n`` as hurried people write it."""
    if text.isascii():
        return text.casefold()
    return unicodedata.normalize("NFKD", text.casefold()).translate(_WITHOUT_MARKS)


class _Marks(dict[int, int | None]):
    """Which letters stand alone, asked once for each: a combining mark is left out."""

    def __missing__(self, code: int) -> int | None:
        self[code] = None if unicodedata.combining(chr(code)) else code
        return self[code]


_WITHOUT_MARKS = _Marks()


@lru_cache(maxsize=8)
def read(text: str) -> Read:
    """``text`` as tokens. Any string will do, the empty one too."""
    if len(text) > LONGEST_TEXT:
        text = text[: LONGEST_TEXT // 2] + "\n" + text[-LONGEST_TEXT // 2 :]
    return Read(
        sentences=tuple(_sentences(_tokens(text))),
        shouting=_shouting(text),
        exclamations=text.count("!"),
        questions=text.count("?"),
    )


def _tokens(text: str) -> list[str]:
    text = _ADDRESS.sub(" ", _MARKUP.sub(" ", text)).replace("’", "'").replace("´", "'")
    for pattern, name in _EMOTICONS:
        text = pattern.sub(name, text)
    for sign, name in _SIGNS.items():
        if sign in text:
            text = text.replace(sign, name)
    text = _LAUGH.sub(" jaja ", plain(text))
    text = _STRETCH.sub(r"\1", text)
    found: list[str] = []
    for token in _TOKEN.findall(text):
        found.extend(_SPELLINGS.get(token, token).split())
    return [_NUMBER if word[0].isdigit() and word != "10/10" else word for word in found]


def _sentences(tokens: list[str]) -> list[tuple[str, ...]]:
    found: list[tuple[str, ...]] = []
    here: list[str] = []
    for token in tokens:
        here.append(token)
        if token[0] in ".!?;\n":
            found.append(tuple(here))
            here = []
    if here:
        found.append(tuple(here))
    return [sentence for sentence in found if any(token[0].isalnum() for token in sentence)]


def _shouting(text: str) -> float:
    words: list[str] = re.findall(r"[^\W\d_]{3,}", text)
    letters = sum(map(len, words))
    return sum(len(word) for word in words if word.isupper()) / letters if letters else 0.0
