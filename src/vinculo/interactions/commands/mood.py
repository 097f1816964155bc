"""The mood of a message: polarity, emotion, how sure, why, and whether somebody should look."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from vinculo.kernel.calculation import Answer, Inputs, calculation
from vinculo.kernel.words import gettext_noop, gettext_of
from vinculo.lib.tables import Column, Problem, TableError

_ = gettext_of("interactions")

PATH = ("mood",)
USES_DJANGO = False
NEEDS_DATABASE = False

LONGEST_LINE = 100_000
WORDS = {
    "anger": gettext_noop("enfado"),
    "frustration": gettext_noop("frustración"),
    "sadness": gettext_noop("tristeza"),
    "satisfaction": gettext_noop("satisfacción"),
    "neutral": gettext_noop("neutral"),
    "unclassified": gettext_noop("sin clasificar"),
    "negative": gettext_noop("negativa"),
    "positive": gettext_noop("positiva"),
}
RULES = {
    "leaving": gettext_noop("Dice que se va."),
    "legal": gettext_noop("Habla de demandar o reclamar ante una autoridad."),
    "press": gettext_noop("Habla de hacerlo público."),
    "health": gettext_noop("Puede haber un peligro para la salud."),
    "self_harm": gettext_noop("Puede querer hacerse daño: avise a quien sepa ayudar."),
    "danger": gettext_noop("Puede haber un peligro en el lugar."),
    "violence": gettext_noop("Hay una amenaza o una agresión."),
    "vulnerable": gettext_noop("Puede ser una persona vulnerable."),
    "money_lost": gettext_noop("Puede haber un fraude con su dinero."),
    "repeated": gettext_noop("Dice que ya lo ha dicho antes."),
}
METHODS = ("auto", "light", "deep")
COLUMNS = (
    Column(
        "text",
        "text",
        gettext_noop("el mensaje"),
        aliases=("texto", "mensaje", "message", "comentario", "comment", "body"),
        blank=True,
    ),
)

_SHARE = {"type": "number", "minimum": 0, "maximum": 1}
_MOOD: dict[str, Any] = {
    "type": "object",
    "required": [
        "polarity", "polarity_words", "polarity_confidence", "polarities", "emotion",
        "emotion_words", "emotion_confidence", "emotions", "language", "language_confidence",
        "reasons", "attention", "method",
    ],
    "additionalProperties": False,
    "properties": {
        "row": {"type": "integer"},
        "text": {"type": "string"},
        "version": {"const": "mood/1"},
        "source": {"type": "string"},
        "warnings": {"type": "array"},
        "polarity": {"enum": ["negative", "neutral", "positive"]},
        "polarity_words": {"type": "string"},
        "polarity_confidence": _SHARE,
        "polarities": {"type": "object", "additionalProperties": _SHARE},
        "emotion": {
            "enum": ["anger", "frustration", "sadness", "satisfaction", "neutral", "unclassified"]
        },
        "emotion_words": {"type": "string"},
        "emotion_confidence": _SHARE,
        "emotions": {"type": "object", "additionalProperties": _SHARE},
        "language": {"enum": ["es", "en", "other"]},
        "language_confidence": _SHARE,
        "reasons": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["words", "charge", "is_negated"],
                "properties": {
                    "words": {"type": "string"},
                    "charge": {"type": "number"},
                    "is_negated": {"type": "boolean"},
                },
            },
        },
        "attention": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["rule", "rule_words", "words", "is_urgent"],
                "properties": {
                    "rule": {"type": "string"},
                    "rule_words": {"type": "string"},
                    "words": {"type": "string"},
                    "is_urgent": {"type": "boolean"},
                },
            },
        },
        "method": {"enum": ["light", "deep"]},
    },
}  # fmt: skip
SCHEMA = {
    "title": "vinculo mood",
    "description": "One mood for a text; with --each or --table, one for each line or row.",
    "oneOf": [
        {**_MOOD, "required": ["version", "source", *_MOOD["required"]]},
        {
            "type": "object",
            "required": ["version", "source", "n", "polarities", "moods"],
            "additionalProperties": False,
            "properties": {
                "version": {"const": "mood/1"},
                "source": {"type": "string"},
                "n": {"type": "integer", "minimum": 0},
                "polarities": {"type": "object"},
                "moods": {"type": "array", "items": _MOOD},
                "warnings": {"type": "array"},
            },
        },
    ],
}
SOURCE = (
    "docs/estado-de-animo.md: linear model over word and letter n-grams, negation and own lexicon"
)


@calculation(
    help=_("Estima el ánimo de un mensaje en español o inglés."),
    schema=SCHEMA,
    example_options=('"Llevo tres semanas esperando"',),
)
@click.argument("text", required=False, metavar=_("TEXTO|-"))
@click.option(
    "--file",
    "path",
    type=click.Path(path_type=Path, allow_dash=True),
    help=_("Archivo con el mensaje; - es la entrada estándar."),
)
@click.option("--each", is_flag=True, help=_("Cada línea del archivo es un mensaje."))
@click.option(
    "--table",
    is_flag=True,
    help=_("El archivo es una tabla con una columna text (CSV, Excel, SPSS o Parquet)."),
)
@click.option(
    "--map", "pairs", multiple=True, metavar=_("COLUMNA=text"), help=_("Otro nombre de la columna.")
)
@click.option("--encoding", "charset", help=_("Codificación del texto, si no se reconoce."))
@click.option(
    "--method",
    type=click.Choice(METHODS),
    default="auto",
    show_default=True,
    help=_("light, deep (necesita el extra [text]) o auto: deep si está instalado."),
)
def command(
    _inputs: Inputs,
    *,
    text: str | None,
    path: Path | None,
    each: bool,
    table: bool,
    pairs: tuple[str, ...],
    charset: str | None,
    method: str,
) -> Answer:
    """One message, or many."""
    if text == "-" and path is None:
        text, path = None, Path("-")
    if (text is None) == (path is None):
        raise click.UsageError(_("Dé un texto, o --file ARCHIVO, o - para la entrada estándar."))
    deep = _deep(method)
    if path is None:
        return {"version": "mood/1", "source": SOURCE, **_told(_whole(text or ""), deep=deep)}
    if table:
        return _several(_rows(path, pairs, charset), deep=deep)
    content = _content(path, charset)
    if each:
        lines = enumerate(content.splitlines(), start=1)
        return _several(((n, line) for n, line in lines if line.strip()), deep=deep)
    return {"version": "mood/1", "source": SOURCE, **_told(_whole(content), deep=deep)}


def _deep(method: str) -> bool:
    from vinculo.lib.text.mood import is_deep_installed

    if method == "deep" and not is_deep_installed():
        raise click.UsageError(_("Falta el extra de texto: pip install 'vinculo[text]'."))
    return method == "deep" or (method == "auto" and is_deep_installed())


def _whole(text: str) -> str:
    """A text with something in it. Raises TableError."""
    if not text.strip():
        raise TableError([Problem("no_text", words=_("No hay ningún texto."))])
    return text


def _content(path: Path, encoding: str | None) -> str:
    """The text of a file: UTF-8, with or without mark, else UTF-16 by its mark, else cp1252."""
    import sys

    raw = sys.stdin.buffer.read() if str(path) == "-" else path.read_bytes()
    if b"\0" in raw[:4096] and not raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise TableError([Problem("not_a_text", words=_("El archivo no es un texto."))])
    tries = [encoding] if encoding else ["utf-8-sig", "utf-16", "cp1252"]
    if not encoding and not raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        tries.remove("utf-16")
    for name in tries:
        try:
            return raw.decode(name)
        except (UnicodeError, LookupError):
            continue
    words = _("El texto no se puede leer: guárdelo como UTF-8 o indique --encoding.")
    raise TableError([Problem("broken_encoding", words=words)])


def _rows(path: Path, pairs: tuple[str, ...], encoding: str | None) -> Iterator[tuple[int, str]]:
    from vinculo.kernel.calculation.inputs import spooled
    from vinculo.kernel.tables import stream_table

    named = dict(pair.rsplit("=", 1) for pair in pairs if "=" in pair)
    with spooled(path) as file:
        for part in stream_table(file, COLUMNS, mapping=named, encoding=encoding):
            yield from zip(part.rows, part.texts("text"), strict=True)


def _several(lines: Iterator[tuple[int, str]], *, deep: bool) -> Answer:
    moods = [
        {"row": number, "text": line, **_told(line[:LONGEST_LINE], deep=deep)}
        for number, line in lines
    ]
    if not moods:
        raise TableError([Problem("no_text", words=_("No hay ningún texto."))])
    counts = {"negative": 0, "neutral": 0, "positive": 0}
    for mood in moods:
        counts[mood["polarity"]] += 1
    return {
        "version": "mood/1",
        "source": SOURCE,
        "n": len(moods),
        "polarities": counts,
        "moods": moods,
    }


def _told(text: str, *, deep: bool) -> dict[str, Any]:
    from vinculo.lib.text.mood import mood_of

    mood = mood_of(text, deep=deep)
    return {
        "polarity": mood.polarity,
        "polarity_words": _(WORDS[mood.polarity]),
        "polarity_confidence": round(mood.polarity_confidence, 4),
        "polarities": {name: round(value, 4) for name, value in mood.polarities.items()},
        "emotion": mood.emotion,
        "emotion_words": _(WORDS[mood.emotion]),
        "emotion_confidence": round(mood.emotion_confidence, 4),
        "emotions": {name: round(value, 4) for name, value in mood.emotions.items()},
        "language": mood.language.code,
        "language_confidence": mood.language.confidence,
        "reasons": [
            {"words": r.words, "charge": r.charge, "is_negated": r.is_negated} for r in mood.reasons
        ],
        "attention": [
            {
                "rule": sign.rule,
                "rule_words": _(RULES[sign.rule]),
                "words": sign.words,
                "is_urgent": sign.is_urgent,
            }
            for sign in mood.attention
        ],
        "method": mood.method,
    }
